"""Forms by their base word: a stem and a list of endings, and words that bend alike share the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from ohjaus.site.packing.streams import shared_letters

Bending = tuple[int, tuple[str, ...]]  # how many letters of the word are no stem, and what forms put in their place


def bending(word: str, forms: Collection[str]) -> Bending:
    """How a word bends into these forms."""
    stem = shared_letters(min(word, *forms), max(word, *forms)) if forms else len(word)
    return len(word) - stem, tuple(sorted(form[stem:] for form in forms))


def table(bendings: Sequence[Bending]) -> tuple[str, list[int]]:
    """The distinct bendings, one a line, and the line of each: the commonest come first, the others by their endings."""
    times = Counter(bendings)
    listed = sorted(times, key=lambda each: (-times[each] if times[each] > _SELDOM else 0, each))
    lines = {each: number for number, each in enumerate(listed)}
    return "\n".join(map(_line, listed)), [lines[each] for each in bendings]


_SELDOM = 3


def _line(each: Bending) -> str:
    """`1AeBt`: one letter goes; the ending *e*; then one that shares no more than its first letter with it, *et*."""
    cut, endings = each
    found, before = [str(cut)], ""
    for ending in endings:
        shared = min(shared_letters(before, ending), _MOST_SHARED)
        found.append(chr(ord("A") + shared) + ending[shared:])
        before = ending
    return "".join(found)


_MOST_SHARED = 25
