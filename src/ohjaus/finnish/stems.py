"""Whole words and word beginnings that stand for something: "maksaa", "hake*". Found by look-up, not one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_KEY = 2  # letters of a beginning that it is filed under


class StemTable:
    """Leads a word to the numbers of the items that it matches.

    An item is a word, a beginning that ends in `*`, or several of these parted by `|`.
    """

    def __init__(self, items: Iterable[str]) -> None:
        self._whole: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[tuple[str, int]]] = {}
        for number, item in enumerate(items):
            for part in item.lower().split("|"):
                word = part.strip()
                if word.endswith("*"):
                    start = word[:-1]
                    self._beginnings.setdefault(start[:_KEY], []).append((start, number))
                else:
                    self._whole.setdefault(word, []).append(number)

    def matches(self, word: str) -> list[int]:
        """The numbers of the items that the word matches."""
        found = list(self._whole.get(word, ()))
        for length in range(min(_KEY, len(word)) + 1):
            found += [number for start, number in self._beginnings.get(word[:length], ()) if word.startswith(start)]
        return found

    def places(self, words: Iterable[str]) -> Mapping[int, list[int]]:
        """Each matched item's number with the places of the words that match it, in order."""
        found: dict[int, list[int]] = {}
        for at, word in enumerate(words):
            for number in dict.fromkeys(self.matches(word)):
                found.setdefault(number, []).append(at)
        return found
