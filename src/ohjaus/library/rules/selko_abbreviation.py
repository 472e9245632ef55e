"""Easy Finnish has no abbreviations, few brackets and simple numbers.

Passes: *esimerkiksi; 9 euroa päivässä; joka neljäs; Kela, EU.*
Fails: *esim., mm., e/kk, §.*
Warns: a %-sign; a number with decimals or of five figures or more; more than 0.8 brackets in 100 words.
An amount mark is not read: its number is exact on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.finnish.plain.sentences import ABBREVIATIONS, Kind, Sentence
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import Passage, SelkoPage

ID = "selko-abbreviation"
BRACKETS = 0.8

_DOTTED = re.compile(
    rf"(?<![\w.])(?:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\.(?=\s+[a-zåäö0-9]|[,:;)])"
)
_BARE = frozenset("klo kpl ks ns nro puh esim mm jne ym yms tms ts vrt kk pv".split())
_SIGNS = re.compile(r"\b(?:e|eur|€)\s?/\s?\w+|€|§|(?<=\s)/(?=\s)")
_DECIMAL = re.compile(r"\d+,\d")
_DAY_OR_PHONE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4})?|0\d[\d \u00a0]*")


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """Findings of sentences, then of pages."""
    for page in pages:
        for passage, sentence in page.each_sentence():
            yield from _short(passage, sentence)
            yield from _numbers(passage, sentence)
        if page.is_measured and page.measures.parentheses > BRACKETS:
            message = f"sulkeita sadassa sanassa on {page.measures.parentheses:.1f}"
            yield page.problem(ID, message, f"Raja on {BRACKETS}. Kirjoita sulkeissa oleva asia omaksi virkkeeksi.")


def _short(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    found = [hit[0] for pattern in (_DOTTED, _SIGNS) for hit in pattern.finditer(sentence.text)]
    found += [word.text for word in sentence.words if word.text in _BARE and word.text + "." not in found]
    for short in found:
        yield passage.problem(sentence, ID, f"«{short}» on lyhenne", "Kirjoita sana kokonaan.", Level.ERROR)


def _numbers(passage: Passage, sentence: Sentence) -> Iterator[Problem]:
    if "%" in sentence.text:
        yield passage.problem(sentence, ID, "prosenttimerkki", "Kirjoita esimerkiksi: joka neljäs.")
    for word in sentence.words:
        if word.kind is not Kind.NUMBER or _DAY_OR_PHONE.fullmatch(word.text):
            continue
        if _DECIMAL.search(word.text) or any(
            len(number) > 4 for number in re.findall(r"\d+", re.sub(r"\s", "", word.text))
        ):
            yield passage.problem(
                word, ID, f"«{word.text}» on vaikea luku", "Pyöristä, jos tarkka luku ei ole tarpeen."
            )
