"""Places as they are shown: who serves a municipality, and records of regional descriptions, each with its year."""

from __future__ import annotations

from collections.abc import Sequence

from ohjaus.dialogue.address import municipality_path
from ohjaus.dialogue.decision import Answer
from ohjaus.dialogue.reply import ShownContact, ShownPlace, ShownSection
from ohjaus.dialogue.years import told_fact
from ohjaus.library.model import Library, RegionalFact, Register

MOST_PLACE_FACTS = 4
RECORDS = "alueen-tiedot"  # the anchor of the records on the page of a region


def dated_facts(
    topic: str | None, facts: Sequence[RegionalFact], library: Library, register: Register
) -> tuple[str, ...]:
    """Each record in a sentence. The service stands before it unless the whole answer, on `topic`, is about it."""
    found = []
    for fact in facts:
        text = told_fact(fact, library, register)
        if fact.service != topic and fact.service in library.guides:
            service = library.guide(fact.service, register).title
            text = library.phrase("region-fact-service", register, service=service, fact=text)
        found.append(text)
    return tuple(found)


def record_section(decision: Answer, library: Library, register: Register) -> ShownSection:
    """The records that the question asks for, where no section of the region's guide tells them."""
    facts = [library.regional_facts[fact] for fact in decision.facts]
    lines = "\n".join(f"- {text}" for text in dated_facts(decision.topic, facts, library, register))
    text = f"{lines}\n\n{library.phrase('place-facts', register)}"
    title = library.phrase("region-answer-title", register)
    return ShownSection(RECORDS, "hyva-tietaa", title, text, facts=decision.facts)


def shown_place(
    place: str | None, answer: Answer | None, library: Library, register: Register, for_counsellor: bool = False
) -> ShownPlace | None:
    """The areas of the municipality, and dated records of its region: the asked ones, else those of the topic's service."""
    asked = [library.regional_facts[fact] for fact in answer.facts] if answer else []
    if place is None:
        if not asked:
            return None
        told = dated_facts(answer.topic if answer else None, asked, library, register)
        return ShownPlace("", "", library.phrase("place-facts", register), (), told, "")
    municipality = library.municipalities[place]
    county, area = library.areas[municipality.county], library.areas[municipality.employment_area]
    region = library.regions.get(municipality.region) if municipality.region else None
    of_service = [
        fact
        for fact in (region.facts if region and answer else ())
        if answer and fact.service == answer.topic and (for_counsellor or not fact.for_counsellors)
    ]
    return ShownPlace(
        municipality=place,
        name=municipality.name,
        text=library.phrase("place-text", register, name=municipality.name, county=county.name, area=area.name),
        links=tuple(ShownContact(each.name, "", each.url) for each in (county, area) if each.url),
        facts=dated_facts(answer.topic if answer else None, asked or of_service[:MOST_PLACE_FACTS], library, register),
        path=municipality_path(place),
    )
