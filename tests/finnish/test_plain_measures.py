"""The measures, counted by hand for a short text."""

from __future__ import annotations

from pathlib import Path

import pytest

from ohjaus.finnish.plain import commonest
from ohjaus.finnish.plain.commonest import commonest_lemmas
from ohjaus.finnish.plain.measures import Measures, comma_count, measure
from ohjaus.finnish.plain.readings import Readings
from ohjaus.finnish.plain.sentences import split

READINGS = Readings()
TEXT = "Kela maksaa tuen. Jos saat 200 euroa palkkaa, kerro siitä. Kunnan maksaman työn ajalta rahaa ei makseta."
COMMON = frozenset("maksaa tuki jos saada euro palkka kertoa se raha ei kunta työ".split())


@pytest.fixture(scope="module")
def counted() -> Measures:
    """The text's measures."""
    return measure(split(TEXT, READINGS), COMMON)


def test_sentences(counted: Measures) -> None:
    """3, 7 and 7 words; the number counts for the sentence and not among the words."""
    assert (counted.sentences, counted.words, counted.longest_sentence) == (3, 16, 7)
    assert counted.words_per_sentence == pytest.approx(17 / 3)
    assert (counted.share_over_12, counted.share_over_15) == (0, 0)


def test_words(counted: Measures) -> None:
    """81 letters in 16 words; *ajalta* alone of the open-class words is outside the common ones."""
    assert counted.letters_per_word == pytest.approx(81 / 16)
    assert 5 < counted.rare_percent < 15


def test_grammar(counted: Measures) -> None:
    """One comma, one subordinate clause, one negation, one participle; one passive among five finite verbs."""
    assert counted.commas_per_sentence == pytest.approx(1 / 3)
    assert counted.clauses_per_sentence == pytest.approx(1 / 3)
    assert counted.negatives == counted.participles == pytest.approx(100 / 16)
    assert counted.passive_percent == pytest.approx(100 / 4)
    assert counted.converbs == counted.rare_cases == counted.conditionals == 0


def test_list_items_without_a_verb() -> None:
    """Their words count, but they are no sentences."""
    counted = measure(split("Tuo mukaan:", READINGS), COMMON, split("paperi lääkäriltä", READINGS))
    assert (counted.sentences, counted.words, counted.words_per_sentence) == (1, 4, 2)


def test_nothing() -> None:
    """A text without words has no measures and does not fail."""
    assert measure((), COMMON) == Measures()


def test_commas_of_decimals() -> None:
    """The comma of a number is none."""
    assert comma_count("Jos saat 9,50 euroa, kerro.") == 1


def test_commonest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list holds base forms, the commonest words are in it, and it is read from its file the next time."""
    monkeypatch.setattr(commonest, "FORMS", 300)
    cache = tmp_path / "common.json"
    found = commonest_lemmas(cache, 50)
    assert len(found) == 50
    assert {"olla", "ja", "ei", "se"} <= found
    monkeypatch.setattr(commonest, "_ranked", lambda: pytest.fail("read anew"))
    cache.write_text(cache.read_text(encoding="utf-8"), encoding="utf-8")
    assert commonest_lemmas(cache, 50) == found
