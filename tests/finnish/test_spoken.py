"""Spoken forms lead to written ones."""

import pytest

from ohjaus.finnish.spoken import WRITTEN, written_forms

SPOKEN = {
    "pronoun": ("mä", "minä"),
    "question": ("saanks", "saanko"),
    "verb": ("oon", "olen"),
    "dropped vowel": ("töis", "töissä"),
    "inessive": ("kutys", "kutyssa"),
    "elative": ("duunist", "duunista"),
    "partitive in ii": ("lomakkeii", "lomakkeia"),
    "participle": ("hakenu", "hakenut"),
    "illative without n": ("työtoimintaa", "työtoimintaan"),
}


@pytest.mark.parametrize(("spoken", "written"), SPOKEN.values(), ids=SPOKEN.keys())
def test_written_form_is_proposed(spoken: str, written: str) -> None:
    """The written form is among the proposals."""
    assert written in tuple(written_forms(spoken))


def test_the_table_comes_first() -> None:
    """A word of the table has its written form as the likeliest proposal."""
    assert all(next(written_forms(spoken)) == written for spoken, written in WRITTEN.items())
