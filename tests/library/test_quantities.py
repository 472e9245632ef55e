"""Numbers with their units are the same however they are written."""

from __future__ import annotations

import pytest

from ohjaus.library.quantities import read_numbers

SAME = [
    ("3 kuukautta", "kolmen kuukauden aikana"),
    ("puoli vuotta", "6 kuukautta"),
    ("kaksi vuotta", "24 kuukautta"),
    ("1–6 kuukautta", "yhdestä kuuteen kuukautta"),
    ("14 päivää", "kahdessa viikossa"),
    ("toimintaa on 1–4 päivänä viikossa", "päiviä on 1–4 viikossa"),
    ("kahdesti viikossa", "kaksi kertaa viikossa"),
    ("enintään 32 tuntia", "tunteja on enintään 32"),
    ("60 vuotta täyttänyt", "60-vuotias"),
    ("50 %", "50 prosenttia"),
    ("kahdeksantoista vuotta", "18 vuotta"),
    ("kuukausi aikaa", "aikaa on yksi kuukausi"),
    ("kestää enintään vuoden", "kestää enintään 12 kuukautta"),
    ("vähintään vuodeksi", "ainakin vuoden ajan"),
    ("kestää yhden vuoden", "kestää vuoden"),
]
OTHER = [
    ("3 kuukautta", "2 kuukautta"),
    ("30 päivää", "30 tuntia"),
    ("10 arkipäivää", "10 päivää"),
    ("kolmessa kuukaudessa", "pian"),
    ("7 päivän karenssi", "karenssi"),
    ("Sinulla on kuukausi aikaa.", "Sinulla on vähän aikaa."),
    ("enintään vuoden", "enintään 6 kuukautta"),
    ("yhden kuukauden", "vuoden 2026 alussa"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same(one: str, other: str) -> None:
    """Neither text has a number that the other does not."""
    first, second = read_numbers(one), read_numbers(other)
    assert list(first.missing_in(second)) == list(second.missing_in(first)) == []


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_other(one: str, other: str) -> None:
    """The first text says what the second does not."""
    assert list(read_numbers(one).missing_in(read_numbers(other)))


@pytest.mark.parametrize(
    "text", ["vuonna 2021 palvelun päivinä", "1.3.2026 alkaen", "neljäs päivä", "yhdessä päivässä"]
)
def test_no_quantity(text: str) -> None:
    """Years, days of the calendar, ordinals and *one* measure nothing."""
    assert read_numbers(text).quantities == ()
