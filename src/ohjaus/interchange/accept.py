"""A proposal that a person has read to the contacts of the library."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ohjaus.interchange.proposal import contacts_yaml, read
from ohjaus.library.load import of_files
from ohjaus.library.model import Contact, Proposal, ProposedContact
from ohjaus.library.problems import Problem
from ohjaus.library.shelve import shelve
from ohjaus.library.validate import Entry

CONTACTS = "knowledge/contacts.yaml"
RULE = "proposal-review"


@dataclass(frozen=True)
class Accepted:
    """The new text of knowledge/contacts.yaml, and the contacts that came."""

    text: str
    contacts: tuple[Contact, ...]


def accept(name: str, data: bytes, files: Mapping[str, bytes], day: datetime.date) -> Accepted | tuple[Problem, ...]:
    """The contacts of a proposal beside the old ones, or every reason against it.

    `files` are those of the library. The old text stands as it is, comments too; the new contacts come after it. The
    whole library is checked with them, and one fault is enough for nothing to change.
    """
    entry = read(name, data)
    if not isinstance(entry, Entry):
        return entry
    against = tuple(_against(entry, files, day))
    if against:
        return against
    contacts = tuple(_reviewed(proposed, entry.value) for proposed in entry.value.contacts)
    old = files.get(CONTACTS, b"").decode("utf-8")
    text = f"{old.rstrip()}\n{contacts_yaml(contacts)}".lstrip("\n")
    faults = tuple(p for p in of_files({**files, CONTACTS: text.encode()}, day).problems if p.is_error)
    return faults or Accepted(text, contacts)


def _against(entry: Entry[Proposal], files: Mapping[str, bytes], day: datetime.date) -> Iterator[Problem]:
    proposal = entry.value
    lacking = proposal.lacks(day)
    if lacking == "by":
        hint = "Tarkista tiedot ensin. Kirjoita sitten nimesi kohtaan review.by."
        yield entry.problem(("review", "by"), RULE, "kukaan ei ole vielä tarkistanut ehdotusta", hint)
    if lacking == "on":
        hint = f"Kirjoita päivä, jona tarkistit ehdotuksen: aikaisintaan {proposal.seen}, viimeistään {day}."
        yield entry.problem(("review", "on"), RULE, "tarkistuksen päivä puuttuu tai ei voi pitää paikkaansa", hint)
    if not proposal.contacts:
        yield entry.problem(("contacts",), RULE, "ehdotuksessa ei ole yhtään yhteystietoa")
    taken = _ids(files)
    for number, proposed in enumerate(proposal.contacts):
        path = ("contacts", number, "contact")
        if proposed.contact.id in taken:
            hint = f"Jos tämä korvaa vanhan, poista vanha ensin tiedostosta {CONTACTS}. Muuten anna uusi tunnus."
            yield entry.problem((*path, "id"), RULE, f"yhteystieto «{proposed.contact.id}» on jo", hint)
        taken.add(proposed.contact.id)
        if proposed.origin.is_limited and not proposed.contact.municipalities:
            hint = "Kirjoita kunnat, joita se palvelee, tai poista yhteystieto. Tyhjä luettelo tarkoittaa koko maata."
            message = "rajatun alueen kunnat puuttuvat"
            yield entry.problem((*path, "municipalities"), RULE, message, hint)


def _ids(files: Mapping[str, bytes]) -> set[str]:
    documents, _ = shelve({CONTACTS: files[CONTACTS]} if CONTACTS in files else {})
    return set(documents.contacts.ids)


def _reviewed(proposed: ProposedContact, proposal: Proposal) -> Contact:
    """The contact with where it came from. The reviewer's name stays in the proposal."""
    origin, review = proposed.origin, proposal.review
    note = f"Palvelutietovaranto {proposal.seen}, {origin.kind} {origin.guid}; tarkistettu {review.on}"
    if origin.language != "fi":
        note += f"; palvelun kieli {origin.language}"
    own = f"{proposed.contact.note}; " if proposed.contact.note else ""
    return proposed.contact.model_copy(update={"note": own + note})
