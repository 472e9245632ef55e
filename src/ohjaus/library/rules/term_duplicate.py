"""A name leads to one term.

Passes: `kuty` among the abbreviations of one term.
Warns: `kuty` also among the spoken forms of another.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import Term
from ohjaus.library.parse import Path
from ohjaus.library.problems import Level, Problem

ID = "term-duplicate"

_LISTS = ("synonyms", "old_names", "spoken", "abbreviations", "jargon")


def check(documents: Documents) -> Iterator[Problem]:
    """One warning for each name that an earlier term already has."""
    first: dict[str, str] = {}
    for entry in documents.glossary:
        for name, path in _names(entry.value):
            owner = first.setdefault(name.casefold(), entry.value.id)
            if owner != entry.value.id:
                message = f"nimi «{name}» on jo termillä «{owner}»"
                hint = "Jätä nimi vain toiselle; sekaantuvat aiheet kuuluvat tiedostoon knowledge/confusables.yaml."
                yield entry.problem(path, ID, message, hint, Level.WARNING)


def _names(term: Term) -> Iterator[tuple[str, Path]]:
    yield term.term, ("term",)
    for key in _LISTS:
        for number, name in enumerate(getattr(term, key)):
            yield name, (key, number)
