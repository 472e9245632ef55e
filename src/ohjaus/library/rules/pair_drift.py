"""The two registers of a topic say the same things in the same order.

Passes: both pages have the sections `mika` and `paljonko`, and the same amounts in each.
Fails: a section, an aspect or an amount stands on one page only, or the order differs.
Warns: a duration such as `3 kuukautta` stands on one page only; a number word (`kolme kuukautta`) counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.amount_marks import MARK, known
from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Level, Problem

ID = "pair-drift"

_NAMES = {"fi": "yleiskielisellä sivulla", "selko": "selkosivulla"}
_UNITS = ("kuukau", "päiv", "viiko", "viikk", "vuotta", "vuode", "vuote", "tunti", "tunni", "tunte", "prosent")
_UNIT = "|".join(_UNITS)
_DURATION = re.compile(rf"(?<![\d.,:–-])(\d+(?:,\d+)?)[ \u00a0]((?:{_UNIT})\w*)")
_NUMBER_WORDS = {
    "1": "yksi|yhde|yhtä",
    "2": "kaksi|kahde|kahta",
    "3": "kolm",
    "4": "nelj",
    "5": "viisi|viide|viittä",
    "6": "kuusi|kuude|kuutta",
    "7": "seitsem",
    "8": "kahdeksa",
    "9": "yhdeksä",
    "10": "kymmen",
    "12": "kaksitoista|kahdentoista|kahtatoista|kahdessatoista",
}


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
        yield from _durations(fi, selko)
        yield from _durations(selko, fi)


def _alone(page: Page, other: Page) -> Iterator[Problem]:
    for section in page.sections:
        if not other.section(section.id):
            message = f"osaa «{section.id}» ei ole {_NAMES[other.register]}"
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
            message = f"summaa «{mark[1]}» ei ole samassa osassa {_NAMES[twin_register]}"
            yield section.problem(mark.start(1), mark.end(1), ID, message, f"Lisää se tiedostoon {twin.file.name}.")


def _durations(page: Page, other: Page) -> Iterator[Problem]:
    text = "\n".join(section.text for section in other.sections)
    for section in page.sections:
        twin = other.section(section.id)
        for found in _DURATION.finditer(section.text) if twin else ():
            if not (_says(text, found[1], found[2]) or (twin and _counts(twin.text, found[1]))):
                message = f"«{found[0]}» ei ole {_NAMES[other.register]}"
                hint = "Tarkista, että molemmat sivut sanovat saman."
                yield section.problem(*found.span(), ID, message, hint, Level.WARNING)


def _says(text: str, number: str, unit: str) -> bool:
    """Does the text hold this number with this unit: `3 kuukautta`, `kolmen kuukauden`, `12 kuntoutuspäivää`?"""
    same = "|".join(stem for stem in _UNITS if stem[:3] == unit[:3])
    return bool(re.search(rf"{_either(number)}[\s-]+(?:\w+\s+)?\w*(?:{same})", text, re.IGNORECASE))


def _counts(text: str, number: str) -> bool:
    """Does the text hold this number without any unit: `tunteja saa olla enintään 32`, `60-vuotias`?"""
    return bool(re.search(rf"{_either(number)}(?![\s-]+\w*(?:{_UNIT}))", text, re.IGNORECASE))


def _either(number: str) -> str:
    """A pattern for the number in figures or in words."""
    in_words = rf"|(?:{_NUMBER_WORDS[number]})\w*" if number in _NUMBER_WORDS else ""
    return rf"(?<![\d,.])\b(?:{re.escape(number)}{in_words})\b(?!,\d)"
