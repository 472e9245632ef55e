"""Typing errors as fingers make them, the same every time: what the forgiveness of spelling is measured with."""

from __future__ import annotations

from random import Random

KINDS = ("missed", "doubled", "swapped", "neighbour", "dots")

_ROWS = ("qwertyuiopå", "asdfghjklöä", "zxcvbnm")  # a Finnish keyboard
_DOTS = {"ä": "a", "ö": "o"}


def mistype(word: str, kind: str, seed: str) -> str | None:
    """The word with one error of this kind, where the seed says; None when the word leaves no place for it."""
    places = [at for at in range(len(word)) if _can(word, at, kind)]
    if not places:
        return None
    random = Random(f"{seed} {word} {kind}")
    at = random.choice(places)
    letter, before, after = word[at], word[:at], word[at + 1 :]
    match kind:
        case "missed":
            return before + after
        case "doubled":
            return before + letter * 2 + after
        case "swapped":
            return before + after[0] + letter + after[1:]
        case "neighbour":
            return before + random.choice(_neighbours(letter.lower())) + after
        case _:
            return before + _DOTS[letter] + after


def _can(word: str, at: int, kind: str) -> bool:
    letter = word[at]
    if not letter.isalpha():
        return False
    if kind == "swapped":
        return at + 1 < len(word) and word[at + 1].isalpha() and word[at + 1] != letter
    if kind == "dots":
        return letter in _DOTS
    return kind != "neighbour" or bool(_neighbours(letter.lower()))


def _neighbours(letter: str) -> str:
    """The keys to the left and right."""
    for row in _ROWS:
        at = row.find(letter)
        if at >= 0:
            return row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return ""
