"""Every link of the built site leads somewhere: to a page, and to an anchor that is on it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

SERVED = ("keskustelu/", "palaute/", "api/")  # what only a server answers

_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')


def check_pages(pages: Mapping[str, bytes], home: str = "/") -> tuple[str, ...]:
    """What is wrong, sorted. `home` is the path of the base address, for pages that name it whole."""
    texts = {path: data.decode() for path, data in pages.items() if path.endswith(".html")}
    anchors = {path: _ID.findall(text) for path, text in texts.items()}
    known = {path: frozenset(ids) for path, ids in anchors.items()}
    faults = [f"{path}: tunniste «{each}» on kahdesti" for path, ids in anchors.items() for each in _twice(ids)]
    for path, text in texts.items():
        for href in dict.fromkeys(_LINK.findall(text)):
            fault = _fault(path, unescape(href), pages, known, home)
            if fault:
                faults.append(f"{path}: {fault}")
    return tuple(sorted(faults))


def _fault(
    path: str, href: str, pages: Mapping[str, bytes], known: Mapping[str, frozenset[str]], home: str
) -> str | None:
    parts = urlsplit(href)
    if parts.scheme or href.startswith("//"):
        return None if parts.scheme in {"http", "https", "mailto", "tel"} else f"outo linkki «{href}»"
    target = path
    if parts.path:
        target = _target(path, unquote(parts.path), home)
        if target.startswith(SERVED):
            return None
        if target not in pages:
            return f"linkki «{href}» ei johda mihinkään"
    if parts.fragment and target in known and unquote(parts.fragment) not in known[target]:
        return f"linkin «{href}» kohtaa ei ole sivulla"
    return None


def _target(path: str, href: str, home: str) -> str:
    """The file that an address means, seen from a page."""
    whole = href.removeprefix(home) if href.startswith("/") else posixpath.join(posixpath.dirname(path), href)
    target = posixpath.normpath(whole) if whole else "."
    target = "" if target == "." else target
    is_folder = not target or href.endswith(("/", "..")) or href == "."
    return posixpath.join(target, "index.html") if is_folder else target


def _twice(ids: list[str]) -> list[str]:
    seen: set[str] = set()
    return list(dict.fromkeys(each for each in ids if each in seen or seen.add(each)))  # type: ignore[func-returns-value]
