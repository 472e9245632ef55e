"""The files of a library: their bytes, and a digest that tells whether they have changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

FOLDERS = {"knowledge": (".yaml", ".yml"), "content": (".md",)}
# of no library: generated, still to be filled in, or still to be reviewed by a person
ASIDE = ("knowledge/schema/", "knowledge/templates/", "knowledge/proposals/")


def read(root: Path) -> tuple[Mapping[str, bytes], list[str]]:
    """Every file of knowledge and content by its name, in the order of names; and the names that cannot be read."""
    files: dict[str, bytes] = {}
    unreadable = []
    for folder, endings in FOLDERS.items():
        for path in (root / folder).rglob("*"):
            name = path.relative_to(root).as_posix()
            if path.suffix not in endings or name.startswith(ASIDE):
                continue
            try:
                files[name] = path.read_bytes()
            except OSError:
                unreadable.append(name)
    return dict(sorted(files.items())), unreadable


def digest(files: Mapping[str, bytes]) -> str:
    """One changed byte or name gives another digest."""
    found = hashlib.sha256()
    for name, data in files.items():
        found.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        found.update(data)
    return found.hexdigest()


def fingerprint(root: Path) -> str:
    """What `Library.fingerprint` would be now. Checks nothing, and needs nothing of what reads YAML and Markdown."""
    return digest(read(root)[0])
