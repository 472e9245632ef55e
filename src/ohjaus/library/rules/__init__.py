"""What the files must mean together. One rule, one small file.

Each module has an `ID`, a docstring that is its manual (what passes, what fails), and one
`check(documents) -> Iterator[Problem]`. The rules of one file alone (its syntax and its keys) are listed in `RULES`
of `parse`, `page`, `page_text`, `shelve`, `validate` and `load`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem
from ohjaus.library.rules import (
    amount_by_hand,
    amount_fact,
    amount_missing,
    amount_overlap,
    amount_placement,
    amount_syntax,
    amount_year,
    aspect_unknown,
    count_amount,
    date_future,
    date_order,
    fact_wording,
    facts_unlisted,
    guard_order,
    guide_size,
    id_dangling,
    id_duplicate,
    id_file_mismatch,
    link_unknown,
    outside_overlap,
    pair_authority,
    pair_drift,
    pair_facts,
    pair_missing,
    pair_number,
    pair_steps,
    path_drift,
    phrase_keys,
    question_duplicate,
    regional_count,
    section_role,
    signer_name,
    table_shape,
    term_duplicate,
    text_unfinished,
    total_count,
    twin_drift,
)


class Rule(NamedTuple):
    """A rule's id, its manual and its check."""

    id: str
    manual: str
    check: Callable[[Documents], Iterator[Problem]]


RULES: tuple[Rule, ...] = tuple(
    Rule(module.ID, module.__doc__ or "", module.check)
    for module in (
        # who is who, and do they exist
        id_duplicate,
        id_file_mismatch,
        id_dangling,
        # two registers, one content
        pair_missing,
        pair_drift,
        pair_number,
        pair_authority,
        pair_steps,
        pair_facts,
        path_drift,
        twin_drift,
        guard_order,
        # amounts
        amount_overlap,
        amount_missing,
        amount_syntax,
        amount_placement,
        amount_by_hand,
        amount_year,
        amount_fact,
        count_amount,
        date_order,
        date_future,
        # guides
        text_unfinished,
        aspect_unknown,
        facts_unlisted,
        section_role,
        fact_wording,
        link_unknown,
        guide_size,
        signer_name,
        # words of readers
        question_duplicate,
        outside_overlap,
        regional_count,
        total_count,
        table_shape,
        term_duplicate,
        # words of the engine
        phrase_keys,
    )
)
