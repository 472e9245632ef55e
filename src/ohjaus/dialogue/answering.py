"""A topic to an answer: which section first, which regional records, which second need is offered beside it."""

from __future__ import annotations

from ohjaus.dialogue.aspect import asked_section, own_section
from ohjaus.dialogue.decision import Answer, Decision, HandOff
from ohjaus.dialogue.regional import (
    MOST_FACTS,
    asked_areas,
    asked_facts,
    named_services,
    of_services,
    section_weights,
)
from ohjaus.dialogue.rows import asked_row
from ohjaus.library.model import Audience, Library
from ohjaus.search.index import Index
from ohjaus.search.rank import Evidence

MOST_CHOICES = 3
JOINERS = frozenset({"ja", "sekä", "myös", "lisäksi"})  # between two needs
WHERE_TO_TURN = "mista-apua"  # the topic that tells whom to ask


def answer_on(
    topic: str,
    evidence: Evidence,
    library: Library,
    index: Index,
    place: str | None,
    chosen_place: str | None = None,
    audience: Audience | None = None,
) -> Answer:
    """The answer of a topic's guide. `place` is named in the question, `chosen_place` earlier in the talk."""
    topic = _national(evidence, topic, library)
    section = _section(evidence, topic, library, index, audience)
    facts = _regional(evidence, topic, library, index, place or chosen_place, audience)
    also = _second_need(evidence, topic, library)
    if also is None and topic in library.regions:
        also = next(
            (named for named in evidence.topics if named not in library.regions and named != WHERE_TO_TURN), None
        )
    elif also is None and not facts:
        also = _named_region(evidence, library)
    row = asked_row(evidence, index) if topic in library.paths else None
    return Answer(topic, section, also, place, facts=facts, row=row)


def _section(evidence: Evidence, topic: str, library: Library, index: Index, audience: Audience | None) -> str | None:
    """The section that the question asks for; in a region's guide one about the named service and the asked area."""
    guide = library.guide(topic, "fi")
    may_answer = None
    if topic in library.regions:
        services, areas = named_services(evidence, topic, library), asked_areas(evidence, index)
        may_answer = section_weights(guide, library.regions[topic].facts, services, areas)
    return asked_section(evidence, guide, index.section_cues.get(topic), may_answer, audience == "counsellor")


def by_place(place: str | None, library: Library, index: Index) -> Decision:
    """Where no topic is sure but a municipality is named: its region's guide, else where to turn there."""
    topic = index.regions.get(place, WHERE_TO_TURN) if place else None
    return Answer(topic, place=place) if topic and topic in library.guides else HandOff("unknown")


def with_region(topics: tuple[str, ...], evidence: Evidence, library: Library) -> tuple[str, ...]:
    """The topics to choose from, with the regional description that the question calls by its name."""
    region = _named_region(evidence, library)
    if region is None or region in topics:
        return topics[:MOST_CHOICES]
    return (*topics[: MOST_CHOICES - 1], region)


def told_apart(evidence: Evidence, index: Index) -> tuple[str, str] | None:
    """The one of several named topics that has a section for just this question: how the two differ, for example."""
    named = set(evidence.topics)
    asked = [
        (topic, section)
        for topic in sorted(named)
        if (table := index.section_cues.get(topic)) and (section := own_section(evidence, table))
    ]
    return asked[0] if len(named) > 1 and len(asked) == 1 else None


def _national(evidence: Evidence, topic: str, library: Library) -> str:
    """The topic, or the one benefit that a question about a region asks the sum of: that is the same everywhere today."""
    if topic not in library.regions or "paljonko" not in evidence.aspects:
        return topic
    named = set(evidence.topics)
    benefits = [each for each in named if library.topics[each].kind == "benefit"]
    return benefits[0] if len(benefits) == 1 else topic


def _regional(
    evidence: Evidence, topic: str, library: Library, index: Index, place: str | None, audience: Audience | None
) -> tuple[str, ...]:
    """The records that the question asks for, of the descriptions that it names or that cover the place.

    A benefit's sum is the same everywhere today: an old record of it would only mislead.
    """
    if library.topics[topic].kind == "benefit" and "paljonko" in evidence.aspects:
        return ()
    here = index.regions.get(place, "") if place else ""
    asked_of = dict.fromkeys([topic, *evidence.topics, here])
    regions = [library.regions[each] for each in asked_of if each in library.regions]
    if not regions:
        return ()
    names = index.topic_words.get(topic, frozenset())
    names |= {word.lemma for word in evidence.words.words if word.text in index.places}
    for_counsellor = audience == "counsellor"
    services, areas = named_services(evidence, topic, library), asked_areas(evidence, index)
    names = names.union(*(index.topic_words.get(service, frozenset()) for service in services))
    records = of_services([fact for region in regions for fact in region.facts], services)
    asked = asked_facts(evidence, records, names, areas, for_counsellor)
    if asked or areas or not for_counsellor or topic in library.regions:
        return asked
    return tuple(fact.id for fact in records if fact.for_counsellors and fact.service == topic)[:MOST_FACTS]


def _named_region(evidence: Evidence, library: Library) -> str | None:
    """The regional description that the question calls by its name."""
    return next((topic for topic in evidence.topics if topic in library.regions), None)


def _second_need(evidence: Evidence, topic: str, library: Library) -> str | None:
    """Another topic that the message names: in a sentence or clause of its own, or beside one that is easily taken for it."""
    near = {topic, *library.topics[topic].related, *library.topics[topic].next}
    named = evidence.topics
    others = [other for other in named if other != topic and other in library.guides]
    alike = {other for entry in library.confusables if topic in entry.topics for other in entry.topics}
    if topic in named and (compared := [other for other in others if other in alike]):
        return compared[0]
    apart = [other for other in others if other not in near]
    parted = evidence.words.sentence_count > 1 or any(word.text in JOINERS for word in evidence.words.words)
    return apart[0] if len(apart) == 1 and parted else None
