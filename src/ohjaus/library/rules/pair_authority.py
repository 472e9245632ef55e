"""The two registers send the reader to the same authorities.

Passes: `Hae Kelasta` on one page and `Hakemus lähtee Kelaan` on the other, in a section of the same id.
Fails: a section that tells what to do (its aspect has `to_do: true`) names an authority on one page only; any other
section names one that the whole other page never names; a summary names one that the other summary does not.
Who is an authority and what it is called stands in knowledge/authorities.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.authorities import Authorities
from ohjaus.library.bare_text import bare
from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Problem
from ohjaus.library.rules.pair_drift import PAGE_NAMES

ID = "pair-authority"


def check(documents: Documents) -> Iterator[Problem]:
    """At most one finding for each authority in each section."""
    authorities = Authorities.of(documents)
    to_do = frozenset(aspect.value.id for aspect in documents.aspects if aspect.value.to_do)
    for fi, selko in documents.pairs():
        for page, other in ((fi, selko), (selko, fi)):
            yield from _summary(page, other, authorities)
            on_page = authorities.named_in("\n".join(_text(section) for section in other.sections))
            for section in page.sections:
                twin = other.section(section.id)
                if twin:  # else pair-drift tells of it
                    there = authorities.named_in(_text(twin)) if section.aspect in to_do else on_page
                    yield from _section(section, other, authorities, frozenset(there), section.aspect in to_do)


def _summary(page: Page, other: Page, authorities: Authorities) -> Iterator[Problem]:
    if page.matter and other.matter:
        there = authorities.named_in(other.matter.value.summary)
        for authority in authorities.named_in(page.matter.value.summary):
            if authority not in there:
                message = f"{authorities.name(authority)} ei ole tiivistelmässä {PAGE_NAMES[other.register]}"
                hint = f"Lukijan pitää saada sama ohje. Lisää se tiedostoon {other.file.name}, tai poista se täältä."
                yield page.matter.problem(("summary",), ID, message, hint)


def _section(
    section: PageSection, other: Page, authorities: Authorities, there: frozenset[str], is_to_do: bool
) -> Iterator[Problem]:
    shift = len(section.title) + 1
    where = "samassa osassa " if is_to_do else ""
    for authority, mention in authorities.named_in(_text(section)).items():
        if authority not in there:
            message = f"{authorities.name(authority)} ei ole {where}{PAGE_NAMES[other.register]}"
            hint = f"Lukijan pitää saada sama ohje. Lisää se tiedostoon {other.file.name}, tai poista se täältä."
            if mention.start < shift:
                yield section.heading_problem(section.title, ID, message, hint)
            else:
                yield section.problem(mention.start - shift, mention.end - shift, ID, message, hint)


def _text(section: PageSection) -> str:
    """A heading names an authority as well as a sentence does."""
    return f"{section.title}\n{bare(section.text)}"
