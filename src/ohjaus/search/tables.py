"""The library and its index, kept between starts: read while they fit the content, else made anew.

The two are kept apart. A changed sentence or sum makes a new library in seconds; the index, which takes dictionaries and
fitting, is made anew only when something that it is built from has changed.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ohjaus.library.files import fingerprint
from ohjaus.library.model import Library
from ohjaus.library.problems import Problem
from ohjaus.library.stored import dump, restore
from ohjaus.search.index import Index

if TYPE_CHECKING:
    from ohjaus.finnish.dictionary import Dictionary

BUILD = "build"  # generated files, under the root

# What no index is built from: a library without these gives the same one.
UNREAD = frozenset(
    "fingerprint topics facts sources law_changes amounts countings organisations areas contacts regions surveys paths guards safety phrases"
    " calibration".split(" ")
)


class ContentError(Exception):
    """The content has faults; nothing is loaded. `problems` lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the content")
        self.problems = problems


def library_and_index(root: Path) -> tuple[Library, Index]:
    """The checked library of a root folder and its index, from the stored tables where they fit.

    Raises ContentError, with every finding, when the content has faults.
    """
    tables = root / BUILD / "ohjaus.json"
    key = f"{fingerprint(root)} {_code('finnish', 'library', 'search')}"
    stored = _stored(tables, key)
    if stored is not None:
        return stored
    # what reads files, looks words up and fits: a start from stored tables does without it
    from ohjaus.finnish.dictionary import Dictionary
    from ohjaus.library.load import load
    from ohjaus.search.build import build_index

    loaded = load(root)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    read = loaded.library.model_copy(update=dict.fromkeys(UNREAD))
    index_key = _digest(read.model_dump_json(exclude=set(UNREAD)), _code("finnish", "search"))
    dictionary = Dictionary(root / BUILD / "finnish.json")
    index = _stored_index(tables, index_key) or build_index(read, dictionary)
    _store(tables, key, loaded.library, index_key, index, dictionary)
    return loaded.library, index


def _stored(tables: Path, key: str) -> tuple[Library, Index] | None:
    """What is stored, or None when there is nothing, it is of other content, or it cannot be read."""
    try:
        with tables.open("rb") as file, _for_good():
            if json.loads(file.readline()) != key:
                return None
            library = restore(file.readline())
            file.readline()
            return library, Index.from_data(json.loads(file.readline()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _stored_index(tables: Path, key: str) -> Index | None:
    """The stored index when it was built from the same things, whatever else of the content has changed."""
    try:
        with tables.open("rb") as file, _for_good():
            file.readline()
            file.readline()
            if json.loads(file.readline()) != key:
                return None
            return Index.from_data(json.loads(file.readline()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _for_good() -> Iterator[None]:
    """What is made here stays: nothing looks for waste while it is made, nor among it afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


def _code(*stages: str) -> str:
    """A digest of the code that makes the tables: changed code makes them anew."""
    root = Path(__file__).parents[1]
    return _digest(*(path.read_bytes() for stage in stages for path in sorted((root / stage).rglob("*.py"))))


def _digest(*parts: str | bytes) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode() if isinstance(part, str) else part)
    return found.hexdigest()


def _store(tables: Path, key: str, library: Library, index_key: str, index: Index, dictionary: Dictionary) -> None:
    """Keeps the tables for the next start. A folder that cannot be written costs time only."""
    try:
        dictionary.save()
        tables.parent.mkdir(parents=True, exist_ok=True)
        fresh = tables.with_suffix(".new")
        data = json.dumps(index.to_data(), ensure_ascii=False, separators=(",", ":"))
        fresh.write_text("\n".join((json.dumps(key), dump(library), json.dumps(index_key), data)) + "\n", "utf-8")
        fresh.replace(tables)
    except OSError:
        return
