"""Mistyped words to known ones, with rapidfuzz. The last resort, and only towards words of the subject."""

from __future__ import annotations

from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from ohjaus.finnish.lexicon import Lexicon

SHORTEST = 5  # shorter words are never corrected: too many real words lie one letter away
TWO_ERRORS_FROM = 10
FIRST_LETTERS_FROM = 8  # in shorter words a first letter that is missing or swapped is not looked for

ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")  # a Finnish keyboard
# (typed, meant): a key beside the right one, or dots left out
_SLIPS = {pair for row in ROWS for a, b in pairwise(row) for pair in ((a, b), (b, a))} | {("a", "ä"), ("o", "ö")}


def allowed_errors(word: str) -> int:
    """How many typing errors are forgiven in a word of this length."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < TWO_ERRORS_FROM else 2


def correct(word: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """The nearest known form of the subject and the number of errors, or None.

    Of two base forms at the same distance the one counts that a finger slips from more easily; if both are alike,
    it is a tie and nothing is corrected. Forms that begin with the same letter are looked at first, because people
    seldom mistype the first letter; then those whose first letter is another, missing or swapped with the second.
    """
    errors = allowed_errors(word)
    if not errors or word in lexicon.common:
        return None
    length = len(word)
    about = range(length - errors, length + errors + 1)
    keys = [(word[0], about), (word[1:3], about)]
    if length >= FIRST_LETTERS_FROM:
        keys += [(word[:2], range(length + 1, length + 2)), (word[0] + word[2], range(length, length + 1))]
    for key, lengths in keys:
        candidates = [form for letters in lengths for form in lexicon.near(letters, key)]
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=errors, limit=8)
        if found:
            best = min(distance for _, distance, _ in found)
            nearest = [form for form, distance, _ in found if distance == best]
            if len({lexicon.forms[form] for form in nearest}) > 1 and best == 1:
                nearest = [form for form in nearest if _is_slip(word, form)]
            if len({lexicon.forms[form] for form in nearest}) == 1:
                return min(nearest), int(best)
            return None
    return None


def _is_slip(word: str, form: str) -> bool:
    """Whether one error that fingers make leads from the form to the word: not any letter for any other."""
    if len(word) < len(form):
        return True  # a letter missed
    at = next((at for at, pair in enumerate(zip(word, form, strict=False)) if pair[0] != pair[1]), len(form))
    if len(word) > len(form):
        return word[at] == word[at - 1]  # a letter doubled
    wrong, wanted = word[at], form[at]
    return word[at + 1 :] != form[at + 1 :] or (wrong, wanted) in _SLIPS  # swapped, or another key
