"""What a question asks of a regional description: which area of questions, which service, which records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from ohjaus.dialogue.aspect import shared_forms, telling_lemmas
from ohjaus.library.model import Guide, Library, RegionalFact
from ohjaus.search.index import Index
from ohjaus.search.rank import Evidence

BEGINNING = "area-"  # of the ids in knowledge/asked.yaml
OF_AREA = 2  # what the asked area counts for, beside one for each shared base form
QUOTED = 4  # a record outside the asked area must share so many base forms
MOST_FACTS = 4
ENOUGH_SHARED = 2  # and a record must share so many where no area is asked


def asked_areas(evidence: Evidence, index: Index) -> frozenset[str]:
    """The areas of questions whose words the question holds most of."""
    scores = index.asked_table.scores(evidence.words)
    areas = {part.removeprefix(BEGINNING): score for part, score in scores.items() if part.startswith(BEGINNING)}
    most = max(areas.values(), default=0.0)
    return frozenset(area for area, score in areas.items() if score == most)


def named_services(evidence: Evidence, topic: str, library: Library) -> frozenset[str]:
    """The services of regional records that the question names, or the topic itself when it is one."""
    services = library.regional_services
    return services.intersection(evidence.topics) or services & {topic}


def of_services(facts: Sequence[RegionalFact], services: Set[str]) -> list[RegionalFact]:
    """The records about these services; all when none is named. A service may also be an area of others' records."""
    areas = {fact.area for fact in facts}
    told = {fact.service for fact in facts}
    wanted = {service for service in services if service in told or service not in areas}
    return [fact for fact in facts if not wanted or fact.service in wanted]


def asked_facts(
    evidence: Evidence,
    facts: Sequence[RegionalFact],
    topic_words: frozenset[str],
    areas: Set[str] = frozenset(),
    for_counsellor: bool = False,
) -> tuple[str, ...]:
    """The ids of the records that the question asks for, at most `MOST_FACTS`; none when little is shared.

    A record of the asked area counts most, then the base forms that it shares with the question; the service that it
    is about and its area are words of its own. Records for counsellors answer counsellors only.
    """
    lemmas = telling_lemmas(evidence) - topic_words
    found = []
    for number, fact in enumerate(facts):
        if for_counsellor or not fact.for_counsellors:
            shared = shared_forms(lemmas, f"{fact.statement} {fact.area} {fact.service.replace('-', ' ')}".lower())
            found.append((shared, number, fact))
    of_area = [row for row in found if row[2].area in areas]
    most = max((shared for shared, _, _ in found), default=0)
    if of_area:
        kept = [row for row in found if row in of_area or (row[0] >= QUOTED and row[0] == most)]
        kept.sort(key=lambda row: (-row[0] - (OF_AREA if row in of_area else 0), row[1]))
    elif most >= (QUOTED if areas else ENOUGH_SHARED):  # else the asked area is told to others only, or not at all
        kept = [row for row in found if row[0] == most]
    else:
        kept = []
    return tuple(fact.id for _, _, fact in kept[:MOST_FACTS])


def section_weights(
    guide: Guide, region: Sequence[RegionalFact], services: Set[str], areas: Set[str]
) -> Mapping[str, float] | None:
    """The sections of a region's guide that may answer, each with what it gains; None when nothing tells them apart.

    A section about another service alone cannot answer a question that names a service, and where an area of
    questions is asked, one of its records must stand in the section.
    """
    records = {fact.id: fact for fact in region}
    told = {section.id: [records[fact] for fact in section.facts if fact in records] for section in guide.sections}
    wanted = of_services(region, services)
    ids = {fact.id for fact in wanted}
    is_named = len(wanted) < len(region)
    asked = {fact.id for fact in wanted if fact.area in areas}
    if asked:
        counts = {section: sum(fact.id in asked for fact in facts) for section, facts in told.items()}
        most = max(counts.values())
        return {section: 1.0 + count / most for section, count in counts.items() if count} if most else {}
    if not is_named:
        return None
    return {section: 0.0 for section, facts in told.items() if not facts or any(fact.id in ids for fact in facts)}
