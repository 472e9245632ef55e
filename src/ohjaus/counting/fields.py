"""What a counting asks of the reader, and what of the answers can be counted with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ohjaus.library.count_rules import ASKED
from ohjaus.library.model import Counting, Given, Role, Variant

_NUMBER = re.compile(r"([-+−–]?)([0-9]{1,20}(?:[.,][0-9]{1,2})?)")
_NOT_WRITTEN = re.compile(r"[\s\u00a0\u202f]|€$|eur(oa)?$", re.IGNORECASE)
_LONGEST = 40  # letters of a number


@dataclass(frozen=True)
class Field:
    """How a number is asked: its unit, and what is possible."""

    unit: str  # a phrase's key: count-unit-<unit>
    least: Decimal
    most: Decimal
    is_whole: bool = False


def _field(unit: str, least: int, most: int, is_whole: bool = False) -> Field:
    return Field(unit, Decimal(least), Decimal(most), is_whole)


# The upper ends say only that a hand slipped: no wage that a support is counted of comes near them.
FIELDS: Mapping[Given, Field] = {
    "wage": _field("euro", 0, 20_000),
    "working-time": _field("percent", 1, 100),
    "months": _field("month", 1, 60, is_whole=True),
    "hours-a-day": _field("hour", 0, 24),
    "days-a-week": _field("day", 0, 7, is_whole=True),
    "cost": _field("euro", 0, 200_000),
    "sum-a-day": _field("euro", 0, 200),
    "earnings": _field("euro", 0, 20_000),
    "earlier": _field("euro", 0, 20_000),
}

_ONLY_WITH: Mapping[Given, Role] = {"working-time": "working-time", "earlier": "own-share"}
_ONLY_WITHOUT: Mapping[Given, Role] = {"sum-a-day": "rate"}
_MAY_BE_LEFT_OUT = frozenset({"working-time", "months"})


@dataclass(frozen=True)
class Question:
    """One number to ask for."""

    given: Given
    field: Field
    is_required: bool


@dataclass(frozen=True)
class Fault:
    """What is wrong with an answer. `kind` is a phrase's key: count-error-<kind>."""

    kind: str
    given: Given | None = None
    allowed: tuple[str, ...] = ()


class WrongInputs(Exception):
    """The numbers cannot be counted with. `faults` lists everything that is wrong."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(f"{len(faults)} faults in the inputs")
        self.faults = faults


def questions(counting: Counting, variant: Variant) -> tuple[Question, ...]:
    """What is asked, in order."""
    return tuple(
        Question(given, FIELDS[given], given not in _MAY_BE_LEFT_OUT)
        for given in ASKED[counting.rule]
        if (given not in _ONLY_WITH or _ONLY_WITH[given] in variant.amounts)
        and (given not in _ONLY_WITHOUT or _ONLY_WITHOUT[given] not in variant.amounts)
    )


def read(values: Mapping[Given, str], counting: Counting, variant: Variant) -> dict[Given, Decimal]:
    """The written answers as numbers, those left out not among them. Raises WrongInputs with every fault.

    `2 000,50`, `2000.50` and `2000 €` are numbers; at most two decimals.
    """
    asked = questions(counting, variant)
    faults = [Fault("unused", given) for given in values if given not in {question.given for question in asked}]
    numbers: dict[Given, Decimal] = {}
    for question in asked:
        text = _NOT_WRITTEN.sub("", values.get(question.given, "")[: _LONGEST + 1])
        if not text:
            faults += [Fault("missing", question.given)] if question.is_required else []
            continue
        kind, number = _number(text, question.field)
        if kind:
            faults.append(Fault(kind, question.given))
        else:
            numbers[question.given] = number
    if faults:
        raise WrongInputs(*faults)
    return numbers


def _number(text: str, field: Field) -> tuple[str, Decimal]:
    """The number, or the kind of its fault."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return "not-number", Decimal(0)
    sign, digits = found.groups()
    number = Decimal(digits.replace(",", "."))
    if sign not in ("", "+") and number:
        return "negative", number
    if not field.least <= number <= field.most:
        return "range", number
    if field.is_whole and number != number.to_integral_value():
        return "whole", number
    return "", number
