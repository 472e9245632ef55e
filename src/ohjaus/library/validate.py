"""Plain values to frozen models; what does not fit becomes findings in Finnish, each at its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ohjaus.library.model import AmountFile, FrontMatter, Frozen
from ohjaus.library.nearest import allowed, did_you_mean
from ohjaus.library.parse import Document, Path, Plain
from ohjaus.library.problems import Level, Problem
from ohjaus.library.type_messages import in_finnish

RULES = {
    "key-unknown": "a key is one that the model knows",
    "key-missing": "every required key is there",
    "value-invalid": "a value is of the right kind",
    "date-invalid": "a day is a day of the calendar, written 2026-05-01",
    "amount-source": "an amount says where it was seen",
    "amount-period": "an amount says from when and until when it holds",
    "signed-off": "a signature is a person and a day, or null",
}

M = TypeVar("M", bound=Frozen)
M_co = TypeVar("M_co", bound=Frozen, covariant=True)

_UNTIL = "Kirjoita valid_from (ensimmäinen päivä) ja valid_to (viimeinen päivä tai null: toistaiseksi)."
_OWN_RULES: dict[tuple[type[Frozen], str], tuple[str, str, str]] = {
    (AmountFile, "source"): (
        "amount-source",
        "summalta puuttuu lähde",
        "Kirjoita kenttään source lähteen tunnus tiedostosta knowledge/sources.yaml.",
    ),
    (AmountFile, "valid_from"): ("amount-period", "summalta puuttuu voimassaolon alku (valid_from)", _UNTIL),
    (AmountFile, "valid_to"): ("amount-period", "summalta puuttuu voimassaolon loppu (valid_to)", _UNTIL),
    (FrontMatter, "signed_off"): (
        "signed-off",
        "hyväksynnässä on oltava henkilö ja päivä",
        "Kirjoita signed_off: {who: Nimi, day: 2026-05-01}, tai null, kun kukaan ei ole vielä hyväksynyt sivua.",
    ),
}


@dataclass(frozen=True)
class Entry(Generic[M_co]):
    """A value that fits its model, and where it stands."""

    value: M_co
    document: Document
    path: Path = ()

    def problem(self, path: Path, rule: str, message: str, hint: str = "", level: Level = Level.ERROR) -> Problem:
        """A finding at the value at this path inside the entry."""
        return self.document.file.problem(self.document.position(self.path + path), rule, message, hint, level)

    def key_problem(self, path: Path, rule: str, message: str, hint: str = "", level: Level = Level.ERROR) -> Problem:
        """A finding at the key of the value at this path inside the entry."""
        return self.document.file.problem(self.document.key_position(self.path + path), rule, message, hint, level)


def validate(document: Document, model: type[M], path: Path, value: Plain) -> Entry[M] | tuple[Problem, ...]:
    """One value of a document as an entry, or the findings that tell why it is none."""
    try:
        fitting = model.model_validate(value, strict=True, by_alias=True, by_name=False)
    except ValidationError as error:
        return tuple(_problems(document, model, path, error))
    return Entry(fitting, document, path)


def _problems(document: Document, model: type[Frozen], path: Path, error: ValidationError) -> Iterator[Problem]:
    places = set()
    details = error.errors(include_url=False)
    for detail in details:
        if detail["type"] == "too_short" and any(_is_inside(other, detail) for other in details):
            continue  # pydantic counts only the items that fit
        problem = _problem(document, model, path, detail)
        place = (problem.line, problem.column, problem.rule)
        if place not in places or detail["type"] == "missing":  # each arm of a union complains of the same value
            places.add(place)
            yield problem


def _is_inside(detail: ErrorDetails, outer: ErrorDetails) -> bool:
    """Is the first error of something inside the value of the second?"""
    place = outer["loc"]
    return len(detail["loc"]) > len(place) and detail["loc"][: len(place)] == place


def _problem(document: Document, model: type[Frozen], path: Path, detail: ErrorDetails) -> Problem:
    where = path + detail["loc"]
    key = str(where[-1]) if where else ""
    own = next((_OWN_RULES[model, str(step)] for step in detail["loc"] if (model, str(step)) in _OWN_RULES), None)
    if own and (own[0] == "signed-off" or detail["type"] == "missing" or detail["input"] is None):
        return document.file.problem(document.position(where), *own)
    if detail["type"] == "missing":
        message, hint = f"avain «{key}» puuttuu", f"Lisää rivi «{key}: …»."
        return document.file.problem(document.position(where), "key-missing", message, hint)
    if detail["type"] == "extra_forbidden":
        keys = _keys(model, detail["loc"])
        hint = f"{did_you_mean(key, keys)} {allowed(keys)}".strip()
        return document.file.problem(document.key_position(where), "key-unknown", f"avainta «{key}» ei tunneta", hint)
    rule = "date-invalid" if detail["type"] == "day" else "value-invalid"
    return document.file.problem(document.position(where), rule, *in_finnish(detail))


def _keys(model: type[Frozen], path: Path) -> list[str]:
    """The keys that stand beside the last step of the path, in the order of the model."""
    for step in path[:-1]:
        if isinstance(step, str) and (field := _fields(model).get(step)):
            model = _model_in(field.annotation) or model
    return list(_fields(model))


def _fields(model: type[Frozen]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_in(annotation: object) -> type[Frozen] | None:
    """The model inside `X`, `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next(filter(None, map(_model_in, get_args(annotation))), None)
