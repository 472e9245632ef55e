"""A guide is long enough to answer and short enough to read, and says how people ask about it.

Passes: a guide of 420 words in standard Finnish with 24 example questions.
Fails: a guide in standard Finnish of fewer or more words than knowledge/limits.yaml allows; a page in either register
with too few or too many example questions. Headings count, addresses of links do not.
Without that file nothing is measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.bare_text import bare
from ohjaus.library.documents import Documents
from ohjaus.library.model import Span
from ohjaus.library.page import Page
from ohjaus.library.problems import START, Problem

ID = "guide-size"

_WORD = re.compile(r"\w+(?:[-–:.,/]\w+)*")


def check(documents: Documents) -> Iterator[Problem]:
    """At most two findings for each page."""
    limits = next((entry.value for entry in documents.limits), None)
    if limits is None:
        return
    for page in documents.pages:
        if page.register == "fi" and page.sections:
            yield from _words(page, limits.words)
        if page.matter:
            count = len(page.matter.value.questions)
            if not limits.questions.holds(count):
                message = f"esimerkkikysymyksiä on {count}, niitä pitää olla {limits.questions}"
                hint = "Kirjoita kysymyksiä niin kuin ihmiset kysyvät."
                if count > limits.questions.most:
                    hint = f"Siirrä loput tiedostoon knowledge/questions/{page.topic}.yaml."
                yield page.matter.problem(("questions",), ID, message, hint)


def _words(page: Page, limit: Span) -> Iterator[Problem]:
    count = sum(len(_WORD.findall(f"{section.title} {bare(section.text)}")) for section in page.sections)
    if not limit.holds(count):
        message = f"oppaassa on {count} sanaa, niitä pitää olla {limit}"
        hint = "Vastaa myös muihin kysymyksiin: kenelle, paljonko, kuka auttaa."
        if count > limit.most:
            hint = "Lyhennä, mutta säilytä se, mitä lukija tekee. Osan voi siirtää omaksi aiheekseen."
        yield page.file.problem(START, ID, message, hint)
