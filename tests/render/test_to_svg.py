"""The calibration's curve as a picture."""

from xml.etree import ElementTree

from ohjaus.dialogue.calibrate import Point
from ohjaus.render.to_svg import LINES, curve

POINTS = (Point(0.0, 1.0, 0.0, 0.0, 0.0, 1.0), Point(1.0, 0.0, 0.5, 0.25, 0.25, 1.0))


def test_curve() -> None:
    """One line for each outcome from its first share to its last, the chosen limit said in words."""
    picture = ElementTree.fromstring(curve(POINTS, 0.55))
    lines = [each.get("points", "") for each in picture.iter("{http://www.w3.org/2000/svg}polyline")]
    assert len(lines) == len(LINES)
    assert lines[0] == "60.0,40.0 620.0,340.0"  # right: from all to none
    assert lines[1] == "60.0,340.0 620.0,190.0"  # asked: from none to half
    assert "0,55" in (picture.findtext("{http://www.w3.org/2000/svg}desc") or "")
