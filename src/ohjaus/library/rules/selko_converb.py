"""Easy Finnish says a clause with a verb of its own, not with an infinitive or a participle (lauseenvastike).

Passes: *Kun saat päätöksen, lue se.*
Fails: *Saatuasi päätöksen lue se. Hakiessasi tukea … Saadaksesi tukea … Kela kertoo maksavansa tuen.*
Warns: *hakemalla, hakematta.*
Everyday words that were once such forms pass: *alkaen, mennessä, tarvittaessa*.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.finnish.plain.grammar import is_converb, is_third_infinitive_case
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-converb"


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """A finding for each word."""
    for page in pages:
        for passage, sentence in page.each_sentence():
            for word in sentence.words:
                if is_converb(word):
                    hint = "Kirjoita sivulause: kun, jos, että tai koska."
                    yield passage.problem(word, ID, f"«{word.text}» on lauseenvastike", hint, Level.ERROR)
                elif is_third_infinitive_case(word):
                    hint = "Kirjoita toisin: kun haet, jos et hae."
                    yield passage.problem(word, ID, f"«{word.text}» on vaikea verbin muoto", hint)
