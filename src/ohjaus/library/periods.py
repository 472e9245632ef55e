"""Which value of an amount holds on a day, and how sure it is: the one judgement, for every sum that is shown."""

from __future__ import annotations

import datetime
from enum import StrEnum

from ohjaus.library.dates import first_day
from ohjaus.library.model import AmountPart, AmountValue, Library


class Standing(StrEnum):
    """How sure an amount is on a day, the surest first."""

    CURRENT = "current"  # it holds, is checked in time and rests on verified facts
    ESTIMATE = "estimate"  # the same, but nobody has verified all that it rests on
    STALE = "stale"  # the last known one: its period has ended, or it was checked too long ago
    UNKNOWN = "unknown"  # nobody has seen one for the day or before it


def value_on(part: AmountPart, day: datetime.date) -> AmountValue | None:
    """The value whose period holds the day, or None."""
    return next((v for v in part.values if v.valid_from <= day and (v.valid_to is None or day <= v.valid_to)), None)


def last_known(part: AmountPart, day: datetime.date) -> AmountValue | None:
    """The newest value that began on or before the day, or None."""
    begun = [v for v in part.values if v.valid_from <= day]
    return max(begun, key=lambda v: v.valid_from) if begun else None


def is_current(part: AmountPart, value: AmountValue, day: datetime.date) -> bool:
    """Whether the value holds on the day and was verified within the part's own review interval.

    A source that shows only a year counts from the year's first day.
    """
    holds = value.valid_from <= day and (value.valid_to is None or day <= value.valid_to)
    return holds and (day - first_day(value.last_verified)).days <= part.review_days


def is_estimate(value: AmountValue, library: Library) -> bool:
    """Whether the value is no surer than `likely`: it inherits the confidence of the weakest fact that it rests on."""
    return any(library.facts[fact].confidence != "verified" for fact in value.facts if fact in library.facts)


def standing(part: AmountPart, day: datetime.date, library: Library) -> tuple[AmountValue | None, Standing]:
    """The value to count with on the day, else the last known one, and how sure it is."""
    value = value_on(part, day) or last_known(part, day)
    if value is None:
        return None, Standing.UNKNOWN
    if not is_current(part, value, day):
        return value, Standing.STALE
    return value, Standing.ESTIMATE if is_estimate(value, library) else Standing.CURRENT
