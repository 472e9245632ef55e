"""The front door: a root with knowledge/ and content/ to a checked library, or to its findings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from ohjaus.library import rules
from ohjaus.library.assemble import assemble
from ohjaus.library.documents import Documents
from ohjaus.library.files import FOLDERS, digest, read
from ohjaus.library.model import Library
from ohjaus.library.problems import START, Problem, TextFile
from ohjaus.library.shelve import shelve

RULES = {
    "root-missing": "the root has the folders knowledge/ and content/",
    "file-unreadable": "a file may be read",
}


class Loaded(NamedTuple):
    """A library, or None when any finding is an error; and all findings, sorted."""

    library: Library | None
    problems: tuple[Problem, ...]


def load(root: Path, day: datetime.date | None = None) -> Loaded:
    """Reads, checks and assembles the library under this root. With a day, nothing may be seen or signed after it.

    Whatever the files hold comes back as problems; nothing is raised for a reader's mistake.
    """
    missing = [folder for folder in FOLDERS if not (root / folder).is_dir()]
    if missing:
        return Loaded(None, tuple(_no_folder(root, name) for name in missing))
    files, unreadable = read(root)
    return of_files(files, day, [_unreadable(name) for name in unreadable])


def of_files(files: Mapping[str, bytes], day: datetime.date | None = None, found: Iterable[Problem] = ()) -> Loaded:
    """The same of file contents by name, wherever they came from, with the problems that are found already."""
    documents, problems = shelve(files)
    documents = replace(documents, day=day)
    problems += found
    for rule in rules.RULES:
        problems += rule.check(documents)
    if any(problem.is_error for problem in problems):
        return Loaded(None, tuple(sorted(problems)))
    return Loaded(assemble(documents, digest(files)), tuple(sorted(problems)))


def read_documents(root: Path) -> Documents:
    """The parsed files under this root, for the checks that `load` does not run. Finds no fault."""
    return shelve(read(root)[0])[0]


def _no_folder(root: Path, name: str) -> Problem:
    hint = f"Etsin sitä täältä: {root}. Anna juuri, jossa ovat knowledge/ ja content/."
    return TextFile(f"{name}/", ()).problem(START, "root-missing", "kansiota ei ole", hint)


def _unreadable(name: str) -> Problem:
    hint = "Onko se kansio, tai puuttuuko lukuoikeus?"
    return TextFile(name, ()).problem(START, "file-unreadable", "tiedostoa ei voi lukea", hint)
