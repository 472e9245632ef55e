"""Easy Finnish has no abessive, comitative or instructive.

Passes: *ilman rahaa; lomake ja liitteet; omalla tavalla.*
Fails: *rahatta; lomake liitteineen; omin tavoin.*
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.finnish.plain.grammar import is_rare_case
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-case"


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """A finding for each word."""
    for page in pages:
        for passage, sentence in page.each_sentence():
            for word in sentence.words:
                if is_rare_case(word):
                    hint = "Kirjoita ilman, ja tai millä tavalla."
                    yield passage.problem(word, ID, f"«{word.text}» on harvinaisessa sijamuodossa", hint, Level.ERROR)
