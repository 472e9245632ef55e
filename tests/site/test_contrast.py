"""The palette's contrast, computed from the style sheet's own variables."""

from __future__ import annotations

import re

import pytest

from ohjaus.site.pages import assets

CSS = assets()["ohjaus.css"].decode()
BACKGROUNDS = ("bg", "surface", "sunk", "cool-soft", "warm-soft")


def palette(number: int) -> dict[str, str]:
    """The variables of the light (0) or the dark (1) scheme."""
    block = CSS.split(":root {")[number + 1].split("}")[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("background", BACKGROUNDS)
@pytest.mark.parametrize(("text", "least"), [("ink", 7), ("muted", 7), ("link", 7), ("warm", 4.5)])
def test_text_stands_out(scheme: int, background: str, text: str, least: float) -> None:
    """Running text at 7:1, accents at 4.5:1, on every background."""
    colours = palette(scheme)
    assert contrast(colours[text], colours[background]) >= least


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_buttons_stand_out(scheme: int) -> None:
    """A button's own text at 7:1."""
    colours = palette(scheme)
    assert contrast(colours["on-brand"], colours["brand"]) >= 7


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("background", ["bg", "surface"])
@pytest.mark.parametrize("part", ["control", "bar", "focus"])
def test_parts_that_must_be_seen(scheme: int, background: str, part: str) -> None:
    """Borders of controls, bars of charts and the focus ring at 3:1."""
    colours = palette(scheme)
    assert contrast(colours[part], colours[background]) >= 3
