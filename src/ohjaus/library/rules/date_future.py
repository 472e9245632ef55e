"""Nothing was seen, checked, read or signed after the day of the check.

Passes: `seen: '2026-05'` when the check is run in May 2026 or later.
Fails: `last_verified: '2099-01-01'`; a `seen`, a `reviewed`, a `source_day` or a day in `signed_off` in the future.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ohjaus.library.dates import first_day
from ohjaus.library.documents import Documents
from ohjaus.library.model import Frozen
from ohjaus.library.parse import Path
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "date-future"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each such day. Without a day of the check there is none."""
    if documents.day is None:
        return
    for entry, path, first in _days(documents):
        if first > documents.day:
            message = f"päivä on vasta tulossa (tarkistuksen päivä on {documents.day})"
            yield entry.problem(path, ID, message, "Kirjoita päivä, jona asia nähtiin, tarkistettiin tai luettiin.")


def _days(documents: Documents) -> Iterator[tuple[Entry[Frozen], Path, datetime.date]]:
    """Every day on which somebody has done something, with its place."""
    for source in documents.sources:
        yield from _partial(source, ("seen",), source.value.seen)
    for fact in documents.facts:
        yield from _partial(fact, ("seen",), fact.value.seen)
    for contact in documents.contacts:
        yield from _partial(contact, ("source_day",), contact.value.source_day)
    for topic in documents.topics:
        yield topic, ("reviewed",), topic.value.reviewed
    for amounts in documents.amounts:
        for number, part in enumerate(amounts.value.parts):
            for at, value in enumerate(part.values):
                yield from _partial(amounts, ("parts", number, "values", at, "last_verified"), value.last_verified)
    for crisis in documents.safety:
        for number, line in enumerate(crisis.value.contacts):
            yield from _partial(crisis, ("contacts", number, "seen"), line.seen)
    for page in documents.pages:
        if page.matter and page.matter.value.signed_off:
            yield page.matter, ("signed_off", "day"), page.matter.value.signed_off.day


def _partial(
    entry: Entry[Frozen], path: Path, partial: str | None
) -> Iterator[tuple[Entry[Frozen], Path, datetime.date]]:
    if partial:
        yield entry, path, first_day(partial.rpartition("–")[2])  # of two years, the last
