"""The calibration's curve as a picture: what each limit for answering gives."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, select_autoescape

from ohjaus.dialogue.calibrate import Point

LEFT, TOP, WIDTH, HEIGHT = 60, 40, 560, 300  # of the plot inside the picture, in its own units
LINES = (
    ("right", "oikein", "#1d5c3a", ""),
    ("asked", "kysytty", "#8a5a00", "8 4"),
    ("wrong", "väärin", "#a01c1c", "2 3"),
    ("silent", "ohjattu ihmiselle", "#44506b", "12 3 2 3"),
)  # each told apart by its dashes as well as by its colour

_TEMPLATES = Environment(loader=PackageLoader("ohjaus.render"), autoescape=select_autoescape(["svg.j2"]))


def curve(points: Sequence[Point], chosen: float) -> str:
    """The curve as SVG, the chosen limit marked. `points` stand in the order of their limits, from 0 to 1."""
    lines = [
        {
            "name": name,
            "colour": colour,
            "dashes": dashes,
            "path": " ".join(f"{_x(point.answer_from):.1f},{_y(getattr(point, key)):.1f}" for point in points),
        }
        for key, name, colour, dashes in LINES
    ]
    ticks = [step / 5 for step in range(6)]
    return _TEMPLATES.get_template("curve.svg.j2").render(
        lines=lines,
        across=[(_x(tick), f"{tick:.1f}".replace(".", ",")) for tick in ticks],
        up=[(_y(tick), f"{tick * 100:.0f} %") for tick in ticks],
        chosen=_x(chosen),
        chosen_text=f"{chosen:.2f}".replace(".", ","),
        left=LEFT, top=TOP, right=LEFT + WIDTH, bottom=TOP + HEIGHT,
    )  # fmt: skip


def _x(limit: float) -> float:
    return LEFT + WIDTH * limit


def _y(share: float) -> float:
    return TOP + HEIGHT * (1 - share)
