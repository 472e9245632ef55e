"""The lexicon without what no topic's score can tell: words that neither the model nor any name or meaning knows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from ohjaus.finnish.analyse import SHORTEST_COMPOUND, known_parts, understand
from ohjaus.finnish.lexicon import Lexicon
from ohjaus.finnish.spelling import allowed_errors
from ohjaus.finnish.suffixes import bare_forms
from ohjaus.search.index import Index
from ohjaus.search.linear import LinearModel
from ohjaus.search.rank import STOP_WORDS
from ohjaus.site.packing.families import bending, table
from ohjaus.site.packing.streams import Streams, gaps, numbers, words


def telling_words(index: Index, model: LinearModel, asked: Iterable[str] = ()) -> frozenset[str]:
    """Base forms that can change a score of the model or stand in a run that the page asks about or knows an office for."""
    lexicon, features = index.lexicon, model.features
    found = set(STOP_WORDS) | lexicon.domain
    found.update(word for run in (*index.phrases, *index.concepts, *asked) for word in run.split(" "))
    for feature in features:
        if feature[0] in "=+":
            found.add(feature[1:])
        elif feature[0] == "_":
            found.update(feature[1:].split("_"))
    found.update(lemma for lemma, parts in lexicon.parts.items() if any("+" + part in features for part in parts))
    return frozenset(found)


def pack_lexicon(lexicon: Lexicon, model: LinearModel, listed: list[str]) -> Streams:
    """The forms of the listed words, their compound parts, which of them are of the subject; and other known forms that
    would be taken for one of these if nobody knew them."""
    number = {word: at for at, word in enumerate(listed)}
    groups: dict[str, list[str]] = {word: [] for word in listed}
    others: list[str] = []
    for form, lemma in lexicon.forms.items():
        groups.get(lemma, others).append(form)
    text, lines = table([bending(word, forms) for word, forms in groups.items()])
    told = {form: lemma for form, lemma in lexicon.forms.items() if lemma in number}
    known = sorted(mistakable(others, Lexicon(told, lexicon.parts, lexicon.domain)))
    parts = [
        (number[lemma], number[part])
        for lemma, found in lexicon.parts.items()
        if lemma in number
        for part in found
        if "+" + part in model.features
    ]
    parts.sort(key=lambda pair: pair[0])
    return {
        **words("word", listed),
        "bendings": text.encode(),
        "word-bending": numbers(lines),
        **words("known", known),
        "domain": gaps(sorted(number[word] for word in lexicon.domain)),
        "part-of": gaps(whole for whole, _ in parts),
        "part": numbers(part for _, part in parts),
    }


def mistakable(forms: Iterable[str], lexicon: Lexicon) -> set[str]:
    """Those of the forms that the lexicon, which has none of them, would take for something else."""
    found: set[str] = set()
    unknown: list[str] = []
    for form in forms:
        if understand(form, lexicon)[1] != "unknown" or (len(form) >= SHORTEST_COMPOUND and known_parts(form, lexicon)):
            found.add(form)
        else:
            unknown.append(form)
    return found | _near_subject(unknown, lexicon)


def _near_subject(forms: Collection[str], lexicon: Lexicon) -> set[str]:
    """Those that may pass for a misspelt form of the subject. All of a kind are held against its candidates at once."""
    asked: dict[tuple[str, int], list[tuple[str, str]]] = {}
    for form in forms:
        for each in (form, *bare_forms(form)):
            if allowed_errors(each):
                asked.setdefault((each[0], len(each)), []).append((each, form))
                asked.setdefault((each[1:3], len(each)), []).append((each, form))
    found: set[str] = set()
    for (letters, length), pairs in asked.items():
        errors = allowed_errors(pairs[0][0])
        near = [form for size in range(length - errors, length + errors + 1) for form in lexicon.near(size, letters)]
        if near:
            distances = process.cdist([each for each, _ in pairs], near, scorer=OSA.distance, score_cutoff=errors)
            close = np.flatnonzero((distances <= errors).any(axis=1))
            found.update(pairs[at][1] for at in close.tolist())
    return found
