"""The rules that a counting may follow: which amounts each reads, and what it asks of the reader."""

from __future__ import annotations

from collections.abc import Mapping

from ohjaus.library.model import Given, Role, Rule

# The amounts that a rule cannot do without, and those that it can use.
NEEDED: Mapping[Rule, tuple[Role, ...]] = {
    "share": ("share",), "hours": ("rate",), "purchase": ("ceiling",), "days": (), "limit": ("limit",),
}  # fmt: skip
ALSO: Mapping[Rule, tuple[Role, ...]] = {
    "share": ("ceiling", "months", "working-time"), "hours": ("hours", "months"), "purchase": (),
    "days": ("rate", "days", "tax-free"), "limit": ("own-share",),
}  # fmt: skip
# What it asks of the reader, in this order.
ASKED: Mapping[Rule, tuple[Given, ...]] = {
    "share": ("wage", "working-time", "months"), "hours": ("hours-a-day", "days-a-week", "months"),
    "purchase": ("cost",), "days": ("sum-a-day", "days-a-week"), "limit": ("earnings", "earlier"),
}  # fmt: skip
UNITS: Mapping[Role, str] = {  # how the unit of an amount begins
    "share": "prosent", "ceiling": "euro", "months": "kuukau", "working-time": "prosent", "rate": "euro",
    "hours": "tunti", "days": "päivää", "tax-free": "euro", "limit": "euro", "own-share": "prosent",
}  # fmt: skip
