"""Words of a question that ask for an aspect: how much, how to apply, how long, what next, who helps."""

from __future__ import annotations

from collections.abc import Iterable

from ohjaus.finnish.analyse import Word, Words
from ohjaus.finnish.stems import StemTable

Cue = tuple[str, str, float]  # aspect, words, weight

STRONG, WEAK = 1.0, 0.4
OWN = 2.0  # for a cue of one guide's section alone: it outweighs any cue of an aspect
LONGER = 0.5  # added for each word after the first: a phrase tells more than a word
LAST_SENTENCE = 0.5  # added when the cue stands in the last of several sentences: there the need often is


class CueTable:
    """The cues of all aspects, made ready for look-up."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        numbers: dict[str, int] = {}
        self._by_first: dict[int, list[tuple[str, tuple[int, ...], float]]] = {}
        for aspect, text, weight in cues:
            row = tuple(numbers.setdefault(word, len(numbers)) for word in text.split())
            self._by_first.setdefault(row[0], []).append((aspect, row, weight))
        self._table = StemTable(numbers)

    def knows(self, word: Word) -> bool:
        """Whether the word belongs to a cue."""
        return bool(self._table.matches(word.text) or self._table.matches(word.form))

    def scores(self, words: Words) -> dict[str, float]:
        """Aspects that the words ask for, each with its weight. A cue counts once."""
        found: dict[int, set[int]] = {}
        for at, word in enumerate(words.words):
            numbers = self._table.matches(word.text)
            if word.form != word.text:
                numbers += self._table.matches(word.form)
            for number in numbers:
                found.setdefault(number, set()).add(at)
        last = words.sentence_count - 1
        scores: dict[str, float] = {}
        for aspect, row, weight in (cue for number in sorted(found) for cue in self._by_first.get(number, ())):
            if not all(number in found for number in row):
                continue
            starts = [at for at in found[row[0]] if all(at + i in found[n] for i, n in enumerate(row))]
            if starts:
                late = last > 0 and any(words.words[at].sentence == last for at in starts)
                added = weight + LONGER * (len(row) - 1) + (LAST_SENTENCE if late else 0.0)
                scores[aspect] = scores.get(aspect, 0.0) + added
        return scores
