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


def pieces(form: str) -> list[str]:
    """Letter pieces of one word, its borders marked: `^kul`, `kulu`, ..., `us$`."""
    marked = f"^{form}$"
    return [marked[start : start + size] for size in PIECE_SIZES for start in range(len(marked) - size + 1)]


def count(words: Words, terms: Iterable[str], meanings: Iterable[str], places: Iterable[str]) -> dict[str, float]:
    """Features and their raw weights. Letter pieces stand bare; the rest have a mark in front.

    `=` base form, `+` compound part, `_` two base forms in a row, `#` a term of the glossary, `~` an everyday
    meaning or an aspect, `&` two of these in one question, `@` a region.
    """
    letters: dict[str, float] = {}
    marked: dict[str, float] = {}
    previous = ""
    last = words.sentence_count - 1
    for word in words.words:
        times = LAST_SENTENCE if last > 0 and word.sentence == last else 1.0
        for piece in pieces(word.form):
            letters[piece] = letters.get(piece, 0.0) + times
        seen = ["=" + word.lemma]
        if len(word.parts) > 1:
            seen += ["+" + part for part in word.parts]
            if word.trust == "compound":
                seen += ["=" + part for part in word.parts]
        for feature in seen:
            marked[feature] = marked.get(feature, 0.0) + times
        if previous:
            marked[f"_{previous}_{word.lemma}"] = 1.0
        previous = word.lemma
    understood = sorted({*("#" + term for term in terms), *("~" + meaning for meaning in meanings)})
    marked.update(dict.fromkeys(understood, 1.0))
    marked.update((f"&{one}{other}", 1.0) for one, other in combinations(understood, 2))
    marked.update(("@" + place, 1.0) for place in places)
    found = {piece: 1.0 if times == 1.0 else 1.0 + math.log(times) for piece, times in letters.items()}
    for feature, times in marked.items():
        found[feature] = TELLS[feature[0]] * (1.0 + math.log(times))
    return found
