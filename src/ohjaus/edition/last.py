"""The last content that was whole, for a process that starts while the files have a fault."""

from __future__ import annotations

import json
from pathlib import Path

from ohjaus.advisor import Advisor
from ohjaus.search.tables import BUILD, TABLES, stored, tables_key


def last_good(root: Path) -> tuple[str, Advisor] | None:
    """The key and the advisor of the stored tables, whatever content they are of.

    None when there are none, they are damaged, or another version of the program made them.
    """
    try:
        with (root / BUILD / TABLES).open("rb") as tables:
            key = json.loads(tables.readline())
    except (OSError, ValueError):
        return None
    if not isinstance(key, str) or _code(key) != _code(tables_key(root)):
        return None
    found = stored(root, key)
    return None if found is None else (key, Advisor(*found))


def _code(key: str) -> str:
    """The part of a key that tells which program made the tables."""
    return key.rpartition(" ")[2]
