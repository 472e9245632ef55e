"""A link leads to an address that somebody has looked at.

Passes: `[Kela](https://www.kela.fi/soita-kelaan)`, when a source, an organisation, a contact or an area has it.
Fails: any other address, and any other scheme than http, https and topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.links import links
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.problems import Problem

ID = "link-unknown"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each link to an address that no file of knowledge has."""
    shelves = (documents.sources, documents.organisations, documents.contacts, documents.areas)
    known = set(_addresses(documents))
    if not all(shelf.is_whole for shelf in shelves):
        return
    for link in links(documents):
        if not link.address.startswith("topic:") and link.address.rstrip("/") not in known:
            where = "Lisää osoite tiedostoon knowledge/sources.yaml."
            hint = f"{did_you_mean(link.address, known)} {where}".strip()
            yield link.problem(link.address, ID, f"osoitetta «{link.address}» ei ole lähteissä", hint)


def _addresses(documents: Documents) -> Iterator[str]:
    """Every known address without its last slash."""
    for source in documents.sources:
        yield source.value.url.rstrip("/")
    for contact in documents.contacts:
        yield contact.value.source_url.rstrip("/")
        yield (contact.value.url or "").rstrip("/")
    for organisation in documents.organisations:
        yield (organisation.value.url or "").rstrip("/")
    for area in documents.areas:
        yield (area.value.url or "").rstrip("/")
