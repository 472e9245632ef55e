"""A text is no surer than the facts that it rests on.

Passes: "Tarkista summa Kelasta." in a section that rests on a likely fact; "Vuonna 2021 ..." in one that rests on
nothing but the regional descriptions.
Fails: a section on a `likely` or `unverified` fact without tarkista, varmista, kysy or emme tiedä;
a section on `seed-only` and regional facts alone without their year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Problem

ID = "fact-wording"

_CARE = re.compile(r"tarkist|varmist|kysy|emme\s+tiedä", re.IGNORECASE)
_YEAR = re.compile(r"\b20\d\d\b")


def check(documents: Documents) -> Iterator[Problem]:
    """At most one finding for each section."""
    confidence: dict[str, str] = {fact.value.id: fact.value.confidence for fact in documents.facts}
    for region in documents.regions:
        confidence.update((fact.id, "seed-only") for fact in region.value.facts)
    for page in documents.pages:
        for section in page.sections:
            yield from _section(page, section, confidence)


def _section(page: Page, section: PageSection, confidence: dict[str, str]) -> Iterator[Problem]:
    facts = page.matter.value.facts.get(section.id, ()) if page.matter else ()
    unsure = next((fact for fact in facts if confidence.get(fact) in ("likely", "unverified")), None)
    if unsure and not _CARE.search(section.text):
        message = f"osa nojaa epävarmaan tietoon «{unsure}», mutta ei neuvo tarkistamaan"
        hint = "Kirjoita, mistä lukija voi tarkistaa tai kysyä asian."
        yield section.heading_problem(section.id, ID, message, hint)
    elif facts and all(confidence.get(fact) == "seed-only" for fact in facts) and not _YEAR.search(section.text):
        message = "osa nojaa vain vanhoihin kuvauksiin, mutta ei kerro niiden vuotta"
        yield section.heading_problem(section.id, ID, message, "Kirjoita vuosi: «vuonna 2021».")
