"""Whole words and word beginnings that stand for something: "maksaa", "hake*". Found by look-up, not one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


class StemTable:
    """Leads a word to the numbers of the items that it matches.

    An item is a word, a beginning that ends in `*`, or several of these parted by `|`.
    """

    def __init__(self, items: Iterable[str]) -> None:
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}
        for number, item in enumerate(items):
            for part in item.lower().split("|"):
                word = part.strip()
                if word.endswith("*"):
                    self._beginnings.setdefault(word[:-1], []).append(number)
                else:
                    self._whole.setdefault(word, []).append(number)
        self._lengths = sorted({len(start) for start in self._beginnings})

    def matches(self, word: str) -> list[int]:
        """The numbers of the items that the word matches."""
        found = list(self._whole.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            found += self._beginnings.get(word[:length], ())
        return found

    def places(self, words: Iterable[str]) -> Mapping[int, list[int]]:
        """Each matched item's number with the places of the words that match it, in order."""
        found: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            for number in dict.fromkeys(self.matches(word)):
                found.setdefault(number, []).append(at)
        return found
