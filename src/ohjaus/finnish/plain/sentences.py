"""A paragraph to its sentences, and a sentence to its words, each with its place in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from ohjaus.finnish.plain.readings import Reading, Readings

ABBREVIATIONS = (
    "aik", "alv", "em", "ent", "eri", "esim", "gen", "ha", "henk", "ilm", "jne", "joht", "jälk", "kk", "klo", "kpl",
    "ks", "lkm", "lk", "ltd", "lyh", "ma", "milj", "min", "mk", "ml", "mm", "mom", "mrd", "mt", "no", "nro", "ns",
    "nyk", "oik", "os", "par", "pj", "prof", "puh", "pv", "pvm", "rek", "s", "sek", "so", "sos", "srk", "synt", "tark",
    "tmi", "tms", "toim", "tod", "ts", "tv", "v", "va", "vas", "vast", "vk", "vrt", "yht", "yks", "ym", "yms",
)  # fmt: skip

_WORD = re.compile(
    r"(?P<address>(?:https?://)?\w[\w-]*(?:\.[a-zåäö][\w-]*)+(?:/[^\s)]*[^\s).,;:!?])?)"
    r"|(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+(?:,\d+)?(?![\w-]))"
    r"|[^\W_]+(?:[-–'’][^\W_]+|[.,:]\d+)*",
)
_END = re.compile(r"""[.!?]+[)"”»]*\s+(?=["”»(]?[^\Wa-zåäö_])""")
_SHORT = re.compile(rf"(?:^|[\s(])(?:{'|'.join(ABBREVIATIONS)}|[A-ZÅÄÖ])\.\s+$", re.IGNORECASE)


class Kind(Enum):
    """What stands between two spaces."""

    WORD = "word"
    NUMBER = "number"
    ADDRESS = "address"


@dataclass(frozen=True)
class Word:
    """A word of a sentence with its place in the paragraph and its readings."""

    text: str
    start: int
    kind: Kind
    readings: tuple[Reading, ...]
    is_first: bool  # in its sentence
    in_term: bool = False  # part of a term that the text may use

    @property
    def end(self) -> int:
        """The place after the last letter."""
        return self.start + len(self.text)

    @cached_property
    def letter_count(self) -> int:
        """Letters, without digits and hyphens."""
        return sum(letter.isalpha() for letter in self.text) if self.kind is Kind.WORD else 0

    @property
    def is_capitalised(self) -> bool:
        """Is the first sign a capital letter?"""
        return self.text[0].isupper()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph."""

    text: str
    start: int
    words: tuple[Word, ...]

    @property
    def end(self) -> int:
        """The place after the last sign."""
        return self.start + len(self.text)


class Terms:
    """Names of things, of one word or more, known in every inflected form."""

    def __init__(self, names: Iterable[str], readings: Readings) -> None:
        self._readings = readings
        self._names: dict[str, list[tuple[frozenset[str], ...]]] = {}
        for name in names:
            words = [_lemmas(word) for word in _words(name, 0, len(name), readings)]
            for lemma in words[0] if words else ():
                self._names.setdefault(lemma, []).append(tuple(words))

    def mark(self, words: tuple[Word, ...]) -> tuple[Word, ...]:
        """The same words, those of a term marked as such."""
        lemmas = [_lemmas(word) for word in words]
        marked: set[int] = set()
        for index, options in enumerate(lemmas):
            for name in (name for lemma in options for name in self._names.get(lemma, ())):
                there = lemmas[index : index + len(name)]
                if len(there) == len(name) and all(map(frozenset.intersection, name, there)):
                    marked.update(range(index, index + len(name)))
        return tuple(replace(word, in_term=True) if i in marked else word for i, word in enumerate(words))


def split(text: str, readings: Readings, terms: Terms | None = None) -> tuple[Sentence, ...]:
    """The sentences of a paragraph or of a list item. Not split at abbreviations, ordinals or dates."""
    sentences = []
    for start, end in _spans(text):
        words = tuple(_words(text, start, end, readings))
        if words:
            sentences.append(Sentence(text[start:end], start, terms.mark(words) if terms else words))
    return tuple(sentences)


def _lemmas(word: Word) -> frozenset[str]:
    return frozenset(reading.word for reading in word.readings) | {word.text.lower()}


def _spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(text):
        if _SHORT.search(text[start : found.end()]):
            continue
        yield start, start + len(text[start : found.end()].rstrip())
        start = found.end()
    if text[start:].strip():
        yield start, start + len(text[start:].rstrip())


def _words(text: str, start: int, end: int, readings: Readings) -> Iterator[Word]:
    is_first = True
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        if found["address"]:
            yield Word(word, found.start(), Kind.ADDRESS, (), is_first)
        elif not any(letter.isalpha() for letter in word):
            yield Word(word, found.start(), Kind.NUMBER, (), is_first)
        else:
            yield Word(word, found.start(), Kind.WORD, _read(word, is_first, readings), is_first)
        is_first = False


def _read(word: str, is_first: bool, readings: Readings) -> tuple[Reading, ...]:
    """A word that begins a sentence is read in small letters too, unless that gives nothing."""
    if word[0].isupper() and is_first:
        return readings.of(word[0].lower() + word[1:]) or readings.of(word)
    return readings.of(word)
