"""Typing errors are forgiven in words of the subject, and only there."""

import pytest

from ohjaus.finnish.lexicon import Lexicon
from ohjaus.finnish.spelling import allowed_errors, correct

MISTYPED = {
    "a letter missing": ("kulukorvus", "kulukorvaus"),
    "a letter too many": ("kulukorvvaus", "kulukorvaus"),
    "two letters swapped": ("kulukrovaus", "kulukorvaus"),
    "another letter": ("kulukorvays", "kulukorvaus"),
    "two errors in a long word": ("kulukrvays", "kulukorvaus"),
    "the first letter": ("julukorvaus", "kulukorvaus"),
    "an inflected form": ("palkatuella", "palkkatuella"),
}


@pytest.mark.parametrize(("written", "wanted"), MISTYPED.values(), ids=MISTYPED.keys())
def test_mistyped_word(written: str, wanted: str, lexicon: Lexicon) -> None:
    """A mistyped word of the subject is corrected."""
    found = correct(written, lexicon)
    assert found is not None
    assert lexicon.forms[found[0]] == lexicon.forms[wanted]


@pytest.mark.parametrize("word", ["tuki", "elke", "kissa", "työtä", "saankp", "zzzzzzzz", "eläkä"])
def test_left_alone(word: str, lexicon: Lexicon) -> None:
    """Short words, words of other subjects and everyday words are never corrected."""
    assert correct(word, lexicon) is None


def test_a_tie_is_no_correction() -> None:
    """A word that lies as near to two words stays as it is."""
    lexicon = Lexicon(
        {"kurssit": "kurssi", "kurssin": "kurssi", "kurvit": "kurvi", "kursit": "kursi"},
        {},
        frozenset({"kurvi", "kursi"}),
    )
    assert correct("kurxit", lexicon) is None


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("kursit", "kurssit"), ("kurssyt", None), ("kuvsit", "kuvusit")],
    ids=["a letter missed", "no key nearer", "one slip, one not"],
)
def test_the_likelier_slip(written: str, wanted: str | None) -> None:
    """Of two words at the same distance the one counts that fingers slip from more easily."""
    forms = {
        "kurssit": "kurssi",
        "kurxit": "kurxi",
        "kurssat": "kursa",
        "kursset": "kurse",
        "kuvusit": "kuvu",
        "kuvzit": "kuv",
    }
    found = correct(written, Lexicon(forms, {}, frozenset(forms.values())))
    assert (found and found[0]) == wanted


@pytest.mark.parametrize("written", ["ulukorvaus", "uklukorvaus", "julukorvaus"])
def test_the_first_letter(written: str, lexicon: Lexicon) -> None:
    """A first letter that is missing or swapped is found out too."""
    found = correct(written, lexicon)
    assert found is not None
    assert lexicon.forms[found[0]] == "kulukorvaus"


def test_longer_words_forgive_more() -> None:
    """No help under five letters, one error under ten, two from there on."""
    assert [allowed_errors("a" * letters) for letters in (0, 4, 5, 9, 10, 40)] == [0, 0, 1, 1, 2, 2]
