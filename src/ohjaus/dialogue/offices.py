"""An office as a reader is shown it: its own area's where the municipality is known."""

from __future__ import annotations

from ohjaus.dialogue.address import municipalities_path
from ohjaus.dialogue.reply import ShownContact
from ohjaus.library.model import Library, Organisation, Register

AREA_OFFICES = frozenset({"hyvinvointialue", "tyollisyysalue"})  # every municipality has its own


def shown_office(office: Organisation, library: Library, register: Register, place: str | None) -> ShownContact:
    """An office to turn to: the municipality's own, where each has its own and the municipality is known."""
    name, url = office.name.in_register(register), office.url
    if place and office.id in AREA_OFFICES:
        municipality = library.municipalities[place]
        area_id = municipality.county if office.id == "hyvinvointialue" else municipality.employment_area
        area = library.areas[area_id]
        name, url = area.name, area.url or url
    path = "" if place or office.id not in AREA_OFFICES else municipalities_path(register)
    label = library.phrase("office-find", register) if path else ""
    text = f"{_sentence(office.does.in_register(register))} {office.how.in_register(register)}"
    return ShownContact(name, text, url, path=path, path_label=label)


def _sentence(text: str) -> str:
    text = text.strip().rstrip(".")
    return text[:1].upper() + text[1:] + "."
