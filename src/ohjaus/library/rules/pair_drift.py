"""The two registers of a topic say the same things in the same order.

Passes: both pages have the sections `mika` and `paljonko`, and the same amounts in each.
Fails: a section, an aspect or an amount stands on one page only, or the order differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.amount_marks import MARK, known
from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Problem

ID = "pair-drift"

PAGE_NAMES = {"fi": "yleiskielisellä sivulla", "selko": "selkosivulla"}


def check(documents: Documents) -> Iterator[Problem]:
    """Findings of each pair: sections first, then what the shared sections hold."""
    amounts = known(documents)
    for fi, selko in documents.pairs():
        if not (fi.sections and selko.sections):
            continue
        yield from _alone(fi, selko)
        yield from _alone(selko, fi)
        yield from _order(fi, selko)
        for section in fi.sections:
            twin = selko.section(section.id)
            if twin:
                yield from _aspect(section, twin)
                if amounts.issuperset(MARK.findall(section.text + twin.text)):  # else amount-missing tells of it
                    yield from _amounts(section, twin, "selko")
                    yield from _amounts(twin, section, "fi")


def _alone(page: Page, other: Page) -> Iterator[Problem]:
    for section in page.sections:
        if not other.section(section.id):
            message = f"osaa «{section.id}» ei ole {PAGE_NAMES[other.register]}"
            yield section.heading_problem(section.id, ID, message, f"Lisää se tiedostoon {other.file.name}.")


def _order(fi: Page, selko: Page) -> Iterator[Problem]:
    wanted = [section.id for section in fi.sections if selko.section(section.id)]
    found = [section for section in selko.sections if fi.section(section.id)]
    for expected, section in zip(wanted, found, strict=True):
        if section.id != expected:
            message = "osat ovat eri järjestyksessä kuin yleiskielisellä sivulla"
            yield section.heading_problem(section.id, ID, message, f"Tässä kohdassa pitäisi olla osa «{expected}».")
            return


def _aspect(section: PageSection, twin: PageSection) -> Iterator[Problem]:
    if section.aspect != twin.aspect:
        message = f"osan näkökulma on «{twin.aspect}», mutta yleiskielisellä sivulla «{section.aspect}»"
        yield twin.heading_problem(twin.aspect, ID, message, "Sama osa vastaa samaan kysymykseen.")


def _amounts(section: PageSection, twin: PageSection, twin_register: str) -> Iterator[Problem]:
    there = set(MARK.findall(twin.text))
    for mark in MARK.finditer(section.text):
        if mark[1] not in there:
            message = f"summaa «{mark[1]}» ei ole samassa osassa {PAGE_NAMES[twin_register]}"
            yield section.problem(mark.start(1), mark.end(1), ID, message, f"Lisää se tiedostoon {twin.file.name}.")
