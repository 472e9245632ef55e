"""A library to every file of the site. Reads no clock and no network: the same input gives the same bytes."""

from __future__ import annotations

import datetime
import hashlib
from functools import cache
from importlib.resources import files

from ohjaus.library.model import Library
from ohjaus.render.frame import Site
from ohjaus.site.build import Build
from ohjaus.site.changes import change_pages
from ohjaus.site.counting import counting_pages
from ohjaus.site.embed import embed_files
from ohjaus.site.expiring import expiring_pages
from ohjaus.site.glossary import glossary_pages
from ohjaus.site.handout import handout_pages
from ohjaus.site.home import home_pages
from ohjaus.site.lists import list_pages
from ohjaus.site.machine import machine_files
from ohjaus.site.paths import path_pages
from ohjaus.site.places import place_pages
from ohjaus.site.search import TABLES, search_pages
from ohjaus.site.sources import source_pages
from ohjaus.site.statements import statement_pages
from ohjaus.site.topics import topic_pages

KINDS_OF_PAGE = (
    home_pages, list_pages, search_pages, topic_pages, path_pages, place_pages, counting_pages, glossary_pages, change_pages, expiring_pages,
    source_pages, handout_pages, statement_pages,
)  # fmt: skip


def build_pages(
    library: Library,
    day: datetime.date,
    base_url: str,
    *,
    chat: bool = False,
    votes: bool = False,
    as_of: bool = False,
    closed: bool = False,
    contact: str = "",
    tables: bytes = b"",
) -> dict[str, bytes]:
    """Every file by its path: `kulukorvaus/index.html`. `as_of` shows a banner that the day was asked for; `closed` adds
    the page of a server that has closed its chat; `contact` is where a reader writes about the site.
    With the `tables` of `site/packing/` the pages to ask on answer in the browser."""
    base_url = base_url.rstrip("/") + "/"
    search = hashlib.sha256(tables).hexdigest()[:8] if tables else ""
    site = Site(base_url, day, library.fingerprint[:8], assets_version(), chat, as_of, votes, closed, contact, search)
    build = Build(library, site)
    pages = {path: text.encode() for kind in KINDS_OF_PAGE for path, text in kind(build)}
    pages |= {path: text.encode() for path, text in (*machine_files(build, pages), *embed_files(build))}
    pages |= {f"assets/{name}": data for name, data in assets().items()}
    pages |= {TABLES: tables} if tables else {}
    return dict(sorted(pages.items()))


@cache
def assets() -> dict[str, bytes]:
    """The styles, the small script, the mark and the picture that is shown beside a shared link."""
    folder = files("ohjaus.site") / "assets"
    found = {
        each.name: each.read_bytes() for each in folder.iterdir() if each.name.endswith((".css", ".js", ".png", ".svg"))
    }
    return dict(sorted(found.items()))


@cache
def assets_version() -> str:
    """A few letters that change when any of the assets does, so that no browser keeps old styles."""
    return hashlib.sha256(b"\0".join(assets().values())).hexdigest()[:8]
