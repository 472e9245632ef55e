"""The dictionary, which works while an index is built."""

import json
from pathlib import Path

import pytest

from ohjaus.finnish.dictionary import Dictionary, words_of


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    """The real dictionary with nothing kept from before."""
    return Dictionary()


def test_base_form_and_parts(dictionary: Dictionary) -> None:
    """An inflected compound has its base form and its parts."""
    entry = dictionary.entry("palkkatuella")
    assert (entry.lemma, entry.parts, entry.known) == ("palkkatuki", ("palkka", "tuki"), True)


def test_unknown_word(dictionary: Dictionary) -> None:
    """A word that no dictionary knows is its own base form."""
    entry = dictionary.entry("qwzxv")
    assert (entry.lemma, entry.known) == ("qwzxv", False)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("palkkatuki", {"palkkatuki", "palkkatuen", "palkkatukea", "palkkatuella", "palkkatukeen", "palkkatuet"}),
        ("työtoiminta", {"työtoiminnan", "työtoimintaan", "työtoiminnassa"}),
        ("kuty", {"kuty", "kutyssä", "kutyyn"}),
        ("alentaminen", {"alentamista", "alentamisessa"}),
        ("vammaispalvelulaki", {"vammaispalvelulaiksi", "vammaispalvelulait"}),
        ("korvaukseton", {"korvauksetonta", "korvauksettoman", "korvauksettomia"}),
        ("Laitila", {"laitilassa", "laitilan", "laitilaan"}),
    ],
    ids=["compound", "gradation", "abbreviation", "noun of a verb", "homonym", "adjective without", "place"],
)
def test_forms(word: str, forms: set[str], dictionary: Dictionary) -> None:
    """Inflected forms of compounds, of words with gradation, of abbreviations and of places."""
    assert forms <= set(dictionary.forms(word))


def test_kept_between_builds(tmp_path: Path) -> None:
    """What was looked up once is read from the file the next time."""
    cache = tmp_path / "kept" / "words.json"
    first = Dictionary(cache)
    entry = first.entry("palkkatuella")
    first.save()
    assert json.loads(cache.read_text(encoding="utf-8"))["entries"].keys() == {"palkkatuella"}
    assert Dictionary(cache).entry("palkkatuella") == entry


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"entries": 1}', "null"])
def test_a_broken_file_is_only_slower(kept: str, tmp_path: Path) -> None:
    """A file that cannot be read is as if there were none."""
    cache = tmp_path / "words.json"
    cache.write_text(kept, encoding="utf-8")
    assert Dictionary(cache).entry("palkkatuella").lemma == "palkkatuki"


def test_words_of() -> None:
    """The words of texts come once each and in order."""
    assert words_of(["Palkkatuki ja työ", "työ?"]) == ("ja", "palkkatuki", "työ")
