"""Signs of acute need, and where to send the person."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, ConfigDict, Field

from ohjaus.library.model.base import Frozen, Id, Named, SeenDay, Text, Twin


class Sign(Frozen):
    """Words that together, in one sentence, tell of acute need. `*` stands for any ending, `|` parts alternatives."""

    all: tuple[Text, ...] = Field(min_length=1)
    unless: tuple[tuple[Text, ...], ...] = ()  # a sentence with all the words of one of these is calm
    beside: Text | None = None  # it tells of need only when the whole message holds nothing but it and these


def _sign(value: object) -> object:
    """A bare list of words is a sign without exceptions."""
    return {"all": value} if isinstance(value, tuple | list) else value


WrittenSign = Annotated[Sign, BeforeValidator(_sign, json_schema_input_type=Sign | tuple[Text, ...])]


class CrisisContact(Frozen):
    """A number to call in acute need."""

    name: Twin
    number: Text
    hours: Twin
    source: Id | None = None
    seen: SeenDay | None = None


class CrisisKind(Named):
    """One kind of acute need."""

    first_line: Twin
    signs: tuple[WrittenSign, ...]
    calm: tuple[Text, ...] = Field(default=(), alias="not")  # sentences that must not trigger: tests, not rules
    contacts: tuple[CrisisContact, ...] = Field(min_length=1)

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
