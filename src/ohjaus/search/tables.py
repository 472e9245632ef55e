"""The library and its index, kept between starts: read while they fit the content, else made anew.

The two are kept apart. A changed sentence or sum makes a new library in seconds; the index, which takes dictionaries and
fitting, is made anew only when something that it is built from has changed. Several processes may share the folder: one of
them makes the tables while the others wait, and what was stored by half or has been damaged since is not believed.
"""

from __future__ import annotations

import fcntl
import gc
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
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
TABLES = "ohjaus.json"  # one of them

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
    tables = root / BUILD / TABLES
    found = stored(root, tables_key(root))
    if found is not None:
        return found
    with alone(root):
        found = stored(root, tables_key(root))  # another process may have made them meanwhile
        return found if found is not None else _make(root, tables)


def tables_key(root: Path) -> str:
    """What the stored tables have to be of: the content as it is now, and the code that makes them."""
    return _key(fingerprint(root))


def stored(root: Path, key: str) -> tuple[Library, Index] | None:
    """What is stored, or None when there is nothing, it is of other content, or it has been damaged."""
    try:
        with _for_good():
            found, library, _, index = _lines(root / BUILD / TABLES)
            return (restore(library), Index.from_data(json.loads(index))) if json.loads(found) == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _make(root: Path, tables: Path) -> tuple[Library, Index]:
    # what reads files, looks words up and fits: a start from stored tables does without it
    from ohjaus.finnish.dictionary import Dictionary
    from ohjaus.library.load import load
    from ohjaus.search.build import build_index

    loaded = load(root)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    read = loaded.library.model_copy(update=dict.fromkeys(UNREAD))
    index_key = _digest(read.model_dump_json(exclude=set(UNREAD)), code_digest("finnish", "search"))
    dictionary = Dictionary(root / BUILD / "finnish.json")
    index = _stored_index(tables, index_key) or build_index(read, dictionary)
    # the key is of the files as they were read, whatever has been written to them since
    _store(tables, _key(loaded.library.fingerprint), loaded.library, index_key, index, dictionary)
    return loaded.library, index


def _key(content: str) -> str:
    return f"{content} {code_digest('finnish', 'library', 'search')}"


def _stored_index(tables: Path, key: str) -> Index | None:
    """The stored index when it was built from the same things, whatever else of the content has changed."""
    try:
        with _for_good():
            _, _, found, index = _lines(tables)
            return Index.from_data(json.loads(index)) if json.loads(found) == key else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _lines(tables: Path) -> list[bytes]:
    """Key, library, index key, index. Raises ValueError unless the last line is the digest of them all."""
    lines, _, seal = tables.read_bytes().rstrip().rpartition(b"\n")
    if seal.decode() != _digest(lines):
        raise ValueError("the tables are not whole")
    return lines.split(b"\n")


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Of several processes one makes what is missing. A folder that cannot be written has no lock, and needs none."""
    try:
        (root / BUILD).mkdir(parents=True, exist_ok=True)
        lock = (root / BUILD / "lock").open("w")
    except OSError:
        yield
        return
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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


@cache
def code_digest(*stages: str) -> str:
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
    fresh = tables.with_suffix(".new")
    try:
        dictionary.save()
        tables.parent.mkdir(parents=True, exist_ok=True)
        data = json.dumps(index.to_data(), ensure_ascii=False, separators=(",", ":"))
        lines = "\n".join((json.dumps(key), dump(library), json.dumps(index_key), data))
        fresh.write_text(f"{lines}\n{_digest(lines)}\n", "utf-8")
        fresh.replace(tables)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
