"""Mistyped words to known ones, with rapidfuzz. The last resort, and only towards words of the subject."""

from __future__ import annotations

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ohjaus.finnish.lexicon import Lexicon

SHORTEST = 5  # shorter words are never corrected: too many real words lie one letter away
TWO_ERRORS_FROM = 10


def allowed_errors(word: str) -> int:
    """How many typing errors are forgiven in a word of this length."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < TWO_ERRORS_FROM else 2


def correct(word: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """The nearest known form of the subject and the number of errors, or None.

    Two forms of different base forms at the same distance are a tie: then nothing is corrected. Forms that
    begin with the same letter are looked at first, because people seldom mistype the first letter.
    """
    errors = allowed_errors(word)
    if not errors or word in lexicon.common:
        return None
    for key in (word[0], word[1:3]):
        candidates = [
            form for length in range(len(word) - errors, len(word) + errors + 1) for form in lexicon.near(length, key)
        ]
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=errors, limit=8)
        if found:
            best = min(distance for _, distance, _ in found)
            lemmas = {lexicon.forms[form] for form, distance, _ in found if distance == best}
            if len(lemmas) == 1:
                form = min(form for form, distance, _ in found if distance == best)
                return form, int(best)
            return None
    return None
