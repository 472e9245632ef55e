"""The index: everything that a question is matched with, as plain tables. Built once, then never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.lexicon import Lexicon
from ohjaus.search.linear import LinearModel

OUTSIDE = "outside:"
TALK = "talk:"

FORMAT = 1  # raised when the tables change their shape


@dataclass(frozen=True)
class Index:
    """Tables for matching. `phrases` leads base forms in a row to a term of the glossary; `terms` a term to its
    topic; `places` a form to a municipality; `regions` a municipality to the topic that describes its region."""

    fingerprint: str
    lexicon: Lexicon
    model: LinearModel
    phrases: Mapping[str, str]
    terms: Mapping[str, str]
    places: Mapping[str, str]
    regions: Mapping[str, str]
    vocabulary: frozenset[str]  # base forms that our own guides and questions use
    _starts: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def __post_init__(self) -> None:
        starts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, term in self.phrases.items():
            lemmas = tuple(phrase.split(" "))
            starts.setdefault(lemmas[0], []).append((lemmas, term))
        ordered = {first: tuple(sorted(found, key=lambda pair: -len(pair[0]))) for first, found in starts.items()}
        object.__setattr__(self, "_starts", ordered)

    def phrases_from(self, lemma: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The phrases that begin with this base form, longest first, each with its term."""
        return self._starts.get(lemma, ())

    def lemmas_of(self, name: str) -> tuple[str, ...]:
        """The base forms of a name's words."""
        return analyse(name, self.lexicon).lemmas

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "format": FORMAT,
            "fingerprint": self.fingerprint,
            "lexicon": self.lexicon.to_data(),
            "model": self.model.to_data(),
            "phrases": dict(sorted(self.phrases.items())),
            "terms": dict(sorted(self.terms.items())),
            "places": dict(sorted(self.places.items())),
            "regions": dict(sorted(self.regions.items())),
            "vocabulary": " ".join(sorted(self.vocabulary)),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Index:
        """The index back from `to_data`. Raises KeyError or ValueError when the data is of another shape."""
        if data["format"] != FORMAT:
            raise ValueError(f"index format {data['format']}, expected {FORMAT}")
        return cls(
            fingerprint=data["fingerprint"],
            lexicon=Lexicon.from_data(data["lexicon"]),
            model=LinearModel.from_data(data["model"]),
            phrases=data["phrases"],
            terms=data["terms"],
            places=data["places"],
            regions=data["regions"],
            vocabulary=frozenset(data["vocabulary"].split(" ")),
        )
