"""Days and months of the calendar are compared however they are written."""

from __future__ import annotations

import pytest

from ohjaus.library.calendar_days import conflicts, read_days

SAME = [
    ("1.5.2026 alkaen", "1. toukokuuta 2026"),
    ("1.5.2026 alkaen", "toukokuussa 2026"),
    ("1.5.2026 alkaen", "keväällä"),
    ("1.1.2025 ja 1.5.2026", "1.5.2026"),
    ("30.6. mennessä", "kesäkuun 30. päivään mennessä, siis kesäkuussa"),
    ("kohdat 1.2 ja 13.13.", ""),
]
OTHER = [
    ("1.5.2026 alkaen", "1.6.2026 alkaen"),
    ("toukokuussa 2026", "tammikuussa 2026"),
    ("1. toukokuuta", "2. toukokuuta"),
    ("30.6. mennessä", "pian"),
    ("viimeistään 30. kesäkuuta", "kesällä"),
    ("1.5.2025", "1.5.2026"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    """A text may be less exact or leave out a day, when it says no other one."""
    assert list(conflicts(read_days(one), read_days(other))) == []


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other(one: str, other: str) -> None:
    """Another day or month is found, and so is a day by which something must be done."""
    assert list(conflicts(read_days(one), read_days(other)))
