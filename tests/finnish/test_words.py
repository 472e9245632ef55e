"""Tokens and sentences."""

import pytest

from ohjaus.finnish.words import MAX_WORD_LETTERS, MAX_WORDS, sentences, tokens

TOKENS = {
    "plain": ("saanko palkkaa?", ("saanko", "palkkaa")),
    "a section of law": ("mikä on 27 d § toiminta", ("mikä", "on", "27d", "toiminta")),
    "a section of law written together": ("27d ja 27e", ("27d", "ja", "27e")),
    "hyphen inside": ("tk-eläke", ("tk-eläke",)),
    "hyphen at the edge": ("-eläke ja työ-", ("eläke", "ja", "työ")),
    "apostrophe": ("vaa'an", ("vaaan",)),
    "case ending after a colon": ("kela:n", ("kela",)),
    "endings after a colon": ("ktt:ssäkö 27 e §:n", ("ktt", "27e")),
    "no ending after a colon": ("asia:palkkatuki", ("asia", "palkkatuki")),
    "underscores": ("_tuki_", ("tuki",)),
    "numbers": ("9 euroa", ("9", "euroa")),
    "emoji only": ("🙂🙃", ()),
    "markup": ("<b>tuki</b>", ("b", "tuki", "b")),
    "nothing": ("", ()),
}


@pytest.mark.parametrize(("text", "wanted"), TOKENS.values(), ids=TOKENS.keys())
def test_tokens(text: str, wanted: tuple[str, ...]) -> None:
    """A text falls into words where a Finnish reader would say."""
    assert tokens(text) == wanted


def test_sentences() -> None:
    """Sentences end at a full stop, a question mark, an exclamation mark or a line end, and none is empty."""
    assert sentences("olen töissä. saanko rahaa?\n\nkiitos!  hei") == (
        "olen töissä.",
        "saanko rahaa?",
        "kiitos!",
        "hei",
    )
    assert sentences("") == ()


def test_decimal_numbers_do_not_end_a_sentence() -> None:
    """A full stop inside a number or a date is no end."""
    assert sentences("se on 1.5.2026 ja 9.50 euroa") == ("se on 1.5.2026 ja 9.50 euroa",)


def test_limits() -> None:
    """Endless texts and endless words are cut, so that no question takes long."""
    assert len(tokens("sana " * (MAX_WORDS * 3))) == MAX_WORDS
    assert tokens("a" * 5_000) == ("a" * MAX_WORD_LETTERS,)
