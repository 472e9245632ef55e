"""What the linear model sees of a question: letter pieces, base forms, compound parts, known terms."""

from __future__ import annotations

import math
from collections.abc import Iterable

from ohjaus.finnish.analyse import Words

PIECE_SIZES = (3, 4, 5)


def pieces(form: str) -> Iterable[str]:
    """Letter pieces of one word, its borders marked: `^kul`, `kulu`, ..., `us$`."""
    marked = f"^{form}$"
    for size in PIECE_SIZES:
        for start in range(len(marked) - size + 1):
            yield marked[start : start + size]


def count(words: Words, terms: Iterable[str], concepts: Iterable[str], places: Iterable[str]) -> dict[str, float]:
    """Features and their raw weights. Letter pieces stand bare; the rest have a mark in front.

    `=` base form, `+` compound part, `_` two base forms in a row, `#` a term of the glossary, `~` an everyday
    meaning, `@` a region.
    """
    found: dict[str, float] = {}

    def add(feature: str, weight: float) -> None:
        found[feature] = found.get(feature, 0.0) + weight

    previous = ""
    for word in words.words:
        for piece in pieces(word.form):
            add(piece, 1.0)
        add("=" + word.lemma, 1.0)
        for part in word.parts if len(word.parts) > 1 else ():
            add("+" + part, 1.0)
            if word.trust == "compound":
                add("=" + part, 1.0)
        if previous:
            add(f"_{previous}_{word.lemma}", 1.0)
        previous = word.lemma
    for term in terms:
        add("#" + term, 1.0)
    for concept in concepts:
        add("~" + concept, 1.0)
    for place in places:
        add("@" + place, 1.0)
    return {feature: 1.0 + math.log(weight) for feature, weight in found.items()}
