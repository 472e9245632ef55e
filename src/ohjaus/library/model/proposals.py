"""What another register told us and nobody has read yet. No page and no answer shows it."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ohjaus.library.model.base import Day, Frozen, Text, WebAddress
from ohjaus.library.model.places import Contact

Guid = Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")]


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


class ProposedService(Frozen):
    """A service of the organisation: to read beside the guides. It is not taken over, its text is not ours."""

    guid: Guid
    name: Text
    summary: str
    classes: tuple[Text, ...] = ()
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
    contacts: tuple[ProposedContact, ...] = Field(description="remove those that are not wanted")
    services: tuple[ProposedService, ...] = ()

    def lacks(self, day: datetime.date) -> str | None:
        """The key of the review that is missing, or that cannot be so on this day; None when a person has read it."""
        if not self.review.by or not self.review.by.strip():
            return "by"
        if self.review.on is None or not self.seen <= self.review.on <= day:
            return "on"
        return None
