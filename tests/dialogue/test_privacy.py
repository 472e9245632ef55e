"""Personal data is recognised by its form, and public numbers and amounts are not taken for it."""

import pytest

from ohjaus.dialogue.privacy import personal_data
from personal_cases import CALM, PERSONAL

CENTURIES = "+-YXWVUABCDEF"


@pytest.mark.parametrize("sign", CENTURIES)
def test_every_century_sign(sign: str) -> None:
    """A henkilötunnus is recognised with every century sign, those of the reform of 2023 too."""
    assert personal_data(f"tunnukseni on 010101{sign}901A") == "henkilotunnus"


@pytest.mark.parametrize("sign", "GHIJKLMNOPQRSTZ")
def test_other_letters_are_no_century(sign: str) -> None:
    """Letters that are no century sign make no henkilötunnus."""
    assert personal_data(f"010101{sign}901A") != "henkilotunnus"


@pytest.mark.parametrize(("text", "kind"), PERSONAL.values(), ids=PERSONAL.keys())
def test_personal(text: str, kind: str) -> None:
    """Personal data is named by its kind."""
    assert personal_data(text) == kind


@pytest.mark.parametrize("text", CALM.values(), ids=CALM.keys())
def test_calm(text: str) -> None:
    """Amounts, days, laws and public numbers are no personal data."""
    assert personal_data(text) is None
