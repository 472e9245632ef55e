"""A count in words: what was counted, with which amounts of which day, how sure it is and what it leaves out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from ohjaus.counting.count import Count
from ohjaus.counting.fields import FIELDS, Fault
from ohjaus.counting.sums import Line
from ohjaus.dialogue.amounts import show_amount, written_number
from ohjaus.dialogue.cited import shown_source
from ohjaus.dialogue.offices import shown_office
from ohjaus.dialogue.reply import ShownAmount, ShownContact, ShownSource
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Counting, Given, Library, Organisation, Register, Variant
from ohjaus.library.periods import Standing

_VERDICTS = frozenset({"within", "over"})  # notes that judge, and so say less when the amounts are not sure
OWN = "own"  # the standing of a result in which no amount of ours was used


@dataclass(frozen=True)
class ShownLine:
    """One number with what it is. `number` is exact and has a full stop; `text` is as it is read."""

    key: str
    label: str
    number: str
    text: str
    is_told: bool = True  # False: a table has a cell for it, no list a line


@dataclass(frozen=True)
class ShownCount:
    """A result as a reader is shown it, without form."""

    counting: str
    variant: str
    register: Register
    day: datetime.date
    title: str
    says: str  # the rule in words
    law: str
    given: tuple[ShownLine, ...]
    lines: tuple[ShownLine, ...]  # none when an amount is unknown
    notes: tuple[str, ...]  # what limited the result
    standing: str  # "current", "estimate", "stale", "unknown" or "own"
    standing_text: str
    amounts: tuple[ShownAmount, ...]
    not_counted: tuple[str, ...]
    sources: tuple[ShownSource, ...]
    parts: tuple[ShownLine, ...]  # of one whole, for a picture
    picture: str  # the picture in words
    legend: str  # what its filled and its empty part are
    office: ShownContact
    promise: str
    path: str  # the page on it, relative to the site's root

    @property
    def told(self) -> tuple[ShownLine, ...]:
        """The lines of one result on its own, without those that are nothing and would mislead."""
        return tuple(line for line in self.lines if line.is_told)


def show_count(count: Count, library: Library, register: Register, place: str | None = None) -> ShownCount:
    """The result in words. `place` is a municipality, whose own office is named then."""
    counting, variant = count.counting, count.variant
    office = shown_office(library.organisations[counting.check_with], library, register, place)
    checked = shown_office(_least_sure(count, library), library, register, place)
    standing = OWN if count.standing is None else count.standing.value
    day = spoken_day(count.day.isoformat(), register)
    parts = tuple(_line(line, library, register) for line in count.parts)
    name = title(counting, variant, library, register)
    told = ", ".join(f"{part.label} {part.text}" for part in parts if part.is_told)
    return ShownCount(
        counting=counting.id,
        variant=variant.id,
        register=register,
        day=count.day,
        title=name,
        says=counting.says.in_register(register),
        law=_law(counting, library, register),
        given=tuple(_given(given, number, library, register) for given, number in count.given.items()),
        lines=tuple(_line(line, library, register) for line in count.lines),
        notes=tuple(
            library.phrase(f"count-note-{_note(note, count)}", register, number=number_text(note.number, note.unit, library, register))
            for note in count.notes
        ),
        standing=standing,
        standing_text=library.phrase(f"count-standing-{standing}", register, day=day, office=checked.name),
        amounts=tuple(show_amount(used.amount, library, count.day, register) for used in count.used),
        not_counted=tuple(each.in_register(register) for each in counting.not_counted),
        sources=_sources((*counting.facts, *variant.facts), library, register),
        parts=parts,
        picture=library.phrase("count-picture", register, name=name, parts=told) if parts else "",
        legend=library.phrase(
            "count-legend", register, first=parts[0].label.lower(), second=parts[1].label.lower()
        )
        if parts
        else "",
        office=office,
        promise=library.phrase("count-promise", register, office=office.name),
        path=counting_path(counting.id, register),
    )  # fmt: skip


def title(counting: Counting, variant: Variant, library: Library, register: Register) -> str:
    """What is counted; the variant too, where there are several."""
    name = counting.name.in_register(register)
    if len(counting.variants) == 1:
        return name
    return library.phrase("count-title", register, name=name, variant=variant.name.in_register(register))


def counting_path(counting_id: str, register: Register) -> str:
    """The place of a counting on the site."""
    return ("selko/" if register == "selko" else "") + f"laskuri/#{counting_id}"


def input_label(given: Given, library: Library, register: Register) -> str:
    """What a number is asked by."""
    return library.phrase(f"count-input-{given}", register)


def asked_label(given: Given, library: Library, register: Register) -> str:
    """What a number is asked by in a form, with how it is measured."""
    return library.phrase(f"count-measure-{FIELDS[given].unit}", register, label=input_label(given, library, register))


def number_text(number: Decimal, unit: str, library: Library, register: Register) -> str:
    """A number with its unit, as it is read: `1 000 euroa`, `1 tunti`."""
    ending = "-one" if number == 1 else ""
    return library.phrase(f"count-unit-{unit}{ending}", register, number=written_number(number))


def fault_text(fault: Fault, library: Library, register: Register) -> str:
    """What is wrong with a number, and what to write instead. Nothing of what was written is repeated."""
    label = input_label(fault.given, library, register) if fault.given else ""
    values: dict[str, str] = {"label": label, "allowed": ", ".join(fault.allowed)}
    if fault.given:
        field = FIELDS[fault.given]
        values["least"] = written_number(field.least)
        values["most"] = number_text(field.most, field.unit, library, register)
    return library.phrase(f"count-error-{fault.kind}", register, **values)


def is_sure(count: ShownCount) -> bool:
    """Whether the result holds on its day: nothing in it is old, estimated or unknown."""
    return count.standing in (Standing.CURRENT.value, OWN)


def _note(note: Line, count: Count) -> str:
    """The key of what a note says: softer when the amounts are not sure; of months, whether more may be granted."""
    if note.key in _VERDICTS and count.standing not in (None, Standing.CURRENT):
        return f"{note.key}-likely"
    if note.key == "months" and not count.counting.can_continue:
        return "months-most"
    return note.key


def _least_sure(count: Count, library: Library) -> Organisation:
    """Who knows the amount that makes the result as unsure as it is; without one, who knows the whole."""
    found = (library.amounts[each.amount].check_with for each in count.used if each.standing is count.standing)
    return library.organisations[next(found, count.counting.check_with)]


def _line(line: Line, library: Library, register: Register) -> ShownLine:
    return ShownLine(
        line.key,
        library.phrase(f"count-line-{line.key}", register),
        str(line.number),
        number_text(line.number, line.unit, library, register),
        line.is_told,
    )


def _given(given: Given, number: Decimal, library: Library, register: Register) -> ShownLine:
    text = number_text(number, FIELDS[given].unit, library, register)
    return ShownLine(given, input_label(given, library, register), str(number), text)


def _law(counting: Counting, library: Library, register: Register) -> str:
    law = library.topics[counting.topics[0]].law if register == "fi" else ""  # a section of an act is no easy Finnish
    return library.phrase("count-law", register, law=law) if law else ""


def _sources(fact_ids: Iterable[str], library: Library, register: Register) -> tuple[ShownSource, ...]:
    found = dict.fromkeys(library.facts[fact].source for fact in fact_ids if fact in library.facts)
    return tuple(shown_source(source, library, register) for source in found if source)
