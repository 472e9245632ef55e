"""A counting, the reader's numbers and a day to a result that knows how sure it is."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from ohjaus.counting.fields import Fault, WrongInputs, read
from ohjaus.counting.sums import RULES, Line, Sum
from ohjaus.library.model import AmountValue, Counting, Given, Library, Role, Variant
from ohjaus.library.periods import Standing, standing

_SURENESS = tuple(Standing)


@dataclass(frozen=True)
class Used:
    """An amount that was counted with: the value of the day, else the last known one, and how sure it is."""

    role: Role
    amount: str  # "kulukorvaus.paiva"
    value: AmountValue | None
    standing: Standing


@dataclass(frozen=True)
class Count:
    """A result. Without lines when an amount is unknown: then nothing is counted."""

    counting: Counting
    variant: Variant
    day: datetime.date
    given: Mapping[Given, Decimal]
    used: tuple[Used, ...]
    standing: Standing | None  # that of the least sure amount; None: only the reader's own numbers were counted with
    lines: tuple[Line, ...] = ()
    notes: tuple[Line, ...] = ()
    parts: tuple[Line, ...] = ()


def find(counting_id: str, variant_id: str | None, library: Library) -> tuple[Counting, Variant]:
    """The counting and its variant, the first one when none is named. Raises WrongInputs for an unknown id."""
    counting = library.countings.get(counting_id)
    if counting is None:
        raise WrongInputs(Fault("counting", allowed=tuple(library.countings)))
    variant = counting.variant(variant_id) if variant_id else counting.variants[0]
    if variant is None:
        raise WrongInputs(Fault("variant", allowed=tuple(each.id for each in counting.variants)))
    return counting, variant


def count(
    counting: Counting, variant: Variant, values: Mapping[Given, str], library: Library, day: datetime.date
) -> Count:
    """The result for the day, of numbers as the reader wrote them. Raises WrongInputs."""
    given = read(values, counting, variant)
    used = tuple(_used(role, amount, library, day) for role, amount in variant.amounts.items())
    sureness = max((each.standing for each in used), key=_SURENESS.index, default=None)
    amounts = {each.role: Decimal(str(each.value.value)) for each in used if each.value is not None}
    summed = Sum(()) if sureness is Standing.UNKNOWN else RULES[counting.rule](given, amounts)
    return Count(counting, variant, day, given, used, sureness, summed.lines, summed.notes, summed.parts)


def _used(role: Role, amount: str, library: Library, day: datetime.date) -> Used:
    return Used(role, amount, *standing(library.amounts[amount], day, library))
