"""Municipalities, wellbeing services counties and employment areas: whom to turn to where you live."""

from __future__ import annotations

from itertools import groupby

from ohjaus.library.dates import spoken_day
from ohjaus.library.model import REGISTERS, Area, Contact, Municipality, Register
from ohjaus.site.build import Build, Pages, alphabet
from ohjaus.site.regions import FactGroup, fact_groups

DOORS = ("kela", "tyottomyyskassa", "sosiaaliasiavastaava", "potilasasiavastaava")  # the same everywhere
EMERGENCY = "112"  # stands before every other number
SHOWN = ("high", "medium")  # contacts of lower confidence are never shown


def place_pages(build: Build) -> Pages:
    """Every municipality and area, and the lists of them."""
    municipalities = sorted(build.library.municipalities.values(), key=lambda each: alphabet(each.name))
    for register in REGISTERS:
        letters = [(letter, list(group)) for letter, group in groupby(municipalities, key=lambda each: each.name[0])]
        yield build.page("places", build.frame("kunta/", register, "places", section="places"), letters=letters)
        kinds = [
            (kind, sorted((area for area in _areas(build) if area.kind == kind), key=lambda each: alphabet(each.name)))
            for kind in ("wellbeing-county", "employment-area")
        ]
        frame = build.frame("alue/", register, "areas", above=("places",), section="places")
        yield build.page("areas", frame, kinds=kinds)
        groups = {region.id: fact_groups(build, region, register) for region in build.library.regions.values()}
        for municipality in municipalities:
            yield _municipality(build, municipality, register, groups)
        for area in _areas(build):
            members = [each for each in municipalities if area.id in (each.county, each.employment_area)]
            yield _area(build, area, members, register)


def _areas(build: Build) -> list[Area]:
    """The areas that some municipality belongs to."""
    used = {area for each in build.library.municipalities.values() for area in (each.county, each.employment_area)}
    return [area for area in build.library.areas.values() if area.id in used]


def _municipality(
    build: Build, municipality: Municipality, register: Register, groups: dict[str, tuple[FactGroup, ...]]
) -> tuple[str, str]:
    library = build.library
    title = build.say("place-title", register, name=municipality.name, locative=municipality.locative)
    lead = build.say("place-lead", register, name=municipality.name, locative=municipality.locative)
    known = contacts(build, (municipality.id,), register)
    told = {contact.name for contact, _ in known}
    doors = [library.organisations[door] for door in DOORS if door in library.organisations]
    region = municipality.region if municipality.region in library.guides else None
    return build.page(
        "municipality",
        build.frame(
            f"kunta/{municipality.id}/", register, title=title, description=lead, above=("places",), section="places"
        ),
        municipality=municipality,
        county=library.areas[municipality.county],
        employment=library.areas[municipality.employment_area],
        offices={office.id: office for office in library.organisations.values()},
        doors=[door for door in doors if door.name.in_register("fi") not in told],
        contacts=known,
        region=build.topic_link(region, register) if region else None,
        groups=groups.get(municipality.region or "", ()) if register == "fi" else (),
    )


def _area(build: Build, area: Area, members: list[Municipality], register: Register) -> tuple[str, str]:
    lead = build.say(f"{area.kind}-lead", register, name=area.name)
    office = "hyvinvointialue" if area.kind == "wellbeing-county" else "tyollisyysalue"
    return build.page(
        "area",
        build.frame(
            f"alue/{area.id}/", register, title=area.name, description=lead, above=("places", "areas"), section="places"
        ),
        area=area,
        office=build.library.organisations.get(office),
        members=members,
        regions=[
            link
            for region in dict.fromkeys(each.region for each in members if each.region)
            if (link := build.topic_link(region, register))
        ],
    )


def contacts(build: Build, municipalities: tuple[str, ...], register: Register) -> list[tuple[Contact, str]]:
    """The contacts that serve any of these municipalities, each with the day its source shows."""
    found = []
    for contact in build.library.contacts.values():
        here = not contact.municipalities or any(each in contact.municipalities for each in municipalities)
        if here and contact.confidence in SHOWN:
            day = spoken_day(contact.source_day, register) if contact.source_day else ""
            key = "contact-day" if day else "contact-undated"
            found.append((contact, build.say(key, register, day=day)))
    found.sort(key=lambda pair: (pair[0].phone != EMERGENCY, not pair[0].municipalities, alphabet(pair[0].name)))
    return found
