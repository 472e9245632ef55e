"""What the linear model sees of a question: letter pieces, base forms, compound parts, known terms, meanings."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations

from ohjaus.finnish.analyse import Words

PIECE_SIZES = (3, 4, 5)

LAST_SENTENCE = 1.5  # how many times a word of the last of several sentences counts: there the need often stands

# How much a feature counts, by its mark, beside a letter piece: what was understood tells more than letters do.
TELLS = {"=": 2.5, "#": 2.5, "~": 2.5, "@": 3.0, "&": 1.25, "_": 1.25, "+": 1.25}


def pieces(form: str) -> Iterable[str]:
    """Letter pieces of one word, its borders marked: `^kul`, `kulu`, ..., `us$`."""
    marked = f"^{form}$"
    for size in PIECE_SIZES:
        for start in range(len(marked) - size + 1):
            yield marked[start : start + size]


def count(words: Words, terms: Iterable[str], meanings: Iterable[str], places: Iterable[str]) -> dict[str, float]:
    """Features and their raw weights. Letter pieces stand bare; the rest have a mark in front.

    `=` base form, `+` compound part, `_` two base forms in a row, `#` a term of the glossary, `~` an everyday
    meaning or an aspect, `&` two of these in one question, `@` a region.
    """
    found: dict[str, float] = {}

    def add(feature: str, times: float = 1.0) -> None:
        found[feature] = found.get(feature, 0.0) + times

    previous = ""
    last = words.sentence_count - 1
    for word in words.words:
        times = LAST_SENTENCE if last > 0 and word.sentence == last else 1.0
        for piece in pieces(word.form):
            add(piece, times)
        add("=" + word.lemma, times)
        for part in word.parts if len(word.parts) > 1 else ():
            add("+" + part)
            if word.trust == "compound":
                add("=" + part)
        if previous:
            add(f"_{previous}_{word.lemma}")
        previous = word.lemma
    understood = sorted({*("#" + term for term in terms), *("~" + meaning for meaning in meanings)})
    for feature in understood:
        add(feature)
    for one, other in combinations(understood, 2):
        add(f"&{one}{other}")
    for place in places:
        add("@" + place)
    return {feature: (1.0 + math.log(times)) * TELLS.get(feature[0], 1.0) for feature, times in found.items()}
