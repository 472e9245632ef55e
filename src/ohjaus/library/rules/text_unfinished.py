"""Nothing is left that `ohjaus new topic` marked for the editor, and every section says something.

Passes: `title: Starttiraha`; a heading with text below it.
Fails: `title: TÄYDENNÄ otsikko`, also in a comment of a guide's head, a topic, a fact or a term; a heading alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Position, Problem

ID = "text-unfinished"
MARK = "TÄYDENNÄ"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each marked line and for each section without text."""
    entries = chain(documents.topics, documents.facts, documents.glossary)
    files = [entry.document.file for entry in entries] + [page.file for page in documents.pages]
    for file in {file.name: file for file in files}.values():
        for number, line in enumerate(file.lines, 1):
            if (column := line.find(MARK)) >= 0:
                hint = f"Tee, mitä rivillä pyydetään, ja poista sana {MARK} ohjeineen."
                yield file.problem(Position(number, column + 1), ID, "tämä kohta on täydentämättä", hint)
    for page in documents.pages:
        for section in page.sections:
            if not section.text.strip():
                hint = "Kirjoita otsikon alle tekstiä tai poista otsikko."
                yield section.heading_problem(section.id, ID, f"osassa «{section.id}» ei ole tekstiä", hint)
