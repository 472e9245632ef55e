"""The numbers of an office, for a reader who wants to talk to a person. Only those that a source shows, with its day."""

from __future__ import annotations

from ohjaus.dialogue.reply import ShownContact
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Library, Register

SURE = frozenset({"high", "medium"})  # a contact of lower confidence is never shown


def numbers(office: str, place: str | None, library: Library, register: Register) -> tuple[ShownContact, ...]:
    """The telephone numbers of an office: those without municipalities serve everywhere, the rest only their own."""
    found = (
        contact
        for contact in library.contacts.values()
        if contact.office == office
        and contact.phone
        and contact.confidence in SURE
        and (not contact.municipalities or place in contact.municipalities)
    )
    return tuple(
        ShownContact(
            contact.name, contact.what_for if register == "fi" else "", contact.url, contact.phone,
            library.phrase("source-dated", register, day=spoken_day(contact.source_day, register))
            if contact.source_day
            else library.phrase("source-undated", register),
        )
        for contact in found
    )  # fmt: skip
