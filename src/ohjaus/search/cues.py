"""Words of a question that ask for an aspect: how much, how to apply, how long, what next, who helps."""

from __future__ import annotations

from collections.abc import Iterable

from ohjaus.finnish.analyse import Words
from ohjaus.finnish.stems import StemTable

Cue = tuple[str, str, float]  # aspect, words, weight

STRONG, WEAK = 1.0, 0.4
LONGER = 0.5  # added for each word after the first: a phrase tells more than a word
LAST_SENTENCE = 0.5  # added when the cue stands in the last of several sentences: there the need often is


class CueTable:
    """The cues of all aspects, made ready for look-up."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        numbers: dict[str, int] = {}
        self._cues = [
            (aspect, tuple(numbers.setdefault(word, len(numbers)) for word in text.split()), weight)
            for aspect, text, weight in cues
        ]
        self._table = StemTable(numbers)

    def scores(self, words: Words) -> dict[str, float]:
        """Aspects that the words ask for, each with its weight. A cue counts once."""
        found: dict[int, set[int]] = {}
        for at, word in enumerate(words.words):
            for number in {*self._table.matches(word.text), *self._table.matches(word.form)}:
                found.setdefault(number, set()).add(at)
        last = words.sentence_count - 1
        scores: dict[str, float] = {}
        for aspect, numbers, weight in self._cues:
            if not all(number in found for number in numbers):
                continue
            starts = [at for at in found[numbers[0]] if all(at + i in found[n] for i, n in enumerate(numbers))]
            if starts:
                late = last > 0 and any(words.words[at].sentence == last for at in starts)
                added = weight + LONGER * (len(numbers) - 1) + (LAST_SENTENCE if late else 0.0)
                scores[aspect] = scores.get(aspect, 0.0) + added
        return scores
