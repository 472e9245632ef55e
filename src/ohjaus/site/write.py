"""The only writer: a whole site or none. A failed build leaves the old site as it was."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

MARK = ".ohjaus-sivusto"  # stands in every folder that we have written
DUMP = "data/ohjaus.json"  # what tells our folder when it was written before there was a mark


class RefusedFolder(Exception):
    """Why the site is not written there, in a sentence for the one who builds it."""


def write(pages: Mapping[str, bytes], out: Path) -> None:
    """Writes every file into a new folder beside `out`, then puts it in the place of the old one.

    Raises ValueError for a path that would leave the folder, RefusedFolder when something else than an earlier
    site of ours stands at `out`, and OSError when the disk refuses; what was there is untouched then.
    """
    for path in pages:
        if path.startswith("/") or ".." in Path(path).parts or not path:
            raise ValueError(f"not a path inside the site: {path!r}")
    _check(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    try:
        new.chmod(0o755)
        for folder in sorted({(new / path).parent for path in pages}):
            folder.mkdir(parents=True, exist_ok=True)
        for path, data in pages.items():
            (new / path).write_bytes(data)
        (new / MARK).touch()
        _swap(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _check(out: Path) -> None:
    """Raises RefusedFolder unless `out` is free, empty or an earlier site of ours."""
    if not out.exists():
        return
    if not out.is_dir():
        raise RefusedFolder(f"{out} on tiedosto. Anna kansio, johon sivusto tehdään")
    if any(out.iterdir()) and not _is_ours(out):
        raise RefusedFolder(
            f"kansiossa {out} on muuta kuin aiemmin tehty sivusto. Anna tyhjä tai uusi kansio, "
            "sillä sivusto korvaa kansion kokonaan"
        )


def _is_ours(out: Path) -> bool:
    if (out / MARK).is_file():
        return True
    try:
        dump = json.loads((out / DUMP).read_bytes())
    except (OSError, ValueError):
        return False
    return isinstance(dump, dict) and {"schema", "guides", "topics"} <= dump.keys()


def _swap(new: Path, out: Path) -> None:
    """The new folder to the place of the old one; the old one back when that fails."""
    if not out.exists():
        new.rename(out)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}.old-", dir=out.parent))
    kept = old / "site"
    try:
        out.rename(kept)
        try:
            new.rename(out)
        except OSError:
            kept.rename(out)
            raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
