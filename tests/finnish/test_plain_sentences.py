"""Paragraphs to sentences and words, each at its place."""

from __future__ import annotations

import pytest

from ohjaus.finnish.plain.readings import Readings
from ohjaus.finnish.plain.sentences import Kind, Terms, split

CASES = {
    "two": ("Hae rahaa. Kysy Kelasta.", ["Hae rahaa.", "Kysy Kelasta."]),
    "question": ("Oletko työtön? Ilmoittaudu heti!", ["Oletko työtön?", "Ilmoittaudu heti!"]),
    "ordinal": ("Tuki alkaa 3. päivä. Hae ajoissa.", ["Tuki alkaa 3. päivä.", "Hae ajoissa."]),
    "date": ("Se alkoi 1.5.2026. Se loppuu.", ["Se alkoi 1.5.2026.", "Se loppuu."]),
    "abbreviation": ("Soita esim. Kelaan tai kassaan.", ["Soita esim. Kelaan tai kassaan."]),
    "small letter": ("Sivu on kela.fi. soita sinne.", ["Sivu on kela.fi. soita sinne."]),
    "no stop": ("monialainen suunnitelma", ["monialainen suunnitelma"]),
    "empty": ("  ", []),
}


@pytest.fixture(scope="module")
def readings() -> Readings:
    """The dictionary with nothing kept."""
    return Readings()


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_split(text: str, expected: list[str], readings: Readings) -> None:
    """A sentence ends at a stop before a capital letter, but not at an abbreviation, an ordinal or a date."""
    assert [sentence.text for sentence in split(text, readings)] == expected


def test_places(readings: Readings) -> None:
    """Sentences and words know where they stand in the paragraph."""
    text = "Hae rahaa. Kysy, saatko 9 euroa."
    for sentence in split(text, readings):
        assert text[sentence.start : sentence.end] == sentence.text
        for word in sentence.words:
            assert text[word.start : word.end] == word.text


def test_kinds(readings: Readings) -> None:
    """Numbers and addresses are no words, but a number with letters is; letters are counted without digits."""
    (sentence,) = split("Yli 60-vuotias saa 1 200,50 euroa 1–4 päivältä: kela.fi/tuki", readings)
    kinds = {word.text: word.kind for word in sentence.words}
    assert [text for text, kind in kinds.items() if kind is Kind.NUMBER] == ["1 200,50", "1–4"]
    assert [text for text, kind in kinds.items() if kind is Kind.ADDRESS] == ["kela.fi/tuki"]
    assert {word.text: word.letter_count for word in sentence.words}["60-vuotias"] == 7


def test_terms(readings: Readings) -> None:
    """A term is known in its inflected forms, and its words are marked."""
    terms = Terms(["kuntouttava työtoiminta"], readings)
    (sentence,) = split("Käyn kuntouttavassa työtoiminnassa, en työtoiminnassa.", readings, terms)
    assert [word.text for word in sentence.words if word.in_term] == ["kuntouttavassa", "työtoiminnassa"]
