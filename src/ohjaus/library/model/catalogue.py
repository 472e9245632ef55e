"""The catalogue: topics, what a section answers, and the offices to turn to."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from ohjaus.library.model.base import Audience, Confidence, Cue, Day, Frozen, Id, Kind, Named, Text, Twin, WebAddress


class Change(Frozen):
    """What changed in the world since the regional descriptions were written."""

    text: Text
    from_: str = Field(alias="from")
    confidence: Confidence
    selko: str | None = None

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Topic(Named):
    """One line of the catalogue."""

    kind: Kind
    audiences: tuple[Audience, ...] = Field(min_length=1)
    about: Text
    law: str | None
    office: Id  # whom to ask, an organisation
    next: tuple[Id, ...] = ()
    related: tuple[Id, ...] = ()
    changes: tuple[Change, ...] = ()
    source: Id | None = None
    owner: Text
    reviewed: Day
    review_days: int = Field(ge=1)


class Aspect(Named):
    """What a section answers: how much, how to apply, what next."""

    name: Twin
    question: Twin
    cues: tuple[Cue, ...]  # words and phrases of a question that ask for this section
    weak_cues: tuple[Cue, ...] = ()  # these count for less
    to_do: bool = False  # does such a section tell what the reader does, and with whom?


class Authority(Named):
    """Who decides, pays or advises, and the words by which guides speak of it."""

    name: Text
    words: tuple[Text, ...] = Field(min_length=1)  # a word, or a beginning that ends in *


class Organisation(Named):
    """An office to turn to."""

    name: Twin
    does: Twin
    url: WebAddress | None
    how: Twin  # how to reach it, without a number that nobody has seen
    source: Id | None = None
