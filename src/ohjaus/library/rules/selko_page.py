"""A page in easy Finnish holds at least six of eight limits, as the research on real selko pages suggests.

Passes: a page of short sentences and everyday words; one with `selko_exception: {why: ...}` in its front matter.
Fails: a page that holds five limits or fewer; the notes of exception, when more than a tenth of the pages has one;
a note on a page that needs none.
A page of fewer than 60 words or 6 sentences is not measured as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ohjaus.finnish.plain.measures import Measures
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-page"
ENOUGH = 6
EXCEPTIONS = 10  # one page in ten


class Limit(NamedTuple):
    """One of the eight points."""

    name: str  # Finnish, as it is read in a finding
    value: float
    most: float

    @property
    def holds(self) -> bool:
        """Is the value within the limit?"""
        return self.value <= self.most


def limits(measures: Measures) -> tuple[Limit, ...]:
    """The eight points of the page rule."""
    return (
        Limit("sanoja virkkeessä", measures.words_per_sentence, 9.5),
        Limit("yli 12 sanan virkkeitä", measures.share_over_12, 0.22),
        Limit("yli 15 sanan virkkeitä", measures.share_over_15, 0.07),
        Limit("kirjaimia sanassa", measures.letters_per_word, 7.7),
        Limit("partisiippeja sadassa sanassa", measures.participles, 1.6),
        Limit("pilkkuja virkkeessä", measures.commas_per_sentence, 0.65),
        Limit("prosenttia harvinaisia sanoja", measures.rare_percent, 20.0),
        Limit("lauseenvastikkeita sadassa sanassa", measures.converbs, 0.0),
    )


def score(measures: Measures) -> int:
    """How many of the eight limits hold."""
    return sum(limit.holds for limit in limits(measures))


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """A finding for each page that holds too few limits, and for exceptions that are too many or not needed."""
    excepted = [page for page in pages if _exception(page)]
    for page in pages:
        if not page.is_measured:
            continue
        points = score(page.measures)
        if points < ENOUGH and not _exception(page):
            broken = ", ".join(f"{found.name} {found.value:.2f}" for found in limits(page.measures) if not found.holds)
            message = f"sivu täyttää {points} selkorajaa kahdeksasta ({broken})"
            yield page.problem(ID, message, f"Rajoja on täytyttävä {ENOUGH}. Kirjoita sivu helpommaksi.", Level.ERROR)
        elif points >= ENOUGH and _exception(page):
            yield page.problem(ID, "sivu ei tarvitse poikkeusta", "Poista selko_exception alkutiedoista.")
    for page in excepted[max(len(pages) // EXCEPTIONS, 1) :]:
        message = f"poikkeuksia on {len(excepted)}, enintään joka kymmenes sivu saa poiketa"
        yield page.problem(ID, message, "Kirjoita sivu helpommaksi ja poista selko_exception.", Level.ERROR)


def _exception(page: SelkoPage) -> bool:
    matter = page.page.matter
    return bool(matter and matter.value.selko_exception)
