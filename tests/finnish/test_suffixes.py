"""Clitics and possessive endings come off."""

import pytest

from ohjaus.finnish.suffixes import bare_forms

BARE = {
    "question": ("palkkatukeako", "palkkatukea"),
    "question and clitic": ("palkkatukeakohan", "palkkatukea"),
    "also": ("eläkekin", "eläke"),
    "not even": ("eläkettäkään", "eläkettä"),
    "mine": ("palkkatukeni", "palkkatuke"),
    "yours": ("eläkkeesi", "eläkkee"),
    "theirs": ("palkkatukensa", "palkkatuke"),
    "ours": ("palkkatukemme", "palkkatuke"),
    "mine, as a question": ("palkkatukeniko", "palkkatuke"),
}


@pytest.mark.parametrize(("word", "wanted"), BARE.values(), ids=BARE.keys())
def test_endings_come_off(word: str, wanted: str) -> None:
    """The bare form is among those that are tried."""
    assert wanted in tuple(bare_forms(word))


@pytest.mark.parametrize("word", ["kuty", "työ", "on", "a", ""])
def test_a_word_without_endings_is_left_alone(word: str) -> None:
    """A word is never its own bare form, and a short one is not cut to nothing."""
    found = tuple(bare_forms(word))
    assert word not in found
    assert all(len(form) >= 3 for form in found)
