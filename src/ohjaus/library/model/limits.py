"""How long a guide is and how many example questions it has: what an editor keeps to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from ohjaus.library.model.base import Frozen, Text


class Span(Frozen):
    """From the least to the most."""

    least: int = Field(ge=0)
    most: int = Field(ge=1)

    def holds(self, count: int) -> bool:
        """Is the count within the span?"""
        return self.least <= count <= self.most

    def __str__(self) -> str:
        return f"{self.least}–{self.most}"


class Limits(Frozen):
    """The settings of the rules guide-size, total-count and signer-name."""

    totals: Mapping[Literal["topics", "municipalities", "regional_facts"], int] = {}  # how many there must be
    not_people: tuple[Text, ...] = ()  # tools and roles that cannot sign a page
    words: Span  # of a guide in standard Finnish
    questions: Span  # in the front matter of each page
