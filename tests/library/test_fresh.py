"""What grows old, told for a day."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ohjaus.library.fresh import Kind, find_aging
from ohjaus.library.load import load
from ohjaus.library.model import Library

SMALL = Path(__file__).parents[1] / "small"
KORO = "kulukorvaus.korotettu"


@pytest.fixture(scope="module")
def library() -> Library:
    """The small root."""
    found = load(SMALL).library
    assert found
    return found


def _ids(library: Library, day: str, kind: Kind) -> set[str]:
    return {item.id for item in find_aging(library, datetime.date.fromisoformat(day)) if item.kind is kind}


def test_an_ending_amount_is_told_before_its_last_day(library: Library) -> None:
    """Within 90 days, on the last day itself, and not earlier; afterwards it is unknown."""
    assert KORO not in _ids(library, "2025-10-01", Kind.ENDS)
    assert KORO in _ids(library, "2025-10-02", Kind.ENDS)
    assert KORO in _ids(library, "2025-12-31", Kind.ENDS)
    assert KORO not in _ids(library, "2025-12-31", Kind.UNKNOWN)
    assert KORO in _ids(library, "2026-01-01", Kind.UNKNOWN)


def test_an_amount_with_a_follower_does_not_end(library: Library) -> None:
    """8 euros ended in 2013, and 9 began on the next day."""
    assert "kulukorvaus.paiva" not in _ids(library, "2013-12-01", Kind.ENDS)


def test_a_check_lapses(library: Library) -> None:
    """Verified in 2024, for 365 days from the year's first day: good to the last day of 2024."""
    assert "kulukorvaus.paiva" in _ids(library, "2024-12-31", Kind.CHECK_SOON)
    assert "kulukorvaus.paiva" in _ids(library, "2025-01-01", Kind.UNCHECKED)


def test_before_any_value(library: Library) -> None:
    """On a day before the first value the amount is unknown, and no day is given."""
    unknown = [item for item in find_aging(library, datetime.date(2009, 1, 1)) if item.kind is Kind.UNKNOWN]
    assert {item.id for item in unknown} == {"kulukorvaus.paiva", KORO}
    assert {item.day for item in unknown} == {None}


def test_guides(library: Library) -> None:
    """A guide's review comes soon, and then it is past."""
    topic = library.topics["kulukorvaus"]
    due = topic.reviewed + datetime.timedelta(days=topic.review_days)
    assert "kulukorvaus" in _ids(library, due.isoformat(), Kind.REVIEW_SOON)
    assert "kulukorvaus" in _ids(library, (due + datetime.timedelta(days=1)).isoformat(), Kind.REVIEW)


def test_order_and_places(library: Library) -> None:
    """The most pressing comes first, each with the file that mends it; the same day gives the same list."""
    day = datetime.date(2027, 1, 1)
    found = find_aging(library, day)
    kinds = [list(Kind).index(item.kind) for item in found]
    assert kinds == sorted(kinds)
    assert all((SMALL / item.file).is_file() for item in found if not item.file.startswith("knowledge/facts/"))
    assert find_aging(library, day) == found
