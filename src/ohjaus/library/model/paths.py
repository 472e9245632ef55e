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
