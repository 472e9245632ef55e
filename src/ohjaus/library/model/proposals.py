"""What another register told us and nobody has read yet. No page and no answer shows it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ohjaus.library.model.base import Day, Frozen, Id, Text, WebAddress
from ohjaus.library.model.places import Contact

Guid = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")]
OrganisationKind = Literal[
    "state", "municipality", "regional", "organisation", "company", "social-and-health-public",
    "social-and-health-private", "region"
]  # fmt: skip
ServiceKind = Literal["service", "permit-or-obligation", "professional-qualification"]


class Review(Frozen):
    """The person who has read the proposal and stands for it. Never filled by a machine."""

    by: Text | None
    on: Day | None


class Origin(Frozen):
    """The entry of the register behind a contact."""

    kind: Literal["organisation", "e-service", "web", "phone", "location"]
    guid: Guid
    modified: Day | None
    language: Text  # of the service at this number or address: fi, sv, en
    is_limited: bool  # does it serve named municipalities only?


class ProposedContact(Frozen):
    """A contact as it would stand in knowledge/contacts.yaml."""

    origin: Origin
    contact: Contact


class Served(Frozen):
    """Whom something serves: the named municipalities (our ids), and areas by their names in the register."""

    is_limited: bool
    municipalities: tuple[Id, ...] = ()
    areas: tuple[Text, ...] = ()


class NamedEntry(Frozen):
    """Another entry of the register."""

    guid: Guid
    name: Text | None


class ProposedOrganisation(Frozen):
    """The organisation itself: to read, so that the reviewer knows whose details these are."""

    kind: OrganisationKind | None
    other_names: tuple[Text, ...] = ()
    summary: str
    served: Served
    part_of: Guid | None = None
    parts: tuple[NamedEntry, ...] = ()  # organisations under it; each is asked for by a proposal of its own


class ProposedService(Frozen):
    """A service of the organisation. Its name comes to the contacts that lead to it; its text is not ours, thus to read."""

    guid: Guid
    name: Text
    kind: ServiceKind | None = None
    summary: str
    classes: tuple[Text, ...] = ()
    target_groups: tuple[Text, ...] = ()
    served: Served | None = None
    responsible: tuple[Text, ...] = ()
    producers: tuple[Text, ...] = ()
    languages: tuple[Text, ...] = ()
    modified: Day | None


class Proposal(Frozen):
    """One organisation of the national service register (Palvelutietovaranto), as it was on a day."""

    source: Literal["Palvelutietovaranto"]
    address: WebAddress
    seen: Day
    organisation: Text
    guid: Guid
    business_id: str | None
    modified: Day | None
    review: Review
    about: ProposedOrganisation | None = None
    contacts: tuple[ProposedContact, ...] = Field(description="remove those that are not wanted")
    services: tuple[ProposedService, ...] = ()

    def lacks(self, day: datetime.date) -> str | None:
        """The key of the review that is missing, or that cannot be so on this day; None when a person has read it."""
        if not self.review.by or not self.review.by.strip():
            return "by"
        if self.review.on is None or not self.seen <= self.review.on <= day:
            return "on"
        return None
