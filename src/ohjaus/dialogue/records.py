"""Records of regional descriptions as they are shown: each with its year, and with its service where it is not plain."""

from __future__ import annotations

from collections.abc import Sequence

from ohjaus.dialogue.decision import Answer
from ohjaus.dialogue.reply import ShownSection
from ohjaus.library.model import Library, RegionalFact, Register

RECORDS = "alueen-tiedot"  # the anchor of the records on the page of a region


def dated_facts(
    decision: Answer, facts: Sequence[RegionalFact], library: Library, register: Register
) -> tuple[str, ...]:
    """Each record in a sentence. The service stands before it unless the whole answer is about that service."""
    found = []
    for fact in facts:
        text = library.phrase("place-fact", register, statement=fact.statement.rstrip("."), year=fact.year)
        if fact.service != decision.topic and fact.service in library.guides:
            service = library.guide(fact.service, register).title
            text = library.phrase("region-fact-service", register, service=service, fact=text)
        found.append(text)
    return tuple(found)


def record_section(decision: Answer, library: Library, register: Register) -> ShownSection:
    """The records that the question asks for, where no section of the region's guide tells them."""
    facts = [library.regional_facts[fact] for fact in decision.facts]
    lines = "\n".join(f"- {text}" for text in dated_facts(decision, facts, library, register))
    text = f"{lines}\n\n{library.phrase('place-facts', register)}"
    title = library.phrase("region-answer-title", register)
    return ShownSection(RECORDS, "hyva-tietaa", title, text, facts=decision.facts)
