"""The lexicon is plain data."""

import json

from ohjaus.finnish.lexicon import Lexicon


def test_survives_json(lexicon: Lexicon) -> None:
    """To data, to JSON and back gives an equal lexicon, which finds the same neighbours."""
    back = Lexicon.from_data(json.loads(json.dumps(lexicon.to_data())))
    assert back == lexicon
    assert sorted(back.near(11, "k")) == sorted(lexicon.near(11, "k"))


def test_near_holds_only_the_subject(lexicon: Lexicon) -> None:
    """Spelling is led to words of the subject only."""
    assert "kulukorvaus" in lexicon.near(11, "k")
    assert "kulukorvaus" in lexicon.near(11, "ul")
    assert lexicon.near(5, "j") == []  # "jakso" is of no subject


def test_empty() -> None:
    """A lexicon of no words goes to data and back too."""
    empty = Lexicon({}, {}, frozenset())
    assert Lexicon.from_data(empty.to_data()) == empty
