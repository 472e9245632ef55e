"""What a reader is shown. Content without form: render turns it to text, JSON or HTML, the chat to widgets."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from ohjaus.library.model import Register


@dataclass(frozen=True)
class ShownAmount:
    """An amount as it may be shown on the day."""

    id: str  # "kulukorvaus.paiva"
    name: str
    text: str  # "9 euroa päivässä", "noin 9 euroa ...", or what to check when it is not current
    is_current: bool
    period: str  # "voimassa 1.1.2026–31.12.2026"
    verified: str  # "tarkistettu 12.1.2026"
    source: str
    url: str
    is_estimate: bool = False  # it rests on a fact that nobody has verified; then it is never current


@dataclass(frozen=True)
class ShownSection:
    """A section of a guide with its amounts looked up."""

    id: str
    aspect: str
    title: str
    markdown: str
    amounts: tuple[ShownAmount, ...] = ()
    facts: tuple[str, ...] = ()
    day_notes: tuple[str, ...] = ()  # where it tells a law that did not hold on the day: what held then
    role: str | None = None  # for counsellors alone; or the steps or the examples of a path told in short


@dataclass(frozen=True)
class Choice:
    """A button: what it says, and the turn that it stands for (`a.kulukorvaus.paljonko`)."""

    label: str
    turn: str
    path: str  # the page with the same content, relative to the site's root: "kulukorvaus/#paljonko"


@dataclass(frozen=True)
class ShownContact:
    """Whom to turn to."""

    name: str
    text: str
    url: str | None = None
    number: str | None = None
    dated: str = ""  # source and its day, where there is one
    path: str = ""  # a page of ours where the reader finds the own area's office, relative to the site's root
    path_label: str = ""  # what the link to that page says


@dataclass(frozen=True)
class ShownSource:
    """A source with the day it shows."""

    title: str
    publisher: str
    url: str
    dated: str


@dataclass(frozen=True)
class ShownPlace:
    """The areas that serve a municipality, and what a regional description said."""

    municipality: str
    name: str
    text: str
    links: tuple[ShownContact, ...] = ()
    facts: tuple[str, ...] = ()  # each with its year
    path: str = ""


@dataclass(frozen=True)
class ShownStep:
    """A step of a path. What is known has a row; what nobody knows stands in one row, with whom to ask."""

    number: int
    id: str
    title: str
    actor: str
    text: str
    rows: tuple[tuple[str, str, str], ...]  # key, question and answer: ("cost", "Mitä maksaa", "...")
    office: str  # whom to ask
    office_url: str | None
    topic: str  # the topic that tells more
    day_notes: tuple[str, ...] = ()  # where it tells a law that did not hold on the day: what held then


@dataclass(frozen=True)
class ShownWarning:
    """What to wait for before an act that would lose a support."""

    id: str
    title: str
    text: str
    dated: str = ""  # source and its day
    url: str | None = None


@dataclass(frozen=True)
class Reply:
    """The whole reply to one turn."""

    decision: str  # answer | clarify | handoff | crisis | refuse
    register: Register
    day: datetime.date
    title: str
    lead: str  # one or two sentences, plain text
    addressee: str = ""  # whom the text speaks to, where that is not the reader
    day_notes: tuple[
        str, ...
    ] = ()  # what to know of the day before reading: another law held, or nothing is checked yet
    warnings: tuple[ShownWarning, ...] = ()  # told before anything else
    topics: tuple[str, ...] = ()
    section: str | None = None  # the section that was asked for
    sections: tuple[ShownSection, ...] = ()  # the one asked for first
    more_title: str = ""  # what stands above the sections that were not asked for
    steps: tuple[ShownStep, ...] = ()  # of a path, in order
    step: str | None = None  # the step that the reader is at; the first section tells of it
    notices: tuple[str, ...] = ()  # what changed, what to be careful of
    choices: tuple[Choice, ...] = ()  # what can be pressed next
    choices_title: str = ""
    related: tuple[Choice, ...] = ()  # topics beside this one
    human: Choice | None = None  # the way to a person
    law: str = ""  # for counsellors: the law that the topic rests on
    routes: tuple[Choice, ...] = ()  # for counsellors: the steps of paths at which the topic stands
    contacts: tuple[ShownContact, ...] = ()
    contacts_title: str = ""
    sources: tuple[ShownSource, ...] = ()
    sources_title: str = ""
    place: ShownPlace | None = None
    reviewed: str = ""  # "Tarkistettu 22.11.2026"
    path: str = ""  # the page with the same content, relative to the site's root
