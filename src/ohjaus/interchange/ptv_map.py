"""An answer of the service register to a proposal: numbers, addresses and hours in our own terms. Pure functions."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pydantic import ValidationError

from ohjaus.interchange.hours import spoken_hours
from ohjaus.interchange.ptv_area import is_limited, places
from ohjaus.interchange.ptv_client import Answer
from ohjaus.interchange.ptv_describe import about, day_of, service_names, services
from ohjaus.interchange.ptv_format import (
    LANGUAGE,
    Channel,
    ChannelType,
    LanguageItem,
    Organisation,
    Phone,
    WebPage,
    in_finnish,
)
from ohjaus.interchange.refused import Refused
from ohjaus.library.model import Contact, Origin, Proposal, ProposedContact, Review

KINDS: Mapping[ChannelType, Literal["e-service", "web", "phone", "location"]] = {
    "EChannel": "e-service",
    "WebPage": "web",
    "Phone": "phone",
    "ServiceLocation": "location",
}  # a printable form is no way to reach anybody
FREE = "maksuton"
LONGEST_ID = 60  # letters

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


def propose(answer: Answer, municipalities: Mapping[str, str], seen: datetime.date, base: str) -> Proposal:
    """The proposal of a day. `municipalities` gives our id for each code: 400 is *laitila*.

    Raises Refused when the organisation has no Finnish name, or something in the answer fits no proposal.
    """
    name = in_finnish(answer.organisation.organizationNames, "Name")
    if not name:
        raise Refused("Palvelutietovaranto ei anna organisaatiolle suomenkielistä nimeä.")
    try:
        return _proposal(answer, name, municipalities, seen, base)
    except ValidationError as error:
        place = ".".join(str(step) for step in error.errors(include_url=False)[0]["loc"])
        raise Refused(f"Palvelutietovarannon tieto ei käy ehdotukseen: «{place}» on vääränlainen") from error


def _proposal(answer: Answer, name: str, municipalities: Mapping[str, str], seen: datetime.date, base: str) -> Proposal:
    return Proposal(
        source="Palvelutietovaranto",
        address=f"{base}/Organization/{answer.organisation.id}",
        seen=seen,
        organisation=name,
        guid=answer.organisation.id,
        business_id=answer.organisation.businessCode,
        modified=day_of(answer.organisation.modified),
        review=Review(by=None, on=None),
        about=about(answer.organisation, name, municipalities),
        contacts=tuple(_contacts(answer, name, municipalities, seen, base)),
        services=services(answer, municipalities),
    )


def _contacts(
    answer: Answer, name: str, municipalities: Mapping[str, str], seen: datetime.date, base: str
) -> Iterator[ProposedContact]:
    taken: set[str] = set()
    own = answer.organisation
    yield from _each(own, "organisation", name, name, own.organizationDescriptions, (), (), municipalities, taken, base)
    names = service_names(answer)
    for channel in answer.channels:
        kind = KINDS.get(channel.serviceChannelType)
        title = in_finnish(channel.serviceChannelNames, "Name")
        if kind and title:
            hours = spoken_hours(channel.serviceHours, seen)
            texts = channel.serviceChannelDescriptions
            served = (names.get((each.service and each.service.id) or "") for each in channel.services)
            leads_to = tuple(dict.fromkeys(filter(None, served)))
            yield from _each(channel, kind, name, title, texts, hours, leads_to, municipalities, taken, base)


def _each(
    entry: Organisation | Channel,
    kind: Literal["organisation", "e-service", "web", "phone", "location"],
    organisation: str,
    title: str,
    texts: tuple[LanguageItem, ...],
    hours: tuple[str, ...],
    leads_to: tuple[str, ...],
    municipalities: Mapping[str, str],
    taken: set[str],
    base: str,
) -> Iterator[ProposedContact]:
    """A contact for each number; one without a number when there is an address alone. Nothing to reach, no contact."""
    page = _page(entry.webPages)
    numbers: list[Phone | None] = list(_numbers(entry.phoneNumbers))
    for phone in numbers or ([None] if page else []):
        folder = "Organization" if kind == "organisation" else "ServiceChannel"
        what_for = (phone and phone.additionalInformation) or in_finnish(texts, "Summary") or title
        yield ProposedContact(
            origin=Origin(
                kind=kind,
                guid=entry.id,
                modified=day_of(entry.modified),
                language=phone.language if phone else LANGUAGE,
                is_limited=is_limited(entry),
            ),
            contact=Contact(
                id=_new_id(organisation, title, taken),
                name=title if title == organisation or organisation in title else f"{organisation}: {title}",
                what_for=" ".join(what_for.split()),
                url=page,
                phone=_number(phone) if phone else None,
                call_charge=_charge(phone) if phone else None,
                hours=hours,
                services=leads_to,
                municipalities=places(entry, municipalities),
                source_url=f"{base}/{folder}/{entry.id}",
                source_day=day.isoformat() if (day := day_of(entry.modified)) else None,
                confidence="medium",
                note=None,
            ),
        )


def _numbers(phones: Iterable[Phone]) -> list[Phone]:
    """The numbers that a reader calls: those of the Finnish service, or all where there is none. Each once."""
    calls = [phone for phone in phones if phone.type in (None, "Phone")]
    finnish = [phone for phone in calls if phone.language == LANGUAGE]
    return list({_number(phone): phone for phone in reversed(finnish or calls)}.values())[::-1]


def _number(phone: Phone) -> str:
    """The number as it is dialled: 029 123 456, +358 29 123 456. A zero after the prefix goes."""
    prefix, number = (phone.prefixNumber or "").strip(), " ".join(phone.number.split())
    return f"{prefix} {number.removeprefix('0')}" if prefix else number


def _charge(phone: Phone) -> str | None:
    described = " ".join((phone.chargeDescription or "").split())
    return described or (FREE if phone.serviceChargeType == "FreeOfCharge" else None)


def _page(pages: Iterable[WebPage]) -> str | None:
    """The first Finnish address, if it is one. One without a scheme is not mended by guessing."""
    found = (page.url.strip() for page in pages if page.language == LANGUAGE)
    return next((url for url in found if _ADDRESS.fullmatch(url)), None)


def _new_id(organisation: str, title: str, taken: set[str]) -> str:
    """An id of the names, made different from the others by a number. It is added to those taken."""
    both = organisation if title == organisation else f"{organisation} {title.replace(organisation, '')}"
    plain = unicodedata.normalize("NFD", both.lower()).encode("ascii", "ignore").decode()
    start = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID].strip("-") or "yhteystieto"
    found, number = start, 1
    while found in taken:
        number += 1
        found = f"{start}-{number}"
    taken.add(found)
    return found
