"""The library itself."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from ohjaus.library.model.base import Frozen, Register, Twin
from ohjaus.library.model.calibration import Calibration
from ohjaus.library.model.catalogue import Aspect, Organisation, Topic
from ohjaus.library.model.counting import Counting
from ohjaus.library.model.evidence import AmountPart, Fact, LawChange, Source
from ohjaus.library.model.guards import Guard
from ohjaus.library.model.guides import Guide
from ohjaus.library.model.paths import ServicePath
from ohjaus.library.model.places import Area, Contact, Municipality, Region, RegionalFact, Survey
from ohjaus.library.model.safety import CrisisKind
from ohjaus.library.model.words import (
    AskedPart,
    Concept,
    Confusable,
    MoreQuestions,
    OutsideSubject,
    SmallTalk,
    Term,
    Turning,
)


class Library(Frozen):
    """Everything that is known, checked and unchanging."""

    fingerprint: str
    topics: Mapping[str, Topic]
    guides: Mapping[str, Mapping[Register, Guide]]
    aspects: Mapping[str, Aspect]
    asked: Mapping[str, AskedPart]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    law_changes: Mapping[str, LawChange]
    amounts: Mapping[str, AmountPart]  # by "kulukorvaus.paiva"
    countings: Mapping[str, Counting]  # in the order of the file
    glossary: Mapping[str, Term]
    organisations: Mapping[str, Organisation]
    municipalities: Mapping[str, Municipality]
    areas: Mapping[str, Area]
    contacts: Mapping[str, Contact]
    regions: Mapping[str, Region]
    surveys: Mapping[str, Survey]
    paths: Mapping[str, ServicePath]
    guards: Mapping[str, Guard]
    concepts: Mapping[str, Concept]
    confusables: tuple[Confusable, ...]
    turnings: Mapping[str, Turning]
    outside: Mapping[str, OutsideSubject]
    smalltalk: Mapping[str, SmallTalk]
    safety: Mapping[str, CrisisKind]
    safety_examples: Mapping[str, MoreQuestions]  # by kind of need, and "calm"
    phrases: Mapping[str, Twin]
    questions: Mapping[str, MoreQuestions]
    calibration: Calibration

    # What is made of a library is kept beside it, by the library itself: comparing two of them would read them whole.
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def guide(self, topic: str, register: Register) -> Guide:
        """The guide of a topic. Every topic of a checked library has both registers."""
        return self.guides[topic][register]

    def phrase(self, key: str, register: Register, **values: object) -> str:
        """A sentence of the engine, with its `{places}` filled."""
        return self.phrases[key].in_register(register).format(**values)

    def countings_of(self, topic: str) -> tuple[Counting, ...]:
        """What can be counted on a topic, in the order of the file."""
        return tuple(counting for counting in self.countings.values() if topic in counting.topics)

    @cached_property
    def regional_facts(self) -> Mapping[str, RegionalFact]:
        """Every regional fact by its id."""
        return {fact.id: fact for region in self.regions.values() for fact in region.facts}

    @cached_property
    def regional_services(self) -> frozenset[str]:
        """The services that regional facts tell of."""
        return frozenset(fact.service for fact in self.regional_facts.values())

    @cached_property
    def law_change_of(self) -> Mapping[str, LawChange]:
        """The change of law that a fact came with, by the fact's id."""
        return {fact: change for change in self.law_changes.values() for fact in change.facts}

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """The regional description that a regional fact stands in, by the fact's id."""
        return {fact.id: region.id for region in self.regions.values() for fact in region.facts}
