"""The dictionary, used only while an index is built: base forms, compound parts and inflected forms.

pypykko takes seconds and a gigabyte to load, so it is imported on the first look-up that the cache lacks.
"""

from __future__ import annotations

import functools
import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

VERSION = 4  # raised when the same word would get other forms; older caches are then left aside
_CASES = ("nom", "gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra", "abe", "ins", "com")
_POS_ORDER = ("noun", "adjective", "participle", "proper", "verb", "numeral", "adverb", "pronoun", "conjunction")
_NOMINAL = {"noun", "adjective", "participle", "proper", "numeral", "ordinal"}


@dataclass(frozen=True)
class Entry:
    """A word's base form with its compound parts: `palkkatuella` is `palkkatuki`, `("palkka", "tuki")`."""

    lemma: str
    parts: tuple[str, ...]
    known: bool


class Dictionary:
    """Look-ups in pypykko, kept in a file between builds because each takes about a millisecond."""

    def __init__(self, cache: Path | None = None) -> None:
        self._cache = cache
        self._entries: dict[str, list[str]] = {}
        self._forms: dict[str, list[str]] = {}
        self._changed = False
        if cache is not None and cache.is_file():
            try:
                stored = json.loads(cache.read_text(encoding="utf-8"))
                if stored["version"] == VERSION:
                    self._entries, self._forms = stored["entries"], stored["forms"]
            except (ValueError, KeyError, TypeError):
                self._entries, self._forms = {}, {}  # a cache that cannot be read is only slower

    def entry(self, word: str) -> Entry:
        """The base form and compound parts of a word; an unknown word is its own base form."""
        if word not in self._entries:
            self._entries[word] = _look_up(word)
            self._changed = True
        known, *parts = self._entries[word]
        return Entry("".join(parts), tuple(part for part in parts if part != "-"), known == "1")

    def forms(self, word: str) -> tuple[str, ...]:
        """All inflected forms of a base form and the stems that possessive endings follow."""
        if word not in self._forms:
            self._forms[word] = sorted(_inflect(word))
            self._changed = True
        return tuple(self._forms[word])

    def save(self) -> None:
        """Write the cache, if there is one and it has grown."""
        if self._cache is None or not self._changed:
            return
        self._cache.parent.mkdir(parents=True, exist_ok=True)
        stored = {"version": VERSION, "entries": self._entries, "forms": self._forms}
        fresh = self._cache.with_suffix(".new")
        fresh.write_text(json.dumps(stored, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        fresh.replace(self._cache)


def _look_up(word: str) -> list[str]:
    from pypykko.utils import analyze

    found = [analysis for analysis in analyze(word) if analysis.lemma]
    if not found:
        return ["0", word]
    best = min(analysis.weight for analysis in found)
    ranked = sorted(
        (analysis for analysis in found if analysis.weight == best),
        key=lambda analysis: (_POS_ORDER.index(analysis.pos) if analysis.pos in _POS_ORDER else 99, analysis.lemma),
    )
    lemma = ranked[0].lemma.lower()
    return ["0" if best >= 5 else "1", *(part for part in lemma.replace("-", "|-|").split("|") if part)]


@functools.cache
def _generate(word: str, pos: str, homonym: str, tags: str) -> frozenset[str]:
    from pypykko.constants import TAB
    from pypykko.generate import generator_fst

    for lemma in _separated(word, pos):
        found = list(generator_fst.lookup(TAB.join(("Lexicon", lemma, f"^{pos}", homonym, "", tags))))
        if found:
            least = min(weight for _, weight in found)
            return frozenset(form.lower() for form, weight in found if weight == least)
    return frozenset()


@functools.cache
def _separated(word: str, pos: str) -> tuple[str, ...]:
    """The word with the borders of its parts, as the generator wants it."""
    from pypykko.utils import add_compound_separators

    return tuple(sorted(add_compound_separators(word, pos=pos, normalize_separators=False)))


def _inflect(word: str) -> set[str]:
    for start in range(max(1, len(word) - 2)):
        head, tail = word[:start], word[start:]
        if start and (len(tail) < 4 or len(head) < 2):
            continue
        forms = _known_forms(tail)
        if forms:
            return {head.lower() + form for form in forms}
    return _guessed_forms(word.lower())


def _known_forms(word: str) -> set[str]:
    from pypykko.utils import analyze

    lower = word.lower()
    # how to inflect the word: as a noun of its own, or as what a verb turns into ("alentaminen" from "alentaa")
    readings = {
        (word, found.pos, found.homonym, "")
        if found.pos in _NOMINAL
        else (found.lemma.replace("|", ""), found.pos, found.homonym, found.morphtags.removesuffix("+sg+nom"))
        for found in analyze(word)
        if found.weight < 5
        and (
            (found.pos in _NOMINAL and found.lemma.replace("|", "").lower() == lower)
            or (found.pos == "verb" and found.morphtags.endswith("+inf4+sg+nom"))
        )
    }
    forms: set[str] = set()
    for base, pos, homonym, before in sorted(readings):
        for number, case in itertools.product(("sg", "pl"), _CASES):
            for form in _generate(base, pos, homonym, f"{before}+{number}+{case}"):
                forms.add(form)
                # what stays when the case ending gives way to "-ni", "-si", "-nsa": "palkkatuke(ni)", "tukie(ni)"
                if case in {"gen", "ill"} and form.endswith("n"):
                    forms.add(form[:-1])
                elif case == "ess" and form.endswith(("na", "nä")):
                    forms.add(form[:-2])
                elif case == "tra" and form.endswith("ksi"):
                    forms.add(form[:-1] + "e")
    return forms


def _guessed_forms(word: str) -> set[str]:
    """Forms of a word that no dictionary knows, such as *kuty*: endings by vowel harmony, no gradation.

    A word with vowels of both kinds gets both: people say "kutyssä" and write "kutyssa".
    """
    back, front = any(letter in "aou" for letter in word), any(letter in "äöy" for letter in word)
    if word.endswith(("ton", "tön")):  # "korvaukseton"
        stem, a = f"{word[:-3]}tt{word[-2]}m", "a" if word[-2] == "o" else "ä"
        endings = ("an", "assa", "asta", "aan", "alla", "alta", "alle", "ana", "aksi", "atta", "at", "ien", "ia", "issa",
                   "ista", "iin", "illa", "ilta", "ille", "ina", "iksi", "itta", "in")  # fmt: skip
        return {word, f"{word}t{a}", *(stem + ending.replace("a", a) for ending in endings)}
    stem = word if word[-1] in "aeiouyäö" else word + "i"
    plain = ("", "n", "na", "ssa", "sta", "lla", "lta", "lle", "ksi", "a", "ta", "t", "ja", "tta",
             "jen", "issa", "ista", "ihin", "illa", "ilta", "ille", "ina", "iksi", "itta")  # fmt: skip
    forms = {word, stem + stem[-1] + "n"}
    for a in (*("a" if back else ()), *("ä" if front or not back else ())):
        forms |= {stem + ending.replace("a", a) for ending in plain}
    return forms


def words_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The distinct words of texts, sorted."""
    from ohjaus.finnish.normalise import normalise
    from ohjaus.finnish.words import tokens

    return tuple(sorted({word for text in texts for word in tokens(normalise(text))}))


def commonest(count: int) -> tuple[str, ...]:
    """The commonest word forms of written Finnish, by wordfreq's list."""
    from wordfreq import top_n_list

    return tuple(word for word in top_n_list("fi", count) if word.isalpha())
