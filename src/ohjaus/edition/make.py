"""Makes an edition on the disk: the tables of the content, and the pages of one day in a folder of their own."""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from ohjaus.advisor import Advisor, open_advisor
from ohjaus.search.tables import BUILD, alone, stored, tables_key
from ohjaus.site.packing.kept import packed
from ohjaus.site.pages import build_pages
from ohjaus.site.write import write

UNUSED = 36 * 3600  # seconds after which pages that no process has marked as its own are removed
PAGES = "pages"  # the folder of all editions' pages, under build/
_MADE_BY = ("dialogue", "finnish", "library", "render", "search", "site")  # the code and templates that make a page


class NotStoredError(OSError):
    """The disk did not take what was made."""


def make(
    root: Path,
    day: datetime.date,
    base_url: str | None,
    *,
    chat: bool = True,
    votes: bool = False,
    as_of: bool = False,
    contact: str = "",
) -> None:
    """Makes what is missing of the edition: tables, and the pages unless `base_url` is None. What stands is not touched.

    `chat` tells whether pages lead to the chat and `votes` whether they ask if they helped; `as_of` tells on every page that its day is not today.
    `contact` is where a reader writes about the site.

    Raises ContentError when the content has faults, and OSError when the disk refuses.
    """
    advisor = open_advisor(root)
    if stored(root, tables_key(root)) is None:
        raise NotStoredError("the tables were not stored")
    if base_url is not None:
        make_pages(root, advisor, day, base_url, chat=chat, votes=votes, as_of=as_of, contact=contact)


def make_pages(
    root: Path,
    advisor: Advisor,
    day: datetime.date,
    base_url: str,
    *,
    chat: bool,
    votes: bool,
    as_of: bool,
    contact: str = "",
) -> None:
    """The pages alone, of an advisor that is there. Raises OSError when the disk refuses."""
    folder = pages_folder(root, advisor.library.fingerprint, day, base_url, chat, votes, contact)
    with alone(root):
        if not folder.is_dir():
            pages = build_pages(
                advisor.library, day, base_url, chat=chat, votes=votes, as_of=as_of, closed=not chat, contact=contact,
                tables=packed(root, advisor.library, advisor.index),
            )  # fmt: skip
            write(pages, folder)
        _sweep(folder)


def pages_folder(
    root: Path, content: str, day: datetime.date, base_url: str, chat: bool, votes: bool, contact: str
) -> Path:
    """Where the pages of this content, day and address stand, once they are whole."""
    made_of = "\0".join((content, day.isoformat(), base_url, str(chat), str(votes), contact, _code()))
    return root / BUILD / PAGES / f"{day}-{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"


def mark_as_used(folder: Path) -> None:
    """Keeps the folder from being swept away by other processes."""
    with suppress(OSError):
        os.utime(folder)


def _sweep(kept: Path) -> None:
    """Removes pages that nobody has marked for long."""
    for folder in kept.parent.iterdir():
        if folder != kept and folder.stat().st_mtime < time.time() - UNUSED:
            shutil.rmtree(folder, ignore_errors=True)


@cache
def _code() -> str:
    package = Path(__file__).parents[1]
    found = hashlib.sha256()
    for stage in _MADE_BY:
        for path in sorted((package / stage).rglob("*")):
            if path.suffix in {".py", ".j2", ".css", ".js", ".png", ".svg"}:
                found.update(path.read_bytes())
    return found.hexdigest()
