"""What a claim rests on: sources, facts, and dated amounts."""

from __future__ import annotations

from pydantic import Field

from ohjaus.library.model.base import Confidence, Day, Frozen, Id, Named, PartialDay, SeenDay, Text, Twin, WebAddress


class Source(Named):
    """Where a claim was seen."""

    title: Text
    publisher: Text
    url: WebAddress
    seen: PartialDay | None = None  # the newest day that the source itself shows


class Fact(Named):
    """One claim, in our own words, with what it rests on."""

    statement: Text
    confidence: Confidence
    source: Id | None = None
    seen: SeenDay | None = None
    valid_from: PartialDay | None = None
    valid_to: PartialDay | None = None
    value: float | None = None
    unit: str | None = None
    note: str | None = None


class LawChange(Named):
    """A change of law: the facts that hold only since that day, and what held until it."""

    valid_from: Day
    facts: tuple[Id, ...] = Field(min_length=1)  # what holds since: a section that rests on one tells the new law
    before: Twin | None  # whole sentences, amounts allowed; null: nobody has seen what held
    before_facts: tuple[Id, ...] = ()  # what `before` rests on
    check_with: Id  # the organisation that knows


class AmountValue(Frozen):
    """A sum or a limit and the period in which it holds."""

    value: float = Field(allow_inf_nan=False)
    valid_from: Day
    valid_to: Day | None  # null: until further notice
    source: Id
    last_verified: PartialDay
    facts: tuple[Id, ...] = ()


class AmountPart(Named):
    """One dated amount of a benefit: `kulukorvaus.paiva`."""

    name: Text
    unit: Text  # Finnish, as it is read: "euroa päivässä"
    review_days: int = Field(ge=1)  # how many days a check lasts
    check_with: Id  # the organisation that knows the sum of today
    values: tuple[AmountValue, ...] = Field(min_length=1)


class AmountFile(Named):
    """The amounts of one benefit."""

    topic: Id
    name: Text
    parts: tuple[AmountPart, ...] = Field(min_length=1)
