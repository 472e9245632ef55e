"""No year stands beside an amount: the amount tells the year of the value that is shown.

Passes: `Täysi takuueläke: {{ amount: tyokyvyttomyyselake.takuuelake }}.`
Fails: `Täysi takuueläke vuonna 2026: {{ amount: tyokyvyttomyyselake.takuuelake }}.` The same in what a law change
tells of the time before it. Example questions may name years, as people do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.amount_marks import MARK, marks
from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "amount-year"

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MESSAGE = "summan rivillä on vuosi, joka ei vaihdu summan mukana"
_HINT = "Poista vuosi: summa kertoo itse, miltä vuodelta se on."


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each year on a line with an amount."""
    seen = set()
    for section, mark in marks(documents):
        begin = section.text.rfind("\n", 0, mark.start()) + 1
        end = section.text.find("\n", mark.end())
        line = section.text[begin : end if end >= 0 else len(section.text)]
        for year in _YEAR.finditer(line):
            place = (id(section), begin + year.start())
            if place not in seen:
                seen.add(place)
                yield section.problem(begin + year.start(), begin + year.end(), ID, _MESSAGE, _HINT)
    for entry in documents.law_changes:
        before = entry.value.before
        for register in ("fi", "selko") if before else ():
            if any(
                MARK.search(sentence) and _YEAR.search(sentence)
                for sentence in re.split(r"(?<=\.) ", getattr(before, register))
            ):
                yield entry.problem(("before", register), ID, _MESSAGE, _HINT)
