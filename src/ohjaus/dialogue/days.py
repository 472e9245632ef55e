"""What a guide's text cannot say of a day: which of it had not begun, and whether it has been checked since."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence

from ohjaus.dialogue.amounts import fill_amounts
from ohjaus.dialogue.reply import ShownAmount
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Fact, LawChange, Library, Organisation, Register, Topic

MOST_NOTES = 2
WHOLE_DAY = len("2026-05-01")  # law begins on a day; a fact's year or month is the age of its source


def later_law(
    fact_ids: Iterable[str], office: str, library: Library, day: datetime.date, register: Register
) -> tuple[tuple[str, ...], tuple[ShownAmount, ...]]:
    """What to say of facts that began only after the day: what held then, or whom to ask. At most two notes, the one
    that most of the facts rest on first; where anything of what held is known, nothing is said of what is not.

    With it, the amounts that it names.
    """
    changes: Counter[LawChange] = Counter()
    alone: set[str] = set()
    for fact_id in fact_ids:
        change = library.law_change_of.get(fact_id)
        fact = library.facts.get(fact_id)
        if change is not None:
            if change.valid_from > day:
                changes[change] += 1
        elif fact is not None and _begins_after(fact, day):
            alone.add(fact.valid_from or "")
    known = [change for change in changes if change.before is not None]
    known.sort(key=lambda each: (-changes[each], each.valid_from))
    told = [_change(change, library, day, register) for change in known[:MOST_NOTES]]
    if told:
        return tuple(dict.fromkeys(text for text, _ in told)), tuple(amount for _, shown in told for amount in shown)
    begins = sorted({*alone, *(change.valid_from.isoformat() for change in changes)})
    if not begins:
        return (), ()
    ask = changes.most_common(1)[0][0].check_with if changes else office
    return (_unknown(begins, library.organisations[ask], library, day, register),), ()


def reviewed(topic: Topic, library: Library, day: datetime.date, register: Register) -> str:
    """When the guide was last read; when a year has turned since, or its review is overdue, also that the law may have
    changed with the year."""
    seen = spoken_day(topic.reviewed.isoformat(), register)
    overdue = (day - topic.reviewed).days > topic.review_days
    if day.year <= topic.reviewed.year and not overdue:
        return library.phrase("reviewed", register, day=seen)
    office = library.organisations[topic.office].name.in_register(register)
    return library.phrase("day-unchecked", register, seen=seen, check=office)


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
    held = change.before.in_register(register) if change.before else ""
    before, amounts = fill_amounts(held, library, day, register)
    begins = spoken_day(change.valid_from.isoformat(), register)
    shown = spoken_day(day.isoformat(), register)
    return library.phrase("day-before", register, begins=begins, day=shown, before=before), amounts


def _unknown(begins: Sequence[str], ask: Organisation, library: Library, day: datetime.date, register: Register) -> str:
    *first, last = [spoken_day(each, register) for each in begins]
    joined = library.phrase("dates-joined", register, first=", ".join(first), last=last) if first else last
    return library.phrase(
        "day-before-unknown",
        register,
        begins=joined,
        day=spoken_day(day.isoformat(), register),
        check=ask.name.in_register(register),
    )
