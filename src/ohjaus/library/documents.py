"""Everything the files say, each thing with its place: what the rules read."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from ohjaus.library.model import (
    AmountFile,
    Area,
    AskedPart,
    Aspect,
    Authority,
    Calibration,
    Concept,
    Confusable,
    Contact,
    Counting,
    CrisisKind,
    Fact,
    Frozen,
    Guard,
    LawChange,
    Limits,
    MoreQuestions,
    Municipality,
    Organisation,
    OutsideSubject,
    Region,
    Register,
    ServicePath,
    SmallTalk,
    Source,
    Survey,
    Term,
    Topic,
    Turning,
    Twin,
)
from ohjaus.library.page import Page
from ohjaus.library.validate import Entry

M_co = TypeVar("M_co", bound=Frozen, covariant=True)


@dataclass(frozen=True)
class Shelf(Generic[M_co]):
    """The entries of one kind, in the order of the files.

    `ids` holds also the ids of entries that did not fit their model, and `is_whole` is False when a whole file
    could not be read: so one broken line is one finding, not a hundred dangling references.
    """

    entries: tuple[Entry[M_co], ...] = ()
    ids: frozenset[str] = frozenset()
    is_whole: bool = True

    def __iter__(self) -> Iterator[Entry[M_co]]:
        return iter(self.entries)

    def may_hold(self, entry_id: str) -> bool:
        """Is there an entry with this id, as far as the files can be read?"""
        return entry_id in self.ids or not self.is_whole


@dataclass(frozen=True)
class Documents:
    """The parsed files. Pages are sorted by topic and register; the shelves by file name."""

    topics: Shelf[Topic] = field(default_factory=Shelf)
    aspects: Shelf[Aspect] = field(default_factory=Shelf)
    asked: Shelf[AskedPart] = field(default_factory=Shelf)
    facts: Shelf[Fact] = field(default_factory=Shelf)
    sources: Shelf[Source] = field(default_factory=Shelf)
    law_changes: Shelf[LawChange] = field(default_factory=Shelf)
    amounts: Shelf[AmountFile] = field(default_factory=Shelf)
    counting: Shelf[Counting] = field(default_factory=Shelf)
    glossary: Shelf[Term] = field(default_factory=Shelf)
    organisations: Shelf[Organisation] = field(default_factory=Shelf)
    authorities: Shelf[Authority] = field(default_factory=Shelf)
    municipalities: Shelf[Municipality] = field(default_factory=Shelf)
    areas: Shelf[Area] = field(default_factory=Shelf)
    contacts: Shelf[Contact] = field(default_factory=Shelf)
    regions: Shelf[Region] = field(default_factory=Shelf)
    surveys: Shelf[Survey] = field(default_factory=Shelf)
    paths: Shelf[ServicePath] = field(default_factory=Shelf)
    guards: Shelf[Guard] = field(default_factory=Shelf)
    concepts: Shelf[Concept] = field(default_factory=Shelf)
    confusables: Shelf[Confusable] = field(default_factory=Shelf)
    turnings: Shelf[Turning] = field(default_factory=Shelf)
    outside: Shelf[OutsideSubject] = field(default_factory=Shelf)
    smalltalk: Shelf[SmallTalk] = field(default_factory=Shelf)
    safety: Shelf[CrisisKind] = field(default_factory=Shelf)
    safety_examples: Shelf[MoreQuestions] = field(default_factory=Shelf)
    phrases: Shelf[Twin] = field(default_factory=Shelf)
    questions: Shelf[MoreQuestions] = field(default_factory=Shelf)
    limits: Shelf[Limits] = field(default_factory=Shelf)
    calibration: Shelf[Calibration] = field(default_factory=Shelf)
    pages: tuple[Page, ...] = ()
    day: datetime.date | None = None  # of the check; None: days are not compared with it

    def page(self, topic: str, register: Register) -> Page | None:
        """The page of a topic in this register, or None."""
        return next((page for page in self.pages if (page.topic, page.register) == (topic, register)), None)

    def pairs(self) -> Iterator[tuple[Page, Page]]:
        """Every topic's pages that stand in both registers, standard Finnish first."""
        selko = {page.topic: page for page in self.pages if page.register == "selko"}
        for page in self.pages:
            if page.register == "fi" and page.topic in selko:
                yield page, selko[page.topic]
