"""An id names one thing.

Passes: facts `kulukorvaus-01` and `kulukorvaus-02`.
Fails: two facts `kulukorvaus-01`, in one file or in two; also a regional fact with the id of another fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from ohjaus.library.documents import Documents
from ohjaus.library.model import Named
from ohjaus.library.parse import Path
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "id-duplicate"

Naming = tuple[str, Entry[Named], Path]


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each id that another thing of its kind already has."""
    for names in _kinds(documents):
        first: dict[str, str] = {}
        for name, entry, path in names:
            file = entry.document.file.name
            if name in first:
                message = f"tunnus «{name}» on jo toisella, tiedostossa {first[name]}"
                yield entry.problem(path, ID, message, "Anna tälle oma tunnus tai poista se.")
            first.setdefault(name, file)


def _kinds(documents: Documents) -> Iterator[Iterator[Naming]]:
    """The names that may not meet, kind by kind."""
    yield chain(_own(documents.facts), *(_inner(entry, "facts", entry.value.facts) for entry in documents.regions))
    yield _own(documents.topics)
    yield _own(documents.aspects)
    yield _own(documents.sources)
    yield _own(documents.glossary)
    yield _own(documents.organisations)
    yield _own(documents.municipalities)
    yield _own(documents.areas)
    yield _own(documents.contacts)
    yield _own(documents.outside)
    yield _own(documents.smalltalk)
    yield _own(documents.safety)
    yield _own(documents.safety_examples)
    yield _own(documents.law_changes)
    yield _own(documents.guards)
    yield _own(documents.concepts)
    yield _own(documents.authorities)
    yield _own(documents.turnings)
    yield _own(documents.counting)
    for amounts in documents.amounts:
        yield _inner(amounts, "parts", amounts.value.parts)
    for counting in documents.counting:
        yield _inner(counting, "variants", counting.value.variants)
    for path in documents.paths:
        yield _inner(path, "steps", path.value.steps)
        yield _inner(path, "examples", path.value.examples)
    for survey in documents.surveys:
        yield _inner(survey, "tables", survey.value.tables)


def _own(entries: Iterable[Entry[Named]]) -> Iterator[Naming]:
    for entry in entries:
        yield entry.value.id, entry, ("id",)


def _inner(entry: Entry[Named], key: str, values: Iterable[Named]) -> Iterator[Naming]:
    for number, value in enumerate(values):
        yield value.id, entry, (key, number, "id")
