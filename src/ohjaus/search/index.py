"""The index: everything that a question is matched with, as plain tables. Built once, then never changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ohjaus.finnish.lexicon import Lexicon
from ohjaus.search.cues import Cue, CueTable
from ohjaus.search.linear import LinearModel

OUTSIDE = "outside:"
TALK = "talk:"
CRISIS = "crisis:"
NEED = "need:"  # the class of every sign of acute need
INSIDE = "inside:"  # the class of every question that is ours

TOPIC = ""  # topics stand under their own names

LONGEST_PLACE = 2  # words in the name of a municipality: *Koski Tl*

FORMAT = 8  # raised when the tables change their shape


class Group(NamedTuple):
    """A model's classes of one kind in the order of names, each with its number."""

    names: tuple[str, ...]
    numbers: npt.NDArray[np.intp]


@dataclass(frozen=True)
class Index:
    """Tables for matching. `phrases` leads base forms in a row to a term of the glossary; `concepts` to
    everyday meanings; `terms` a term to its topic; `places` a form to a municipality; `regions` a municipality to the topic that describes its region."""

    lexicon: Lexicon
    topics: LinearModel  # which of our topics a question is about
    others: (
        LinearModel  # what else it may be: an outside subject, small talk, acute need; and whether it is ours at all
    )
    phrases: Mapping[str, str]
    concepts: Mapping[str, list[str]]
    terms: Mapping[str, str]
    places: Mapping[str, str]
    regions: Mapping[str, str]
    cues: tuple[Cue, ...]
    own_cues: Mapping[str, tuple[Cue, ...]]  # of a topic: words that ask for a section of its guide alone
    asked: tuple[Cue, ...]  # words that ask for a row of a path's steps, or for an area of a regional description
    turnings: tuple[Cue, ...]  # words that lead a talk from its topic to another
    vocabulary: frozenset[str]  # base forms that our own guides and questions use
    ambiguous: Mapping[str, list[str]]  # words that name several topics, each with its base forms
    _longest: Mapping[str, int] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        longest: dict[str, int] = {}
        for phrase in (*self.phrases, *self.concepts):
            first, more = phrase.split(" ", 1)[0], phrase.count(" ")
            longest[first] = max(longest.get(first, 0), more + 1)
        object.__setattr__(self, "_longest", longest)

    def runs_from(self, lemmas: tuple[str, ...], start: int) -> Iterator[tuple[str, int]]:
        """Runs of base forms from this place that may be a phrase, longest first, each with its length."""
        for length in range(self._longest.get(lemmas[start], 0), 0, -1):
            if start + length <= len(lemmas):
                yield " ".join(lemmas[start : start + length]), length

    def places_in(self, words: Sequence[str]) -> tuple[str, ...]:
        """The municipalities that the words name, as they stand; two words before one of them."""
        found: dict[str, None] = {}
        at = 0
        while at < len(words):
            runs = (words[at : at + length] for length in range(LONGEST_PLACE, 0, -1))
            run = next((run for run in runs if " ".join(run) in self.places), None)
            if run:
                found[self.places[" ".join(run)]] = None
            at += len(run) if run else 1
        return tuple(found)

    @cached_property
    def topic_words(self) -> Mapping[str, frozenset[str]]:
        """The base forms of each topic's names."""
        found: dict[str, set[str]] = {}
        for phrase, term in self.phrases.items():
            if term in self.terms:
                found.setdefault(self.terms[term], set()).update(phrase.split(" "))
        return {topic: frozenset(words) for topic, words in found.items()}

    @cached_property
    def ambiguous_sets(self) -> Mapping[str, frozenset[str]]:
        """The words that name several topics, each with its base forms."""
        return {word: frozenset(lemmas) for word, lemmas in self.ambiguous.items()}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The models' classes by kind."""
        found: dict[str, list[tuple[str, int]]] = {kind: [] for kind in (OUTSIDE, TALK, CRISIS, NEED, INSIDE)}
        found[TOPIC] = [(name, number) for number, name in enumerate(self.topics.classes)]
        for number, name in enumerate(self.others.classes):
            kind, colon, _ = name.partition(":")
            found[kind + colon].append((name, number))
        ranked = {kind: sorted(classes) for kind, classes in found.items()}
        return {
            kind: Group(tuple(name for name, _ in classes), np.array([number for _, number in classes], dtype=np.intp))
            for kind, classes in ranked.items()
        }

    @cached_property
    def cue_table(self) -> CueTable:
        """The cues of all aspects, ready for look-up."""
        return CueTable(self.cues)

    @cached_property
    def section_cues(self) -> Mapping[str, CueTable]:
        """The cues of each topic's own sections, ready for look-up."""
        return {topic: CueTable(cues) for topic, cues in self.own_cues.items()}

    @cached_property
    def asked_table(self) -> CueTable:
        """The cues of rows and areas, ready for look-up."""
        return CueTable(self.asked)

    @cached_property
    def turning_table(self) -> CueTable:
        """The cues of all turnings, ready for look-up."""
        return CueTable(self.turnings)

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "format": FORMAT,
            "lexicon": self.lexicon.to_data(),
            "topics": self.topics.to_data(),
            "others": self.others.to_data(),
            "phrases": dict(sorted(self.phrases.items())),
            "concepts": dict(sorted(self.concepts.items())),
            "terms": dict(sorted(self.terms.items())),
            "places": dict(sorted(self.places.items())),
            "regions": dict(sorted(self.regions.items())),
            "cues": [list(cue) for cue in self.cues],
            "own_cues": {topic: [list(cue) for cue in cues] for topic, cues in sorted(self.own_cues.items())},
            "asked": [list(cue) for cue in self.asked],
            "turnings": [list(cue) for cue in self.turnings],
            "vocabulary": " ".join(sorted(self.vocabulary)),
            "ambiguous": dict(sorted(self.ambiguous.items())),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Index:
        """The index back from `to_data`. Raises KeyError or ValueError when the data is of another shape."""
        if data["format"] != FORMAT:
            raise ValueError(f"index format {data['format']}, expected {FORMAT}")
        return cls(
            lexicon=Lexicon.from_data(data["lexicon"]),
            topics=LinearModel.from_data(data["topics"]),
            others=LinearModel.from_data(data["others"]),
            phrases=data["phrases"],
            concepts=data["concepts"],
            terms=data["terms"],
            places=data["places"],
            regions=data["regions"],
            cues=_cues(data["cues"]),
            own_cues={topic: _cues(cues) for topic, cues in data["own_cues"].items()},
            asked=_cues(data["asked"]),
            turnings=_cues(data["turnings"]),
            vocabulary=frozenset(data["vocabulary"].split(" ")),
            ambiguous=data["ambiguous"],
        )


def _cues(rows: Iterable[tuple[str, str, float]]) -> tuple[Cue, ...]:
    return tuple((asked, text, weight) for asked, text, weight in rows)
