"""What words do in a sentence, told by their readings."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ohjaus.finnish.plain import grammar
from ohjaus.finnish.plain.readings import Readings
from ohjaus.finnish.plain.sentences import Sentence, Word, split

READINGS = Readings()
OF_WORDS: dict[str, tuple[Callable[[Word], bool], str, list[str]]] = {
    "converb after": (grammar.is_converb, "Saatuasi päätöksen lue se.", ["Saatuasi"]),
    "converb while": (grammar.is_converb, "Kela auttaa sinua hakiessasi tukea.", ["hakiessasi"]),
    "converb purpose": (grammar.is_converb, "Soita saadaksesi rahaa.", ["saadaksesi"]),
    "converb reported": (grammar.is_converb, "Kela kertoo maksavansa tuen.", ["maksavansa"]),
    "converb settled": (grammar.is_converb, "Kysy tarvittaessa 1.5. alkaen, perjantaihin mennessä.", []),
    "no converb": (grammar.is_converb, "Kun saat päätöksen, lue se. Vuotta uutta en tiedä, tietojen mukaan.", []),
    "third infinitive": (
        grammar.is_third_infinitive_case,
        "Saat tuen hakemalla, et hakematta.",
        ["hakemalla", "hakematta"],
    ),
    "third infinitive plain": (grammar.is_third_infinitive_case, "Tule hakemaan tukea.", []),
    "rare case": (grammar.is_rare_case, "Lomake liitteineen tuli rahatta.", ["liitteineen", "rahatta"]),
    "comparative is no comitative": (grammar.is_rare_case, "Parempi työ oli uutta jo kaksi vuotta, jotta jaksoin.", []),
    "conditional": (grammar.is_conditional, "Voisit kysyä, saisitko tuen.", ["Voisit", "saisitko"]),
    "nominalisation": (grammar.is_nominalisation, "Tuen hakeminen on ihmisen asia.", ["hakeminen"]),
    "you": (grammar.has_subject_you, "Kela maksaa, kun haet tukea.", ["haet"]),
    "not you": (grammar.has_subject_you, "Kela maksaa tuen työnantajalle.", []),
    "name": (grammar.is_name, "Soita Turkuun tai Kelaan.", ["Turkuun", "Kelaan"]),
}
OF_SENTENCES = {
    "finite": (grammar.finite_verbs, "Kela maksaa tuen, kun haet sitä.", ["maksaa", "haet"]),
    "denied": (grammar.finite_verbs, "Kela ei maksa.", ["ei"]),
    "noun like a verb": (grammar.finite_verbs, "haku ja tuet", []),
    "passive": (grammar.passives, "Rahaa maksetaan. ", ["maksetaan"]),
    "passive denied": (grammar.passives, "Rahaa ei makseta, mutta sen voi saada.", ["makseta"]),
    "passive perfect": (grammar.passives, "Raha on jo maksettu.", ["maksettu"]),
    "active perfect": (grammar.passives, "Hän on ollut työtön ja saanut rahaa.", []),
    "participle": (
        grammar.participle_attributes,
        "Kunnan maksama tuki auttaa työttömänä olevia.",
        ["maksama", "olevia"],
    ),
    "participle of a tense": (grammar.participle_attributes, "Hän on hakenut, en ole hakenut.", []),
    "infinitive is no participle": (grammar.participle_attributes, "Tule hakemaan tukea, joka tukee palkkaamista.", []),
    "clauses": (grammar.subordinate_clauses, "Jos haet, kerro, että työ, joka alkoi, loppui.", ["Jos", "että", "joka"]),
    "every day": (grammar.subordinate_clauses, "Käyn siellä joka päivä.", []),
    "negatives": (grammar.negatives, "En mene, ettei raha lopu.", ["En", "ettei"]),
}


def _one(text: str) -> tuple[Sentence, ...]:
    return split(text, READINGS)


@pytest.mark.parametrize(("is_such", "text", "expected"), OF_WORDS.values(), ids=OF_WORDS.keys())
def test_words(is_such: Callable[[Word], bool], text: str, expected: list[str]) -> None:
    """The words of a kind are found, and no others."""
    assert [word.text for sentence in _one(text) for word in sentence.words if is_such(word)] == expected


@pytest.mark.parametrize(("find", "text", "expected"), OF_SENTENCES.values(), ids=OF_SENTENCES.keys())
def test_sentences(find: Callable[[Sentence], tuple[Word, ...]], text: str, expected: list[str]) -> None:
    """The words that do something in their sentence are found, and no others."""
    assert [word.text for sentence in _one(text) for word in find(sentence)] == expected


def test_only_the_lightest_readings() -> None:
    """*Työttömyysrahaa* has one reading of two parts."""
    assert {reading.lemma for reading in READINGS.of("työttömyysrahaa")} == {"työttömyys|raha"}


def test_kept_between_runs(tmp_path: Path) -> None:
    """What was read once comes from the file the next time, and a broken file is only slower."""
    cache = tmp_path / "kept" / "readings.json"
    first = Readings(cache)
    found = first.of("palkkatuella")
    first.save()
    assert set(json.loads(cache.read_text(encoding="utf-8"))["words"]) == {"palkkatuella"}
    assert Readings(cache).of("palkkatuella") == found
    cache.write_text("{", encoding="utf-8")
    assert Readings(cache).of("palkkatuella") == found
