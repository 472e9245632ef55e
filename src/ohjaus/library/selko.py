"""The plain-language check: what easy Finnish may not be. It reads a dictionary, so `load` does not run it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from ohjaus.finnish.plain.commonest import commonest_lemmas
from ohjaus.finnish.plain.measures import Measures
from ohjaus.finnish.plain.readings import Readings
from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem
from ohjaus.library.rules import (
    selko_abbreviation,
    selko_case,
    selko_clause,
    selko_converb,
    selko_layout,
    selko_page,
    selko_pair,
    selko_participle,
    selko_sentence,
    selko_verb,
    selko_word,
)
from ohjaus.library.rules.selko_page import score
from ohjaus.library.selko_short import short_texts
from ohjaus.library.selko_text import SelkoPage, measured_pages


class SelkoRule(NamedTuple):
    """A rule's id, its manual and its check. It sees all pages, because one of them limits the exceptions."""

    id: str
    manual: str
    check: Callable[[tuple[SelkoPage, ...]], Iterator[Problem]]


SELKO_RULES: tuple[SelkoRule, ...] = tuple(
    SelkoRule(module.ID, module.__doc__ or "", module.check)
    for module in (
        # the text as a whole
        selko_page,
        selko_pair,
        # sentences
        selko_sentence,
        selko_clause,
        selko_converb,
        selko_verb,
        # words
        selko_participle,
        selko_case,
        selko_word,
        selko_abbreviation,
        # lines and paragraphs
        selko_layout,
    )
)


OF_SHORT = frozenset(
    module.ID
    for module in (
        selko_sentence,
        selko_clause,
        selko_converb,
        selko_participle,
        selko_case,
        selko_word,
        selko_abbreviation,
    )
)


def check_selko(documents: Documents, build: Path | None = None) -> tuple[Problem, ...]:
    """All findings of the texts in easy Finnish, sorted. Errors stop, warnings are counted.

    `build` is the folder in which the dictionary's answers are kept: the first run takes minutes, the next one
    seconds.
    """
    pages = read_pages(documents, build)
    return tuple(sorted((*check_pages(pages), *check_short(read_short(documents, pages, build)))))


def check_pages(pages: tuple[SelkoPage, ...]) -> tuple[Problem, ...]:
    """The same of pages that are read already."""
    return tuple(sorted(problem for rule in SELKO_RULES for problem in rule.check(pages)))


def check_short(texts: tuple[SelkoPage, ...]) -> tuple[Problem, ...]:
    """The same of short texts, by the rules of sentences and words."""
    return tuple(sorted(problem for rule in SELKO_RULES if rule.id in OF_SHORT for problem in rule.check(texts)))


def read_short(documents: Documents, pages: tuple[SelkoPage, ...], build: Path | None = None) -> tuple[SelkoPage, ...]:
    """Every text in easy Finnish outside the guides; `pages` are those of the guides, as `read_pages` gives them."""
    readings = Readings(build / "plain-readings.json" if build else None)
    common = commonest_lemmas(build / "plain-commonest.json" if build else None)
    texts = short_texts(documents, pages, readings, common)
    readings.save()
    return texts


def read_pages(documents: Documents, build: Path | None = None) -> tuple[SelkoPage, ...]:
    """Every page in easy Finnish with its measures; what the dictionary answers is kept in `build`."""
    readings = Readings(build / "plain-readings.json" if build else None)
    common = commonest_lemmas(build / "plain-commonest.json" if build else None)
    pages = measured_pages(documents, readings, common)
    readings.save()
    return pages


def to_table(pages: tuple[SelkoPage, ...]) -> str:
    """The measures of the pages and of their twins as a Markdown table, a page a line."""
    rows = [_HEAD, "|---|" + "---:|" * (_HEAD.count("|") - 2)]
    for page in pages:
        here, twin = page.measures, page.twin or Measures()
        rows.append(
            f"| {page.page.topic} | {score(here)} | {here.words} "
            f"| {_pair(here.words_per_sentence, twin.words_per_sentence)} | {_number(100 * here.share_over_12)} "
            f"| {_number(here.letters_per_word, 2)} | {_pair(here.participles, twin.participles)} "
            f"| {_pair(here.commas_per_sentence, twin.commas_per_sentence)} | {_number(here.rare_percent)} "
            f"| {_number(here.passive_percent)} |"
        )
    return "\n".join(rows)


_HEAD = (
    "| sivu | rajoja 8:sta | sanoja | sanoja virkkeessä | yli 12 sanaa, % | kirjaimia sanassa "
    "| partisiippeja | pilkkuja | harvinaisia, % | passiiveja, % |"
)


def _pair(here: float, there: float) -> str:
    return f"{_number(here, 2)} / {_number(there, 2)}"


def _number(value: float, decimals: int = 1) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")
