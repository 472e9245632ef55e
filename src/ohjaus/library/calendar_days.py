"""Days and months of the calendar in running text: `1.5.2026`, `1. toukokuuta 2026`, `toukokuussa`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ohjaus.library.dates import MONTHS

_MONTH = "|".join(month[:-1] for month in MONTHS)  # toukokuu- : toukokuun, toukokuussa
_FOUND = re.compile(
    rf"(?<![\d.,])(?P<day>[0-3]?\d)\.(?P<number>[01]?\d)\.(?:\s?(?P<year>20\d\d))?(?!\d)"
    rf"|(?:(?<![\d.,])(?P<written_day>[0-3]?\d)\.\s+)?\b(?P<month>{_MONTH})u\w*(?:\s+(?:vuonna\s+|vuoden\s+)?(?P<its_year>20\d\d))?",
    re.IGNORECASE,
)
_DEADLINE_AFTER = re.compile(r"\s+(?:mennessä|asti|saakka)\b", re.IGNORECASE)
_DEADLINE_BEFORE = re.compile(r"\bviimeistään\s+$", re.IGNORECASE)


@dataclass(frozen=True)
class CalendarDay:
    """A day or a month, as exactly as the text says it, and where it stands."""

    month: int
    day: int | None
    year: int | None
    is_deadline: bool
    start: int
    end: int

    def may_be(self, other: CalendarDay) -> bool:
        """Can both mean the same day? One of them may be less exact."""
        return self.month == other.month and _fits(self.day, other.day) and _fits(self.year, other.year)


def read_days(text: str) -> tuple[CalendarDay, ...]:
    """Every day and month of the text, in its order."""
    return tuple(_days(text))


def conflicts(here: tuple[CalendarDay, ...], there: tuple[CalendarDay, ...]) -> Iterator[CalendarDay]:
    """The days of one text that the other says otherwise: both have one that the other has not. A day by which
    something must be done may not be left out either."""
    alone = [day for day in here if not any(day.may_be(other) for other in there)]
    others = [day for day in there if not any(day.may_be(other) for other in here)]
    for day in alone:
        if others or day.is_deadline:
            yield day


def _days(text: str) -> Iterator[CalendarDay]:
    for found in _FOUND.finditer(text):
        month = int(found["number"]) if found["number"] else _month(found["month"])
        if 1 <= month <= 12:
            day, year = found["day"] or found["written_day"], found["year"] or found["its_year"]
            is_deadline = bool(
                _DEADLINE_AFTER.match(text, found.end()) or _DEADLINE_BEFORE.search(text[: found.start()])
            )
            yield CalendarDay(month, int(day) if day else None, int(year) if year else None, is_deadline, *found.span())


def _month(word: str) -> int:
    return 1 + next(number for number, month in enumerate(MONTHS) if month.startswith(word.lower()))


def _fits(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one == other
