"""A text to words, each with its base form and how it was known."""

import pytest

from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.lexicon import Lexicon

KNOWN = {
    "a known form": ("palkkatuella", "palkkatuki", "form"),
    "a form with a clitic": ("palkkatukeako", "palkkatuki", "ending"),
    "a spoken form": ("saanks", "saada", "spoken"),
    "a spoken ending": ("palkkatuest", "palkkatuki", "spoken"),
    "a misspelling": ("kulukrovaus", "kulukorvaus", "spelling"),
    "an unknown word": ("kissanpentu", "kissanpentu", "unknown"),
}


@pytest.mark.parametrize(("written", "lemma", "trust"), KNOWN.values(), ids=KNOWN.keys())
def test_word(written: str, lemma: str, trust: str, lexicon: Lexicon) -> None:
    """A word is led to its base form by the surest way there is."""
    (word,) = analyse(written, lexicon).words
    assert (word.text, word.lemma, word.trust) == (written, lemma, trust)
    assert word.is_known == (trust != "unknown")


def test_parts(lexicon: Lexicon) -> None:
    """The parts of a compound come with its base form."""
    (word,) = analyse("palkkatuesta", lexicon).words
    assert word.parts == ("palkka", "tuki")


def test_new_compound(lexicon: Lexicon) -> None:
    """A compound that no dictionary knows is known by its parts when one is of the subject."""
    (word,) = analyse("palkkatukijakso", lexicon).words
    assert (word.trust, word.parts) == ("compound", ("palkkatuki", "jakso"))


def test_compound_written_apart(lexicon: Lexicon) -> None:
    """Two words that are one in Finnish become one."""
    assert analyse("toimeentulo tuki", lexicon).lemmas == ("toimeentulotuki",)


def test_sentences_are_numbered(lexicon: Lexicon) -> None:
    """Each word knows its sentence."""
    words = analyse("Saanko palkkatukea? Entä eläke.", lexicon)
    assert [word.sentence for word in words.words] == [0, 0, 1, 1]
    assert words.sentence_count == 2


@pytest.mark.parametrize("text", ["", "   ", "🙂", "\x00", "?!", "\ud800"])
def test_no_words(text: str, lexicon: Lexicon) -> None:
    """A text without words has none, and nothing is raised."""
    assert analyse(text, lexicon).words == ()
