"""A file of one thing is named after its id.

Passes: knowledge/amounts/kulukorvaus.yaml with `id: kulukorvaus`.
Fails: knowledge/amounts/kulukorvaus.yaml with `id: matkakorvaus`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import PurePosixPath

from ohjaus.library.documents import Documents
from ohjaus.library.model import Named
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "id-file-mismatch"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each file of amounts, regions, surveys, paths and questions whose name is not its id."""
    entries: Iterable[Entry[Named]] = chain(
        documents.amounts, documents.regions, documents.surveys, documents.paths, documents.questions
    )
    for entry in entries:
        stem = PurePosixPath(entry.document.file.name).stem
        if entry.value.id != stem:
            message = f"tunnus «{entry.value.id}» ei ole sama kuin tiedoston nimi «{stem}»"
            yield entry.problem(("id",), ID, message, "Korjaa tunnus tai nimeä tiedosto uudelleen.")
