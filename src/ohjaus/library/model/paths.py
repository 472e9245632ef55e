"""Service paths: steps in order, from here to work."""

from __future__ import annotations

from pydantic import Field

from ohjaus.library.model.base import Id, Named, Text, Twin


class Step(Named):
    """One step of a service path."""

    title: Twin
    actor: Twin
    text: Twin
    result: Twin | None = None
    duration: Twin | None = None
    cost: Twin | None = None
    if_no: Twin | None = None
    ask: Id
    without_bank_codes: Twin | None = None
    topic: Id
    facts: tuple[Id, ...] = ()


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
