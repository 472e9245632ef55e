"""Signs of acute need. Reads words only, comes first, and no ranking can outvote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.stems import StemTable
from ohjaus.finnish.words import sentences, tokens
from ohjaus.library.model import CrisisKind

_SPACED = re.compile(r"(?<!\S)[a-zåäö](?: {1,3}[a-zåäö]){4,}(?!\S)")  # "h a l u a n k u o l l a"
WINDOW = 8  # how many words a sign may spread over


class Signs:
    """The signs of a library, made ready for look-up: each distinct item has one number.

    A text without a single ä or ö may come from a keyboard that lacks them: it is read against the signs without dots.
    """

    def __init__(self, kinds: Mapping[str, CrisisKind]) -> None:
        numbers: dict[str, int] = {}

        def number(items: Sequence[str]) -> tuple[int, ...]:
            return tuple(numbers.setdefault(item, len(numbers)) for item in items)

        self._signs = [
            (
                kind.id,
                number(sign.all),
                tuple(number(unless) for unless in sign.unless),
                number((sign.beside,))[0] if sign.beside else None,
            )
            for kind in kinds.values()
            for sign in kind.signs
        ]
        self._table = StemTable(numbers)
        self._undotted = StemTable(_without_dots(item) for item in numbers)  # for keyboards without ä and ö
        self._by_first: dict[int, list[int]] = {}
        for at, (_, items, _, _) in enumerate(self._signs):
            self._by_first.setdefault(items[0], []).append(at)

    def acute_need(self, text: str) -> str | None:
        """The id of the kind of acute need that the text tells of, or None. Kinds are tried in the file's order."""
        text = _SPACED.sub(lambda match: match.group().replace(" ", ""), normalise(text))
        table = self._table if _without_dots(text) != text else self._undotted
        split = [tokens(sentence) for sentence in sentences(text)]
        found = [table.places(words) for words in split]
        signs = sorted(
            (at, number)
            for number, places in enumerate(found)
            for item in places
            for at in self._by_first.get(item, ())
        )
        for at, number in signs:
            kind, items, exceptions, beside = self._signs[at]
            if not _stand_near(items, found[number]) or any(_all_stand(each, found[number]) for each in exceptions):
                continue
            if beside is None or _nothing_else({*items, beside}, found, split):
                return kind
        return None


def _without_dots(text: str) -> str:
    return text.replace("ä", "a").replace("ö", "o")


def _all_stand(items: Sequence[int], places: Mapping[int, Sequence[int]]) -> bool:
    return all(item in places for item in items)


def _nothing_else(
    items: Set[int], found: Sequence[Mapping[int, Sequence[int]]], split: Sequence[Sequence[str]]
) -> bool:
    """Whether every word of the message matches one of the items."""
    return all(
        len({at for item in items for at in places.get(item, ())}) == len(words)
        for places, words in zip(found, split, strict=True)
    )


def _stand_near(items: Sequence[int], places: Mapping[int, Sequence[int]]) -> bool:
    """Whether every item matches some word, all within `WINDOW` words in a row."""
    if not _all_stand(items, places):
        return False
    starts = {at for item in items for at in places[item]}
    return any(all(any(start <= at < start + WINDOW for at in places[item]) for item in items) for start in starts)
