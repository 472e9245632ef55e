"""What stands around the content of a page: its address, its language pair, its way back, its day."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from ohjaus.library.model import Register

SELKO = "selko/"


@dataclass(frozen=True)
class Site:
    """What is the same on every page of one build."""

    base_url: str  # "https://example.org/ohjaus/"
    day: datetime.date
    version: str  # a few letters of the content's fingerprint
    assets: str = ""  # a few letters that change when the styles change
    chat: bool = False  # is there a server with the chat?
    as_of: bool = False  # was the day asked for, instead of being today?
    votes: bool = False  # does a server take the answers to "did this help"?
    closed: bool = False  # is there a server whose chat is closed?
    contact: str = ""  # where to write about the site: a mail address or a page
    search: str = ""  # a few letters of the tables that the browser searches with; none without them

    @property
    def is_served(self) -> bool:
        """Is there a server that answers questions itself?"""
        return self.chat or self.closed

    @property
    def home(self) -> str:
        """The path of the base address: `/ohjaus/`."""
        return urlsplit(self.base_url).path or "/"


@dataclass(frozen=True)
class Frame:
    """One page's place on the site. Paths are relative to the site's root and end in a slash."""

    site: Site
    register: Register
    path: str  # "selko/palkkatuki/"; "" is the home page
    title: str
    description: str = ""
    crumbs: tuple[tuple[str, str], ...] = ()  # what is above this page: label and path
    pair: str | None = None  # the same page in the other register
    section: str = ""  # which part of the navigation the page belongs to
    turn: str = ""  # the turn that opens the same thing in the chat: "a.palkkatuki"
    indexed: bool = True  # may search engines show it?
    fixed_root: str | None = None  # for a page that is shown at any address

    @property
    def root(self) -> str:
        """From this page to the site's root: `../../`."""
        return self.fixed_root if self.fixed_root is not None else "../" * self.path.count("/")

    def to(self, path: str) -> str:
        """The address of any page or file of the site, seen from this page."""
        return (self.root + path) or "./"

    def own(self, path: str) -> str:
        """The address of a page in this page's own register."""
        return self.to(in_register(path, self.register))

    def topic(self, reference: str) -> str:
        """The address of a topic, or of a section of it: `palkkatuki#paljonko`."""
        topic, _, section = reference.partition("#")
        return self.own(f"{topic}/" + (f"#{section}" if section else ""))

    @property
    def pair_path(self) -> str:
        """The same page in the other register."""
        if self.pair is not None:
            return self.pair
        return self.path.removeprefix(SELKO) if self.register == "selko" else SELKO + self.path

    @property
    def canonical(self) -> str:
        """The whole address of this page."""
        return self.site.base_url + self.path

    @property
    def pair_url(self) -> str:
        """The whole address of the same page in the other register."""
        return self.site.base_url + self.pair_path

    @property
    def chat(self) -> str:
        """The chat's address, with what this page is about."""
        values = [("k", self.turn)] if self.turn else []
        values += [("kieli", "selko")] if self.register == "selko" else []
        query = "&".join(f"{key}={quote(value, safe='.~')}" for key, value in values)
        return self.to("keskustelu/") + (f"?{query}" if query else "")

    def under(self, label: str, path: str) -> Frame:
        """The same page with one more step in its way back."""
        return replace(self, crumbs=(*self.crumbs, (label, path)))


def in_register(path: str, register: Register) -> str:
    """A path in this register: selko pages stand under `selko/`."""
    bare = path.removeprefix(SELKO)
    return SELKO + bare if register == "selko" else bare
