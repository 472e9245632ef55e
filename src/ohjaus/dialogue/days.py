"""What a guide's text cannot say of a day: which of it had not begun, and whether it has been checked since."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ohjaus.dialogue.amounts import fill_amounts
from ohjaus.dialogue.reply import ShownAmount
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Fact, LawChange, Library, Organisation, Register, Topic

WHOLE_DAY = len("2026-05-01")  # law begins on a day; a fact's year or month is the age of its source


def later_law(
    fact_ids: Iterable[str], office: str, library: Library, day: datetime.date, register: Register
) -> tuple[tuple[str, ...], tuple[ShownAmount, ...]]:
    """What to say of facts that began only after the day, the earliest change first: what held then, or whom to ask.

    With it, the amounts that it names.
    """
    changes: dict[LawChange, None] = {}
    alone: dict[str, None] = {}
    for fact_id in fact_ids:
        change = library.law_change_of.get(fact_id)
        fact = library.facts.get(fact_id)
        if change is not None:
            if change.valid_from > day:
                changes[change] = None
        elif fact is not None and _begins_after(fact, day):
            alone[fact.valid_from or ""] = None
    told: list[str] = []
    amounts: list[ShownAmount] = []
    for change in sorted(changes, key=lambda each: each.valid_from):
        text, shown = _change(change, library, day, register)
        told.append(text)
        amounts += shown
    begun = {change.valid_from.isoformat() for change in changes}
    ask = library.organisations[office]
    told += [_unknown(begins, ask, library, day, register) for begins in sorted(alone) if begins not in begun]
    return tuple(told), tuple(amounts)


def unchecked_since(topic: Topic, library: Library, day: datetime.date, register: Register) -> tuple[str, ...]:
    """What to say when a year has turned since the guide was read, or its review is overdue: law changes with the year."""
    overdue = (day - topic.reviewed).days > topic.review_days
    if day.year <= topic.reviewed.year and not overdue:
        return ()
    office = library.organisations[topic.office].name.in_register(register)
    seen = spoken_day(topic.reviewed.isoformat(), register)
    return (library.phrase("day-unchecked", register, seen=seen, check=office),)


def _begins_after(fact: Fact, day: datetime.date) -> bool:
    """Is it a rule that began later? A sum is not asked here: `amounts` knows its days."""
    return (
        fact.valid_from is not None
        and fact.value is None
        and len(fact.valid_from) == WHOLE_DAY
        and fact.valid_from > day.isoformat()
    )


def _change(
    change: LawChange, library: Library, day: datetime.date, register: Register
) -> tuple[str, tuple[ShownAmount, ...]]:
    if change.before is None:
        ask = library.organisations[change.check_with]
        return _unknown(change.valid_from.isoformat(), ask, library, day, register), ()
    before, amounts = fill_amounts(change.before.in_register(register), library, day, register)
    begins = spoken_day(change.valid_from.isoformat(), register)
    shown = spoken_day(day.isoformat(), register)
    return library.phrase("day-before", register, begins=begins, day=shown, before=before), amounts


def _unknown(begins: str, ask: Organisation, library: Library, day: datetime.date, register: Register) -> str:
    return library.phrase(
        "day-before-unknown",
        register,
        begins=spoken_day(begins, register),
        day=spoken_day(day.isoformat(), register),
        check=ask.name.in_register(register),
    )
