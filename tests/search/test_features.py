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


def test_the_last_sentence_counts_for_more() -> None:
    """In a long message the need often stands last."""
    first, last = Word("auto", "auto", "auto", (), "form", 0), Word("tuki", "tuki", "tuki", (), "form", 1)
    found = count(Words("x", (first, last), 2), (), (), ())
    assert found["=tuki"] > found["=auto"]
    alone = count(Words("x", (last,), 1), (), (), ())
    assert alone["=tuki"] == found["=auto"]
