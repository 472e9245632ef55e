"""The only writer: a whole site or none. A failed build leaves the old site as it was."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write(pages: Mapping[str, bytes], out: Path) -> None:
    """Writes every file into a new folder beside `out`, then puts it in the place of the old one.

    Raises ValueError for a path that would leave the folder, and OSError when the disk refuses; the old
    site is untouched then.
    """
    for path in pages:
        if path.startswith("/") or ".." in Path(path).parts or not path:
            raise ValueError(f"not a path inside the site: {path!r}")
    out.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{out.name}.new-", dir=out.parent))
    try:
        new.chmod(0o755)
        for folder in sorted({(new / path).parent for path in pages}):
            folder.mkdir(parents=True, exist_ok=True)
        for path, data in pages.items():
            (new / path).write_bytes(data)
        _swap(new, out)
    finally:
        shutil.rmtree(new, ignore_errors=True)


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
