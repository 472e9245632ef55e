"""A section rests on the same facts in both registers.

Passes: `paljonko: [kulukorvaus-01]` on both pages; a record of a regional description that only the page in standard
Finnish tells.
Fails: a fact that only one of the two pages lists for the section.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.page import Page
from ohjaus.library.problems import Problem
from ohjaus.library.rules.pair_drift import PAGE_NAMES

ID = "pair-facts"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each fact of a section that both pages have."""
    regional = frozenset(fact.id for region in documents.regions for fact in region.value.facts)
    for fi, selko in documents.pairs():
        yield from _alone(fi, selko, documents.facts.ids)  # easy Finnish tells less of a region
        yield from _alone(selko, fi, documents.facts.ids | regional)


def _alone(page: Page, other: Page, compared: frozenset[str]) -> Iterator[Problem]:
    if not page.matter or not other.matter:
        return
    for section, facts in page.matter.value.facts.items():
        there = other.matter.value.facts.get(section)
        if there is None:
            continue  # pair-drift or facts-unlisted tells of it
        for number, fact in enumerate(facts):
            if fact in compared and fact not in there:  # of one that is nowhere, id-dangling tells
                message = f"väite «{fact}» ei ole osan «{section}» tiedoissa {PAGE_NAMES[other.register]}"
                hint = "Osa nojaa molemmilla sivuilla samoihin väitteisiin. Kerro asia molemmilla tai poista se täältä."
                yield page.matter.problem(("facts", section, number), ID, message, hint)
