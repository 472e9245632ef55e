"""Words to ranked hits, each with its reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ohjaus.finnish.analyse import Word, Words
from ohjaus.search.features import count
from ohjaus.search.index import CRISIS, INSIDE, NEED, OUTSIDE, TALK, TOPIC, Group, Index
from ohjaus.search.linear import Floats

MANY = 200  # topics kept: all of them in a library of the usual size
FEW = 5  # hits kept of the kinds that are no topics
NAMED = 0.1  # by how much the topic leads whose name is all that was said, whatever its examples speak of
ASKS = "asks-"  # before the name of an aspect among the features
ELSEWHERE = "muu"  # the region of a place that no description of ours covers
SEVERAL, MANY_NAMED = "several", 3  # the meaning of a text that names so many topics: who holds them together?


@dataclass(frozen=True)
class Evidence:
    """What of a question the index knows."""

    words: Words
    terms: tuple[str, ...]  # ids of the glossary, as they stand
    concepts: tuple[str, ...]  # everyday meanings
    aspects: dict[str, float]  # what it asks for, each with its weight
    places: tuple[str, ...]  # municipality ids, as they stand
    features: dict[str, float]
    topics: tuple[str, ...]  # of the terms, as they stand
    named: str | None = None  # the topic that the text names, when it holds nothing but names of it


class Hit(NamedTuple):
    """A topic, an outside subject or a piece of small talk, with its score."""

    name: str
    score: float


@dataclass(frozen=True)
class Ranking:
    """Hits best first, by kind. Equal scores stand in the order of ids."""

    topics: tuple[Hit, ...]  # the best `MANY`; of the other kinds the best few
    outside: tuple[Hit, ...]
    talk: tuple[Hit, ...]
    needs: tuple[Hit, ...]  # kinds of acute need
    need: float  # how much the words speak for acute need
    inside: float  # how much the words speak for a question of ours
    known_share: float  # of the content words: how many our own guides use, 0 to 1
    content_count: int

    def raised(self, bonus: Mapping[str, float]) -> Ranking:
        """The ranking with something added to the scores of some topics."""
        if not bonus:
            return self
        topics = (Hit(hit.name, hit.score + bonus.get(hit.name, 0.0)) for hit in self.topics)
        return replace(self, topics=tuple(sorted(topics, key=lambda hit: (-hit.score, hit.name))))


# Words that say nothing of the subject. They never count as known or unknown.
STOP_WORDS = frozenset(
    "minä sinä hän me te he se ne tämä tuo nämä joka mikä kuka mitä jos kun että ja tai mutta niin ei olla voida pitää "
    "saada tehdä mennä tulla miten mistä missä mihin milloin koska paljonko kuinka onko entä myös vain vielä nyt sitten "
    "jo ihan kyllä aina oma kaikki joku jokin muu toinen yksi kaksi kuin kanssa ilman asti sitä siitä siihen niitä haluta "
    "täytyä tarvita tietää sanoa moi hei kiitos no eli vai ehkä noin tosi hyvin paljon vähän enemmän pois täällä siellä "
    "minun sinun minulle minulla minua antaa olen olisi ole onks enkä eikö en et emme että jotta vaikka kuitenkin".split()
)


def find_evidence(words: Words, index: Index) -> Evidence:
    """The terms, places and features of analysed words."""
    lemmas = words.lemmas
    terms: dict[str, None] = {}
    concepts: dict[str, None] = {}
    topics: set[str | None] = set()  # what the text names, word by word; None stands for a word that names nothing
    named_until = 0
    for at in range(len(lemmas)):
        for run, length in index.runs_from(lemmas, at):
            concepts.update(dict.fromkeys(index.concepts.get(run, ())))
            if at >= named_until and run in index.phrases:
                terms[index.phrases[run]] = None
                named_until = at + length
                topics.add(index.terms.get(index.phrases[run]))
        if at >= named_until and not says_nothing(words.words[at]):
            topics.add(None)
        for part in words.words[at].parts if words.words[at].trust == "compound" else ():
            concepts.update(dict.fromkeys(index.concepts.get(part, ())))
            if part in index.phrases:  # "kutypäivä" speaks of *kuty*
                terms[index.phrases[part]] = None
    places = index.places_in([word.text for word in words.words])
    regions = tuple(dict.fromkeys(index.regions[place] for place in places if place in index.regions))
    aspects = index.cue_table.scores(words)
    of_terms = tuple(dict.fromkeys(index.terms[term] for term in terms if term in index.terms))
    meanings = (
        *concepts,
        *(f"{ASKS}{aspect}" for aspect in aspects),
        *((SEVERAL,) if len(of_terms) >= MANY_NAMED else ()),
    )
    features = count(words, terms, meanings, regions or ((ELSEWHERE,) if places else ()))
    named = topics.pop() if len(topics) == 1 else None
    return Evidence(words, tuple(terms), tuple(concepts), aspects, places, features, of_terms, named)


def says_nothing(word: Word) -> bool:
    """Whether a word says nothing of the subject."""
    return word.lemma in STOP_WORDS or word.form in STOP_WORDS


def rank(evidence: Evidence, index: Index) -> Ranking:
    """The best classes of each kind in the order of their scores for this evidence."""
    scores, others = index.topics.scores(evidence.features), index.others.scores(evidence.features)
    groups = index.groups
    content = [word for word in evidence.words.words if not says_nothing(word)]
    known = sum(
        1 for word in content if word.lemma in index.vocabulary or any(part in index.vocabulary for part in word.parts)
    )
    _raise_named(evidence.named, groups[TOPIC], scores)
    return Ranking(
        topics=_best(groups[TOPIC], scores, MANY),
        outside=_best(groups[OUTSIDE], others, FEW),
        talk=_best(groups[TALK], others, FEW),
        needs=_best(groups[CRISIS], others, FEW),
        need=_highest(groups[NEED], others),
        inside=_highest(groups[INSIDE], others),
        known_share=known / len(content) if content else 0.0,
        content_count=len(content),
    )


def _best(group: Group, scores: Floats, most: int) -> tuple[Hit, ...]:
    """The best classes of a group with their scores; `group` stands in the order of names, so equals do too."""
    own = scores[group.numbers]
    if len(own) > most:  # only those that reach the last place are sorted
        reach = np.flatnonzero(own >= np.partition(own, -most)[-most])
        order = reach[np.argsort(-own[reach], kind="stable")[:most]]
    else:
        order = np.argsort(-own, kind="stable")
    return tuple(map(Hit, map(group.names.__getitem__, order.tolist()), own[order].tolist()))


def _raise_named(name: str | None, group: Group, scores: Floats) -> None:
    """Puts the topic that is named before the others."""
    at = bisect_left(group.names, name) if name is not None else len(group.names)
    if group.names[at : at + 1] == (name,):
        scores[group.numbers[at]] = _highest(group, scores) + NAMED


def _highest(group: Group, scores: Floats) -> float:
    return float(scores[group.numbers].max()) if group.names else 0.0
