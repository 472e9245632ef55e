"""Did you mean this one? The nearest of the words that would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

CLOSE_ENOUGH = 70  # per cent of likeness; below it a suggestion is a guess


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word most like this one, or None when none is near. Ties break by alphabet."""
    found = process.extractOne(word, sorted(words), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return found[0] if found else None


def did_you_mean(word: str, words: Iterable[str]) -> str:
    """A hint with the nearest word, or an empty text when none is near."""
    found = nearest(word, words)
    return f"tarkoititko «{found}»?" if found else ""


def allowed(words: Iterable[str]) -> str:
    """The allowed words in one sentence."""
    return f"Sallitut ovat: {', '.join(words)}."
