"""What can be counted: a general rule, and the dated amounts and facts that it is set up with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ohjaus.library.model.base import Audience, Frozen, Id, Named, Twin

Rule = Literal["share", "hours", "purchase", "days", "limit"]
# What an amount is to its rule. `counting/sums.py` says what each rule does with it.
Role = Literal["share", "ceiling", "months", "working-time", "rate", "hours", "days", "tax-free", "limit", "own-share"]
# What the reader gives. `counting/fields.py` says in what unit and how much.
Given = Literal[
    "wage", "working-time", "months", "hours-a-day", "days-a-week", "cost", "sum-a-day", "earnings", "earlier"
]  # fmt: skip
AmountId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")]


class Variant(Named):
    """One way in which a support is granted: its own amounts under the same rule."""

    name: Twin
    amounts: Mapping[Role, AmountId] = {}
    facts: tuple[Id, ...] = ()


class Table(Frozen):
    """Typical values for a page: one value varies, the others stand still."""

    vary: Given
    values: tuple[float, ...] = Field(min_length=1)
    fixed: Mapping[Given, float] = {}


class Counting(Named):
    """One thing that can be counted. Its first topic is the one whose law it follows."""

    rule: Rule
    can_continue: bool = False  # whether more months may be granted after those of the amount `months`
    audience: Audience
    topics: tuple[Id, ...] = Field(min_length=1)
    check_with: Id  # the office that decides or knows
    name: Twin
    says: Twin  # the rule in words, without a sum
    not_counted: tuple[Twin, ...] = Field(min_length=1)  # what the count does not take into account
    facts: tuple[Id, ...] = Field(min_length=1)  # what the rule rests on
    variants: tuple[Variant, ...] = Field(min_length=1)
    tables: tuple[Table, ...] = ()

    def variant(self, variant_id: str) -> Variant | None:
        """The variant with this id, or None."""
        return next((variant for variant in self.variants if variant.id == variant_id), None)
