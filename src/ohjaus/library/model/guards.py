"""What must be done before what: an act that loses a support when it comes too early."""

from __future__ import annotations

from pydantic import Field

from ohjaus.library.model.base import Audience, Frozen, Id, Named, Twin


class Order(Frozen):
    """Where a path has the two: the step after which the act may come, and the step of the act."""

    path: Id
    first: Id
    act: Id


class Guard(Named):
    """A warning that is told before the act, to those who may do it."""

    act: Twin  # what may not come yet: "Työ alkaa"
    must_come_before: Twin  # what comes first: "Palkkatukipäätös"
    warning: Twin  # whole sentences: what is lost, and what to do instead
    topics: tuple[Id, ...] = Field(min_length=1)  # the subjects in whose answers it is told
    near: tuple[Id, ...] = ()  # and of these, when the reader has said to be one of the audiences
    audiences: tuple[Audience, ...] = Field(min_length=1)  # who may do the act, or advises those who do
    order: Order | None = None
    facts: tuple[Id, ...] = Field(min_length=1)
