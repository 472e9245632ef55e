"""What the model sees of a question."""

from ohjaus.finnish.analyse import Word, Words
from ohjaus.search.features import count, pieces


def word(text: str, lemma: str, parts: tuple[str, ...] = ()) -> Word:
    """A word known by its form."""
    return Word(text, text, lemma, parts, "form", 0)


def test_pieces() -> None:
    """Letter pieces know where the word begins and ends."""
    found = set(pieces("työ"))
    assert {"^ty", "työ", "yö$", "^työ", "työ$", "^työ$"} == found


def test_count() -> None:
    """Base forms, parts, pairs, terms, meanings and places each have their mark."""
    words = Words("x", (word("saanko", "saada"), word("palkkatukea", "palkkatuki", ("palkka", "tuki"))), 1)
    found = count(words, ("palkkatuki",), ("raha",), ("alue-laitila",))
    assert {
        "=saada",
        "=palkkatuki",
        "+palkka",
        "+tuki",
        "_saada_palkkatuki",
        "#palkkatuki",
        "~raha",
        "@alue-laitila",
    } <= set(found)


def test_nothing() -> None:
    """No words, no features."""
    assert count(Words("", (), 0), (), (), ()) == {}
