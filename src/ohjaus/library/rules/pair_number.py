"""The two registers state the same deadlines, durations, shares and ages in the same section.

Passes: `3 kuukautta` on one page and `kolmen kuukauden` on the other; `puoli vuotta` and `6 kuukautta`; `32 tuntia`
and `tunteja on enintään 32`; a day on one page and its month or year on the other.
Fails: `3 kuukautta` on one page and `2 kuukautta` or nothing on the other, in the same section; `1.5.2026` on one and
`1.6.2026` or *tammikuussa 2026* on the other; `30.6. mennessä` on one alone; a year in easy Finnish that stands nowhere
on the page in standard Finnish.
Easy Finnish may leave out a year or say a day less exactly: that takes nothing away from what the reader does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.bare_text import bare
from ohjaus.library.calendar_days import conflicts, read_days
from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Problem
from ohjaus.library.quantities import read_numbers
from ohjaus.library.rules.pair_drift import PAGE_NAMES

ID = "pair-number"

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def check(documents: Documents) -> Iterator[Problem]:
    """A finding for each number that one page has alone."""
    for fi, selko in documents.pairs():
        for section in fi.sections:
            twin = selko.section(section.id)
            if twin:  # else pair-drift tells of it
                yield from _missing(section, twin, "selko")
                yield from _missing(twin, section, "fi")
        yield from _years(fi, selko)
        yield from _summaries(fi, selko)


def _missing(section: PageSection, twin: PageSection, twin_register: str) -> Iterator[Problem]:
    there = read_numbers(bare(twin.text))
    for quantity in read_numbers(bare(section.text)).missing_in(there):
        told = " ".join(section.text[quantity.start : quantity.end].split())
        message = f"«{told}» ei ole samassa osassa {PAGE_NAMES[twin_register]}"
        hint = f"Tarkista, että molemmat sivut sanovat saman. Toinen sivu on {twin.file.name}."
        yield section.problem(quantity.start, quantity.end, ID, message, hint)
    for day in conflicts(read_days(bare(section.text)), read_days(bare(twin.text))):
        message = f"päivää «{section.text[day.start : day.end]}» ei ole samassa osassa {PAGE_NAMES[twin_register]}"
        hint = f"Tarkista, että molemmat sivut sanovat saman. Toinen sivu on {twin.file.name}."
        yield section.problem(day.start, day.end, ID, message, hint)


def _years(fi: Page, selko: Page) -> Iterator[Problem]:
    there = {year for section in fi.sections for year in _YEAR.findall(bare(section.text))}
    for section in selko.sections:
        for found in _YEAR.finditer(bare(section.text)):
            if found[0] not in there and fi.section(section.id):
                message = f"vuotta {found[0]} ei ole {PAGE_NAMES['fi']}"
                yield section.problem(*found.span(), ID, message, "Tarkista, että molemmat sivut sanovat saman.")


def _summaries(fi: Page, selko: Page) -> Iterator[Problem]:
    """A summary may be shorter than its twin, but its numbers stand somewhere on the other page."""
    for page, other in ((fi, selko), (selko, fi)):
        if page.matter and other.matter:
            text = page.matter.value.summary
            there = "\n".join([other.matter.value.summary, *(bare(section.text) for section in other.sections)])
            numbers = [text[q.start : q.end] for q in read_numbers(text).missing_in(read_numbers(there))]
            days = [text[day.start : day.end] for day in conflicts(read_days(text), read_days(there))]
            for part in (*numbers, *days):
                message = f"«{part}» ei ole {PAGE_NAMES[other.register]}"
                hint = f"Tarkista, että molemmat sivut sanovat saman. Toinen sivu on {other.file.name}."
                yield page.matter.problem(("summary",), ID, message, hint)
