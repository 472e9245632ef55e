"""A sentence in easy Finnish is short: one thing at a time.

Passes: *Soita Kelaan. Kysy, paljonko rahaa saat.*
Fails: a sentence of more than 17 words; a page with more than 9.5 words in a sentence on average.
Warns: a sentence of more than 12 words; a page with more than 22 % of those, or more than 7 % over 15 words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-sentence"
LONG, TOO_LONG = 12, 17
MEAN = 9.5
OVER_12, OVER_15 = 0.22, 0.07


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """Findings of sentences, then of pages."""
    for page in pages:
        for passage, sentence in page.each_sentence():
            length = len(sentence.words)
            if length > LONG:
                level = Level.ERROR if length > TOO_LONG else Level.WARNING
                yield passage.problem(sentence, ID, f"virkkeessä on {length} sanaa", "Jaa virke kahdeksi.", level)
        if page.is_measured:
            yield from _page(page)


def _page(page: SelkoPage) -> Iterator[Problem]:
    measures = page.measures
    if measures.words_per_sentence > MEAN:
        message = f"virkkeessä on keskimäärin {measures.words_per_sentence:.1f} sanaa"
        yield page.problem(ID, message, "Tavoite on 7–8 sanaa, raja 9,5.", Level.ERROR)
    for value, most, number in ((measures.share_over_12, OVER_12, 12), (measures.share_over_15, OVER_15, 15)):
        if value > most:
            yield page.problem(ID, f"virkkeistä {value:.0%} on yli {number} sanan pituisia", f"Raja on {most:.0%}.")
