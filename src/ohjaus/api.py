"""Questions over HTTP as JSON: values of a request to a reply as plain data. Knows nothing of sockets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ohjaus.advisor import Advisor
from ohjaus.counting.count import Count, count, find
from ohjaus.counting.fields import WrongInputs, questions
from ohjaus.dialogue.conversation import Conversation, conversation_from_address
from ohjaus.dialogue.counted import asked_label, fault_text, show_count
from ohjaus.feedback import tally
from ohjaus.library.model import AUDIENCES, REGISTERS, Given, Library, Register
from ohjaus.metrics import ask
from ohjaus.render.counted import count_to_json
from ohjaus.render.to_json import to_json

LONGEST_TEXT = 6000  # letters; a pasted letter from an office fits
COUNT_FIELDS = ("what", "variant", "register", "municipality", "day")
FIELDS = ("q", "register", "municipality", "audience", "day", "k")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,30}")


class RequestError(Exception):
    """The request cannot be answered. `detail` says why, in Finnish; no value of the request is repeated."""

    def __init__(self, detail: str, status: int = 400) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status


@dataclass(frozen=True)
class Question:
    """A request that has been read."""

    text: str
    register: Register
    conversation: Conversation
    day: datetime.date


def read_question(values: Mapping[str, object], library: Library, today: datetime.date) -> Question:
    """The values of a request as a question. Raises RequestError."""
    check_fields(values, FIELDS, library)
    named = {field: _text(values.get(field), field, library) for field in FIELDS}
    text = named["q"]
    if text is None:
        raise RequestError(library.phrase("api-text-missing", "fi", field="q"))
    if len(text) > LONGEST_TEXT:
        raise RequestError(library.phrase("api-text-too-long", "fi", limit=LONGEST_TEXT), 413)
    register = _register(named["register"], library)
    if named["audience"] and named["audience"] not in AUDIENCES:
        raise RequestError(_not_allowed("audience", AUDIENCES, library))
    _check_municipality(named["municipality"], library)
    conversation = conversation_from_address(named["k"] or "", library, named["municipality"], named["audience"])
    return Question(text, register, conversation, _day(named["day"], library) or today)


def answer(question: Question, advisor: Advisor) -> dict[str, Any]:
    """The reply as plain data, and the conversation to send back with the next question."""
    turn = ask(advisor, "api", question.text, question.conversation, question.day, question.register)
    talk = turn.conversation
    tally(
        turn.decision, datetime.date.today(), question.register, talk.audience,
        lambda: advisor.unknown_words(question.text),
    )  # fmt: skip
    after = {"k": talk.to_address(), "municipality": talk.place, "audience": talk.audience}
    return {**to_json(turn.reply), "conversation": after}


@dataclass(frozen=True)
class CountRequest:
    """A request to count that has been read and counted."""

    count: Count
    register: Register
    municipality: str | None


def read_count(values: Mapping[str, object], library: Library, today: datetime.date) -> CountRequest:
    """The values of a request counted: `what`, `variant`, the numbers by their names, `register`, `municipality` and
    `day`. Raises RequestError."""
    check_fields(values, (*COUNT_FIELDS, *get_args(Given)), library)
    named = {field: _text(values.get(field), field, library) for field in COUNT_FIELDS}
    register = _register(named["register"], library)
    _check_municipality(named["municipality"], library)
    given: dict[Given, str] = {key: _number(values[key]) for key in get_args(Given) if values.get(key) is not None}
    try:
        counting, variant = find(named["what"] or "", named["variant"], library)
        counted = count(counting, variant, given, library, _day(named["day"], library) or today)
    except WrongInputs as wrong:
        raise RequestError(" ".join(fault_text(fault, library, register) for fault in wrong.faults)) from wrong
    return CountRequest(counted, register, named["municipality"])


def answer_count(request: CountRequest, library: Library) -> dict[str, Any]:
    """The result as plain data."""
    return count_to_json(show_count(request.count, library, request.register, request.municipality))


def countings(library: Library) -> dict[str, Any]:
    """What can be counted: each counting with its variants and what each asks."""
    return {
        "countings": [
            {
                "what": counting.id,
                "name": counting.name.fi,
                "topics": list(counting.topics),
                "variants": [
                    {
                        "variant": variant.id,
                        "name": variant.name.fi,
                        "asks": [
                            {
                                "field": each.given,
                                "label": asked_label(each.given, library, "fi"),
                                "required": each.is_required,
                            }
                            for each in questions(counting, variant)
                        ],
                    }
                    for variant in counting.variants
                ],
            }
            for counting in library.countings.values()
        ]
    }


def check_fields(values: Mapping[str, object], allowed: tuple[str, ...], library: Library) -> None:
    """Raises RequestError for the first field that nobody reads: a misspelt one would be left out in silence."""
    unknown = next((name for name in values if name not in allowed), None)
    if unknown is None:
        return
    shown = unknown if _NAME.fullmatch(unknown) else "?"  # a name that looks like one of ours, and nothing else
    raise RequestError(library.phrase("api-field-unknown", "fi", field=shown, allowed=", ".join(allowed)))


def refuse_query(values: Mapping[str, str], library: Library) -> None:
    """Raises RequestError where numbers stand in the address: they are sent in the body, which stays in no log."""
    if values:
        raise RequestError(library.phrase("api-count-by-post", "fi"))


def problem(title: str, status: int, detail: str = "") -> dict[str, Any]:
    """An error as RFC 9457 has it."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status}
    return {**body, "detail": detail} if detail else body


def _text(value: object, field: str, library: Library) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise RequestError(library.phrase("api-text-type", "fi", field=field))


def _number(value: object) -> str:
    """A number of JSON or a written one, as text; anything else is no number, which the counting says."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else "-"


def _register(name: str | None, library: Library) -> Register:
    register = next((known for known in REGISTERS if known == (name or "fi")), None)
    if register is None:
        raise RequestError(_not_allowed("register", REGISTERS, library))
    return register


def _check_municipality(name: str | None, library: Library) -> None:
    if name and name not in library.municipalities:
        raise RequestError(library.phrase("api-municipality-unknown", "fi", field="municipality"))


def _not_allowed(field: str, allowed: tuple[str, ...], library: Library) -> str:
    return library.phrase("api-value-unknown", "fi", field=field, allowed=", ".join(allowed))


def _day(text: str | None, library: Library) -> datetime.date | None:
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise RequestError(library.phrase("api-day-wrong", "fi", field="day"))
