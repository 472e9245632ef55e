"""Signs of acute need. Reads words only, comes first, and no ranking can outvote it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.words import sentences, tokens
from ohjaus.library.model import CrisisKind

WINDOW = 6  # how many words a sign may spread over


@functools.lru_cache(maxsize=4096)
def _pattern(item: str) -> re.Pattern[str]:
    alternatives = (re.escape(part.strip()).replace(r"\*", r"\w*") for part in item.lower().split("|"))
    return re.compile("|".join(alternatives))


def _stands_in(items: Sequence[str], words: Sequence[str], window: int) -> bool:
    """Whether every item matches some word, all within so many words in a row."""
    patterns = [_pattern(item) for item in items]
    places = [[at for at, word in enumerate(words) if pattern.fullmatch(word)] for pattern in patterns]
    if not all(places):
        return False
    return any(
        all(any(start <= at < start + window for at in found) for found in places) for found in places for start in found
    )


def acute_need(text: str, kinds: Mapping[str, CrisisKind]) -> str | None:
    """The id of the kind of acute need that the text tells of, or None. Kinds are tried in the file's order."""
    parts = [tokens(sentence) for sentence in sentences(normalise(text))]
    for kind in kinds.values():
        for words in parts:
            for sign in kind.signs:
                if _stands_in(sign.all, words, WINDOW) and not any(
                    _stands_in(unless, words, len(words)) for unless in sign.unless
                ):
                    return kind.id
    return None
