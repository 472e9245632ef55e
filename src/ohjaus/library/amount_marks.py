"""`{{ amount: kulukorvaus.paiva }}` in a guide: a look-up, never an expression."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import LawChange, Register
from ohjaus.library.page import PageSection
from ohjaus.library.twins import Told, twins

MARK = re.compile(r"\{\{ amount: ([a-z0-9-]+\.[a-z0-9-]+) \}\}")


def known(documents: Documents) -> frozenset[str]:
    """Every amount that the files give: `kulukorvaus.paiva`."""
    return frozenset(f"{entry.value.id}.{part.id}" for entry in documents.amounts for part in entry.value.parts)


def marks(documents: Documents) -> Iterator[tuple[PageSection, re.Match[str]]]:
    """Every well-formed mark of every page with its section. Group 1 is the amount."""
    for page in documents.pages:
        for section in page.sections:
            for mark in MARK.finditer(section.text):
                yield section, mark


def told_texts(documents: Documents) -> Iterator[tuple[Told, Register, str]]:
    """Every text outside the guides in which amounts are filled: what held before a change of law."""
    for told in twins(documents):
        if told.is_in(LawChange):
            for register, text in told.each():
                yield told, register, text
