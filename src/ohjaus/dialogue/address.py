"""Addresses of pages, relative to the site's root, so that chat, API and site point to the same place."""

from __future__ import annotations

from ohjaus.library.model import Register


def page_path(topic: str, register: Register, section: str | None = None) -> str:
    """The page of a topic: `palkkatuki/`, `selko/palkkatuki/#paljonko`."""
    start = "" if register == "fi" else "selko/"
    return f"{start}{topic}/" + (f"#{section}" if section else "")


def municipalities_path(register: Register) -> str:
    """The list of municipalities, where a reader finds the own area: `kunta/`."""
    return "kunta/" if register == "fi" else "selko/kunta/"


def municipality_path(municipality: str) -> str:
    """The page of a municipality: `kunta/laitila/`."""
    return f"kunta/{municipality}/"
