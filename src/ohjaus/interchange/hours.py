"""Opening hours of the service register as a Finn writes them: *ma–pe 9.00–15.00*."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from ohjaus.interchange.ptv_format import Opening, ServiceHour, in_finnish

DAYS: Mapping[str, str] = {
    "Monday": "ma",
    "Tuesday": "ti",
    "Wednesday": "ke",
    "Thursday": "to",
    "Friday": "pe",
    "Saturday": "la",
    "Sunday": "su",
}
CLOSED, ALWAYS, BOOKED = "suljettu", "aina auki", "ajanvarauksella"

_TIME = re.compile(r"(\d{1,2}):(\d{2})")


def spoken_hours(hours: Iterable[ServiceHour], day: datetime.date) -> tuple[str, ...]:
    """Each entry that has not ended by this day as one text, in the order given."""
    current = (each for each in hours if each.validTo is None or each.validTo.date() >= day)
    return tuple(text for each in current if (text := _entry(each)))


def _entry(hour: ServiceHour) -> str:
    times = ", ".join(filter(None, map(_opening, _joined(hour.openingHour))))
    if hour.isClosed:
        times = CLOSED
    elif hour.isAlwaysOpen:
        times = ALWAYS
    elif hour.isReservation:
        times = f"{times}, {BOOKED}".removeprefix(", ")
    more = in_finnish(hour.additionalInformation)
    text = f"{times} ({more})" if times and more else times or more
    period = _period(hour)
    return f"{period}: {text}" if period and text else text


def _joined(openings: Iterable[Opening]) -> Iterator[Opening]:
    """Days in a row with the same times as one stretch of days."""
    last: Opening | None = None
    for opening in openings:
        first_day = opening.dayFrom
        if (
            last is not None
            and (last.from_, last.to) == (opening.from_, opening.to)
            and opening.dayTo in (None, first_day)
            and _follows(last.dayTo or last.dayFrom, first_day)
        ):
            last = last.model_copy(update={"dayTo": first_day})
            continue
        if last is not None:
            yield last
        last = opening
    if last is not None:
        yield last


def _follows(first: str | None, second: str | None) -> bool:
    """Is the second the weekday after the first?"""
    return any(pair == (first, second) for pair in pairwise(DAYS))


def _opening(opening: Opening) -> str:
    first, last = DAYS.get(opening.dayFrom or "", ""), DAYS.get(opening.dayTo or "", "")
    days = f"{first}–{last}" if first and last and first != last else first
    begin, end = _time(opening.from_), _time(opening.to)
    times = f"{begin}–{end}" if begin and end else ""
    return f"{days} {times}".strip()


def _time(text: str | None) -> str:
    found = _TIME.match(text or "")
    return f"{int(found[1])}.{found[2]}" if found else ""


def _period(hour: ServiceHour) -> str:
    """The days between which an entry holds, when it has such: a season, a holiday."""
    first, last = (_day(moment) for moment in (hour.validFrom, hour.validTo))
    if hour.serviceHourType != "Exceptional" and not last:
        return ""
    return first if first == last or not last else f"{first}–{last}"


def _day(moment: datetime.datetime | None) -> str:
    return f"{moment.day}.{moment.month}.{moment.year}" if moment else ""
