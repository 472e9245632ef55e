"""A table's numbers as a picture with bars."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ohjaus.feedback.shown import Table
from ohjaus.render.to_html import environment

WIDTH, ROW, TOP, BAR = 400, 46, 10, 14  # of the picture, in its own units
LONGEST_LABEL = 38


@dataclass(frozen=True)
class Paint:
    """The colours of one picture. Parts are also told apart by their order, which the numbers repeat."""

    ink: str
    back: str
    parts: tuple[str, ...]


OF_PAGE = Paint("currentColor", "none", ("var(--bar)", "var(--control)", "var(--warm)", "var(--line)"))
OF_FILE = Paint("#26211c", "#ffffff", ("#0f5a57", "#85735f", "#9a3f17", "#dccfbd"))


def plot(table: Table, paint: Paint) -> Markup:
    """The bars of a table as SVG; nothing for a table without numbers."""
    bars = table.bars
    if bars is None or not bars.rows:
        return Markup("")
    longest = max(sum(values) for _, values in bars.rows) or 1
    legend = list(zip(bars.parts, paint.parts, strict=False)) if len(bars.parts) > 1 else []
    top = TOP + 22 * len(legend)
    rows = [
        {
            "label": label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rstrip() + "…",
            "numbers": " / ".join(map(str, values)),
            "y": top + ROW * number,
            "parts": _placed(values, longest, paint),
        }
        for number, (label, values) in enumerate(bars.rows)
    ]
    text = environment().get_template("weeks.svg.j2").render(
        id=table.id, title=table.title, desc=" / ".join(bars.parts), rows=rows, legend=legend, paint=paint,
        width=WIDTH, height=top + ROW * len(rows), bar=BAR,
    )  # fmt: skip
    return Markup(text)


def _placed(values: tuple[int, ...], longest: int, paint: Paint) -> list[dict[str, str]]:
    placed, x = [], 0.0
    for value, colour in zip(values, paint.parts, strict=False):
        wide = WIDTH * value / longest
        if value:
            placed.append({"x": f"{x:.1f}", "wide": f"{max(wide - 1.5, 1):.1f}", "colour": colour})
        x += wide
    return placed
