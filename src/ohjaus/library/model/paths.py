"""Service paths: steps in order, from here to work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from ohjaus.library.model.base import Frozen, Id, Named, Text, Twin

NO_QUESTION: Literal["no-question"] = "no-question"


class Asked(Frozen):
    """Nobody here knows, and it is worth asking: whom."""

    asked: Id


# What a step says of one question: what is known, whom to ask, or that nobody would ask it of this step.
Row = Twin | Asked | Literal["no-question"]


class HeldBefore(Frozen):
    """What a step said until a change of law: the texts that were others then."""

    change: Id  # in knowledge/law-changes.yaml
    text: Twin | None = None
    result: Twin | None = None
    duration: Twin | None = None
    cost: Twin | None = None
    if_no: Twin | None = None

    @property
    def texts(self) -> Mapping[str, Twin]:
        """Those that are there, by the keys that they have in a step."""
        found = {key: getattr(self, key) for key in ("text", "result", "duration", "cost", "if_no")}
        return {key: value for key, value in found.items() if value is not None}


class Step(Named):
    """One step of a service path. Every row is written out, so that none is forgotten."""

    title: Twin
    actor: Twin
    text: Twin
    result: Row
    duration: Row
    cost: Row
    if_no: Row
    ask: Id
    without_bank_codes: Row
    topic: Id
    before: tuple[HeldBefore, ...] = ()  # the latest change last
    facts: tuple[Id, ...] = ()

    @property
    def rows(self) -> Mapping[str, Row]:
        """The questions about the step by their names, each with what the step says of it."""
        return {
            "result": self.result,
            "duration": self.duration,
            "cost": self.cost,
            "if-no": self.if_no,
            "without-codes": self.without_bank_codes,
        }


class PathExample(Named):
    """How one real path went."""

    place: Text
    year: Text
    title: Twin
    steps: tuple[Twin, ...]
    facts: tuple[Id, ...] = ()


class ServicePath(Named):
    """Steps in order, from here to work."""

    steps: tuple[Step, ...] = Field(min_length=1)
    examples: tuple[PathExample, ...] = ()
