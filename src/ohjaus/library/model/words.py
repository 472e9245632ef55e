"""What people say: terms, subjects that they mix up, subjects that we do not know, small talk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from ohjaus.library.model.base import Cue, Frozen, Id, Named, Text, Twin, WebAddress


class Term(Named):
    """A word of the field and everything people call it."""

    term: Text
    topic: Id | None = None
    explain: Twin
    synonyms: tuple[Text, ...] = ()
    old_names: tuple[Text, ...] = ()
    spoken: tuple[Text, ...] = ()
    abbreviations: tuple[Text, ...] = ()
    jargon: tuple[Text, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The term and all its other names, the term first."""
        return (self.term, *self.synonyms, *self.old_names, *self.spoken, *self.abbreviations, *self.jargon)


Cues = Annotated[tuple[Cue, ...], Field(min_length=1)]


class Concept(Named):
    """Everyday words that mean about the same: "saikku", "sairausloma". They lead to no topic by themselves."""

    words: tuple[Text, ...] = Field(min_length=2)


class Confusable(Frozen):
    """Topics that people mix up, and the question that tells them apart."""

    topics: tuple[Id, ...] = Field(min_length=2)
    words: tuple[Text, ...]
    ask: Twin
    because: Text


class Turning(Named):
    """Where a talk turns: these words, said while one of these topics is talked about, lead to another topic."""

    at: tuple[Id, ...] = Field(min_length=1)
    cues: Cues
    to: Id
    turns: Text  # an example that turns
    stays: Text  # and one that looks alike and does not


class AskedPart(Named):
    """What is asked of a step of a path (`step-cost`) or of a regional description (`area-haasteet`), and by which words."""

    aspect: Id | None = None  # a section that answers this aspect goes with the steps' own rows
    cues: tuple[Text, ...] = Field(min_length=1)


class OutsideSubject(Named):
    """A subject that we do not know, and who does."""

    name: Twin
    office: Twin
    url: WebAddress | None = None
    is_unclear: bool = False  # no subject at all: letters at random, half a thought
    questions: tuple[Text, ...] = Field(min_length=8)


class SmallTalk(Named):
    """Something people say that is no question about a topic."""

    questions: tuple[Text, ...]


class MoreQuestions(Named):
    """Questions that are asked about a topic, beside the guide's own examples."""

    questions: tuple[Text, ...]
    cues: Mapping[Id, Cues] = {}  # section id: words and phrases that ask for this section of the guide
