"""Every section says which facts it rests on.

Passes: `facts: {mika: [kulukorvaus-01]}` for a page whose only section is `mika`.
Fails: a section that is not in `facts`, or has no facts there; facts for a section that the page does not have.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import FrontMatter
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.page import Page
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "facts-unlisted"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each section without facts and for each list of facts without a section."""
    for page in documents.pages:
        if page.matter and page.sections:
            yield from _page(page, page.matter)


def _page(page: Page, matter: Entry[FrontMatter]) -> Iterator[Problem]:
    for section in page.sections:
        if not matter.value.facts.get(section.id):
            message = f"osalta «{section.id}» puuttuvat tiedot, joihin se nojaa"
            hint = f"Lisää alkutietojen kohtaan facts rivi «{section.id}: [tiedon-tunnus]»."
            yield section.heading_problem(section.id, ID, message, hint)
    sections = [section.id for section in page.sections]
    for name in matter.value.facts:
        if name not in sections:
            message = f"sivulla ei ole osaa «{name}»"
            yield matter.key_problem(("facts", name), ID, message, did_you_mean(name, sections))
