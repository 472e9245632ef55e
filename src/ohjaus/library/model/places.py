"""Places and what is told of them: municipalities, areas, contacts, regional descriptions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ohjaus.library.model.base import Id, Named, PartialDay, Text, Twin, WebAddress


class Municipality(Named):
    """A Finnish municipality, with the areas that serve it."""

    code: str
    name: Text
    locative: Text
    other_names: tuple[Text, ...] = ()
    is_everyday_word: bool = False  # the bare name means something else too: *varkaus*, *kolari*
    county: Id
    employment_area: Id
    website: WebAddress | None = None
    region: Id | None = None  # the regional description that covers it


class Area(Named):
    """A wellbeing services county or an employment area."""

    kind: Literal["wellbeing-county", "employment-area"]
    name: Text
    url: WebAddress | None = None


class Contact(Named):
    """A way to reach an office, with the day its source shows."""

    name: Text
    what_for: Text
    url: WebAddress | None = None
    phone: str | None = None
    call_charge: Text | None = None
    hours: tuple[Text, ...] = ()
    services: tuple[Text, ...] = ()  # names of services that it leads to
    municipalities: tuple[Id, ...] = ()
    office: Id | None = None  # the organisation whose number it is: shown to who asks for a person there
    source_url: WebAddress
    source_day: PartialDay | None  # null: the source shows no day
    confidence: Literal["high", "medium", "low"]
    note: str | None = None


class RegionalFact(Named):
    """What a regional description said. It is about its own year, not about today."""

    service: Id
    area: Id
    year: Text
    statement: Text
    for_counsellors: bool


class Region(Named):
    """A regional description. `count` says how many records it has, so that none is lost unseen."""

    name: Text
    count: int = Field(ge=0)
    year_is_estimate: bool = False  # the description does not say its year
    facts: tuple[RegionalFact, ...]


class SurveyTable(Named):
    """Numbers of a regional survey."""

    title: Twin
    year: Text
    columns: tuple[Text, ...]
    rows: tuple[tuple[str | float | int | None, ...], ...]
    facts: tuple[Id, ...] = ()


class Survey(Named):
    """The tables of one survey."""

    year_is_estimate: bool = False
    tables: tuple[SurveyTable, ...]
