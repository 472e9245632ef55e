"""The only reader of the disk: a root with knowledge/ and content/ to a checked library, or to its findings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ohjaus.library import rules
from ohjaus.library.assemble import assemble
from ohjaus.library.documents import Documents
from ohjaus.library.model import Library
from ohjaus.library.problems import START, Problem, TextFile
from ohjaus.library.shelve import shelve

FOLDERS = {"knowledge": (".yaml", ".yml"), "content": (".md",)}
RULES = {
    "root-missing": "the root has the folders knowledge/ and content/",
    "file-unreadable": "a file may be read",
}
ASIDE = ("knowledge/schema/", "knowledge/templates/")  # of no library: generated, or still to be filled in


class Loaded(NamedTuple):
    """A library, or None when any finding is an error; and all findings, sorted."""

    library: Library | None
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Reads, checks and assembles the library under this root.

    Whatever the files hold comes back as problems; nothing is raised for a reader's mistake.
    """
    missing = [folder for folder in FOLDERS if not (root / folder).is_dir()]
    if missing:
        return Loaded(None, tuple(_no_folder(root, name) for name in missing))
    files, problems = _read(root)
    documents, found = shelve(files)
    problems += found
    for rule in rules.RULES:
        problems += rule.check(documents)
    if any(problem.is_error for problem in problems):
        return Loaded(None, tuple(sorted(problems)))
    return Loaded(assemble(documents, _digest(files)), tuple(sorted(problems)))


def read_documents(root: Path) -> Documents:
    """The parsed files under this root, for the checks that `load` does not run. Finds no fault."""
    return shelve(_read(root)[0])[0]


def fingerprint(root: Path) -> str:
    """What `Library.fingerprint` would be now: one changed byte or name gives another. Checks nothing."""
    return _digest(_read(root)[0])


def dump(library: Library) -> str:
    """The library as one line of JSON, to be kept beside the search index."""
    return library.model_dump_json(by_alias=True)


def restore(text: str) -> Library:
    """The library that `dump` wrote. Raises pydantic's ValidationError for any other text."""
    return Library.model_validate_json(text, by_alias=True)


def _no_folder(root: Path, name: str) -> Problem:
    hint = f"Etsin sitä täältä: {root}. Anna juuri, jossa ovat knowledge/ ja content/."
    return TextFile(f"{name}/", ()).problem(START, "root-missing", "kansiota ei ole", hint)


def _read(root: Path) -> tuple[Mapping[str, bytes], list[Problem]]:
    """Every file of knowledge and content by its name, in the order of names."""
    files: dict[str, bytes] = {}
    problems = []
    for folder, endings in FOLDERS.items():
        for path in (root / folder).rglob("*"):
            name = path.relative_to(root).as_posix()
            if path.suffix not in endings or name.startswith(ASIDE):
                continue
            try:
                files[name] = path.read_bytes()
            except OSError:
                hint = "Onko se kansio, tai puuttuuko lukuoikeus?"
                unreadable = TextFile(name, ())
                problems.append(unreadable.problem(START, "file-unreadable", "tiedostoa ei voi lukea", hint))
    return dict(sorted(files.items())), problems


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, data in files.items():
        digest.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        digest.update(data)
    return digest.hexdigest()
