"""What grows old: a pure function of the library and a day. Nothing here reads a clock or a disk."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ohjaus.library.dates import first_day
from ohjaus.library.model import REGISTERS, AmountPart, Library
from ohjaus.library.periods import value_on

SOON = 90  # days
CONTACT_DAYS = 365  # how many days a contact's source lasts


class Kind(StrEnum):
    """Why someone should look at a thing, the most pressing first."""

    UNKNOWN = "unknown"  # the amount has no value on the day
    UNCHECKED = "unchecked"  # it was last verified too long ago
    REVIEW = "review"  # the guide is past its review
    ENDS = "ends"  # its period ends soon, and nothing follows
    CHECK_SOON = "check-soon"  # its check lapses soon
    REVIEW_SOON = "review-soon"  # the guide's review comes soon


@dataclass(frozen=True)
class Aging:
    """One thing to look at."""

    kind: Kind
    day: datetime.date | None  # when it ended or lapsed, or will; None: no day is known
    id: str  # of the amount, the fact, the contact or the topic
    name: str  # Finnish
    file: str  # where to mend it, relative to the root


def find_aging(library: Library, day: datetime.date, days: int = SOON) -> tuple[Aging, ...]:
    """Everything that has grown old on the day or will within so many days: by kind, then by day, then by id."""
    found = [*_amounts(library, day, days), *_facts(library, day, days), *_contacts(library, day)]
    found += _guides(library, day, days)
    kinds = list(Kind)
    return tuple(sorted(found, key=lambda item: (kinds.index(item.kind), item.day or datetime.date.min, item.id)))


def _amounts(library: Library, day: datetime.date, days: int) -> Iterator[Aging]:
    for amount_id, part in library.amounts.items():
        file = f"knowledge/amounts/{amount_id.split('.')[0]}.yaml"
        value = value_on(part, day)
        if value is None:
            yield Aging(Kind.UNKNOWN, _end_before(part, day), amount_id, part.name, file)
            continue
        lapses = first_day(value.last_verified) + datetime.timedelta(days=part.review_days)
        if lapses < day:
            yield Aging(Kind.UNCHECKED, lapses, amount_id, part.name, file)
        elif _is_soon(lapses, day, days):
            yield Aging(Kind.CHECK_SOON, lapses, amount_id, part.name, file)
        if value.valid_to and _is_soon(value.valid_to, day, days) and not _follows(part, value.valid_to):
            yield Aging(Kind.ENDS, value.valid_to, amount_id, part.name, file)


def _facts(library: Library, day: datetime.date, days: int) -> Iterator[Aging]:
    """Facts whose written period ends soon. A year or a month ends with its last day."""
    for fact in library.facts.values():
        last = _last_day(fact.valid_to) if fact.valid_to else None
        if last and _is_soon(last, day, days):
            yield Aging(Kind.ENDS, last, fact.id, fact.statement, f"knowledge/facts/{fact.id.rsplit('-', 1)[0]}.yaml")


def _contacts(library: Library, day: datetime.date) -> Iterator[Aging]:
    """Contacts whose source shows an old day, or none."""
    for contact in library.contacts.values():
        seen = first_day(contact.source_day) if contact.source_day else None
        lapses = seen + datetime.timedelta(days=CONTACT_DAYS) if seen else None
        if lapses is None or lapses < day:
            yield Aging(Kind.UNCHECKED, lapses, contact.id, contact.name, "knowledge/contacts.yaml")


def _guides(library: Library, day: datetime.date, days: int) -> Iterator[Aging]:
    for topic in library.topics.values():
        due = topic.reviewed + datetime.timedelta(days=topic.review_days)
        if due < day or _is_soon(due, day, days):
            kind = Kind.REVIEW if due < day else Kind.REVIEW_SOON
            yield Aging(kind, due, topic.id, library.guide(topic.id, REGISTERS[0]).title, "knowledge/topics.yaml")


def _is_soon(last: datetime.date, day: datetime.date, days: int) -> bool:
    """Is it the day itself or one of the following days?"""
    return 0 <= (last - day).days <= days


def _end_before(part: AmountPart, day: datetime.date) -> datetime.date | None:
    """When the newest value before the day ended, or None when none had begun."""
    return max((value.valid_to for value in part.values if value.valid_to and value.valid_to < day), default=None)


def _follows(part: AmountPart, last: datetime.date) -> bool:
    return any(value.valid_from == last + datetime.timedelta(days=1) for value in part.values)


def _last_day(partial: str) -> datetime.date | None:
    """The latest day that `2024`, `2024-06` or `2024-06-20` can mean; None when the text is none of these."""
    try:
        first = first_day(partial)
    except ValueError:
        return None
    if len(partial) == len("2024"):
        return datetime.date(first.year, 12, 31)
    if len(partial) == len("2024-06"):
        following = (first + datetime.timedelta(days=31)).replace(day=1)
        return following - datetime.timedelta(days=1)
    return first
