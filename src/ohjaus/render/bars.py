"""Wholes of two parts as bars: for a page, whose styles colour them, or as a picture that stands alone."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ohjaus.dialogue.counted import ShownCount
from ohjaus.render.to_html import environment

WIDTH, ROW, HEIGHT = 340, 48, 18  # of the picture, of one bar with its label, and of the bar, in its own units


@dataclass(frozen=True)
class Bar:
    """One whole: what stands over it, and how long its filled part and all of it are."""

    label: str
    number: str
    top: int
    filled: int
    length: int


def bars(counts: Sequence[ShownCount]) -> tuple[Bar, ...]:
    """A bar for each count that has parts, to one scale. The first part is the filled one."""
    wholes = [sum((Decimal(part.number) for part in count.parts), Decimal(0)) for count in counts]
    largest = max(wholes, default=Decimal(0)) or Decimal(1)
    return tuple(
        Bar(
            label=count.given[0].text,
            number=count.parts[0].text,
            top=number * ROW,
            filled=round(Decimal(count.parts[0].number) / largest * WIDTH),
            length=round(whole / largest * WIDTH),
        )
        for number, (count, whole) in enumerate(zip(counts, wholes, strict=True))
        if count.parts
    )


def bars_svg(drawn: Sequence[Bar], name: str, title: str, *, alone: bool = False) -> Markup:
    """The bars as SVG. `name` is an id on the page; `alone` gives the picture colours of its own."""
    template = environment().get_template("bars.svg.j2")
    return Markup(
        template.render(
            bars=drawn, name=name, title=title, alone=alone, width=WIDTH, height=max(1, len(drawn)) * ROW, thick=HEIGHT
        )
    )


def bar_address(count: ShownCount) -> str:
    """The one bar of a count, without words, as an address that an `img` takes; the words stand beside it."""
    svg = bars_svg(bars([count]), "palkki", count.picture, alone=True)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()
