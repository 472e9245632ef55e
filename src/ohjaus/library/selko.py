"""The plain-language check: what easy Finnish may not be. It reads a dictionary, so `load` does not run it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

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


def check_selko(documents: Documents, build: Path | None = None) -> tuple[Problem, ...]:
    """All findings of the pages in easy Finnish, sorted. Errors stop, warnings are counted.

    `build` is the folder in which the dictionary's answers are kept: the first run takes a minute or more, the
    next one less than a second.
    """
    pages = measured_pages(documents, build)
    return tuple(sorted(problem for rule in SELKO_RULES for problem in rule.check(pages)))
