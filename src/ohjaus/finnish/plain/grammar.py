"""What a word does in its sentence, as far as readings tell. A form may be read in many ways: these are heuristics.

The names of law and grammar: *lauseenvastike* is here a converb (saatuasi, hakiessa, hakeakseen, tulevansa).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ohjaus.finnish.plain.readings import Reading
from ohjaus.finnish.plain.sentences import Kind, Sentence, Word

# Converbs and instructives that have become everyday adverbs or adpositions.
SETTLED = frozenset(
    "lähtien alkaen lukien koskien liittyen riippuen johtuen verrattuna tarvittaessa mennessä niinkään "
    "kaikin jaloin käsin takaperin edelleen".split()
)

_NEGATIVE = "ei"
_PARTICIPLES = {"part_pres", "part_past", "part_ma"}
_PERSONS = {"1sg", "2sg", "3sg", "1pl", "2pl", "3pl"}
_RARE_CASES = {"abe", "com", "ins"}
_POSSESSIVES = {"poss1sg", "poss2sg", "poss1pl", "poss2pl", "poss3"}
_SUBORDINATORS = frozenset(
    "että jos kun koska jotta vaikka kunnes ellei jollei mikäli ettei etten ettet ettemme ettette etteivät ellen ellet "
    "elleivät jottei".split()
)
# Verbs whose everyday forms look like other words: *voi*, *tuli*, *maksaa*, *ei*.
_EVERYDAY_VERBS = frozenset(
    "olla ei voida saada tulla pitää tehdä käydä jäädä kuulua hakea kysyä soittaa alkaa maksaa tarvita auttaa "
    "kertoa antaa ottaa lukea kestää".split()
)
_NOT_VERBS = {
    "noun", "adjective", "proper", "noun-pl", "pronoun", "numeral", "adverb", "adposition", "conjunction",
}  # fmt: skip
_OPEN = {"noun", "adjective", "verb", "adverb", "participle", "noun-pl"}


def is_finite(word: Word) -> bool:
    """Is the word a verb with a person, an imperative or a passive of its own?"""
    finite = [reading for reading in word.readings if _is_finite(reading)]
    if not finite:
        return False
    if all(reading.pos not in _NOT_VERBS for reading in word.readings):
        return True
    if word.is_first and any(reading.has("imper") for reading in finite):
        return True
    return any(reading.word in _EVERYDAY_VERBS or reading.has("3pl") for reading in finite)


def _is_finite(reading: Reading) -> bool:
    if "verb" not in reading.pos or reading.has("conneg") or _PARTICIPLES & set(reading.tags):
        return False
    return bool(_PERSONS & set(reading.tags)) or (
        reading.has("pass") and any(reading.has(mood) for mood in ("pres", "past", "cond", "pot", "imper"))
    )


def finite_verbs(sentence: Sentence) -> tuple[Word, ...]:
    """The finite verbs of a sentence. A negative verb stands for itself and the verb after it."""
    words = sentence.words
    return tuple(
        word
        for before, word in zip((None, *words), words, strict=False)
        if is_finite(word) and not (before and is_negative(before) and any(r.has("conneg") for r in word.readings))
    )


def passives(sentence: Sentence) -> Iterator[Word]:
    """Finite passives: *maksetaan*, *ei makseta*, *on maksettu*."""
    words = sentence.words
    for index, word in enumerate(words):
        before = words[max(index - 3, 0) : index]
        for reading in word.readings:
            if reading.pos != "verb" or not reading.has("pass"):
                continue
            plain = is_finite(word) and _is_finite(reading)
            denied = reading.has("conneg") and reading.has("pres") and bool(before) and is_negative(before[-1])
            perfect = reading.has("part_past") and _is_after(before, "olla") and word.text.endswith(("tu", "ty"))
            if plain or denied or perfect:
                yield word
                break


def is_negative(word: Word) -> bool:
    """Is it a form of the negative verb: *en*, *eivät*, *älä*, *ettei*?"""
    return any(
        "verb" in reading.pos and (reading.word == _NEGATIVE or reading.lemma.endswith("|ei"))
        for reading in word.readings
    )


def negatives(sentence: Sentence) -> tuple[Word, ...]:
    """The negative verbs of a sentence."""
    return tuple(word for word in sentence.words if is_negative(word))


def is_conditional(word: Word) -> bool:
    """Is it a conditional, and nothing else than a verb?"""
    return (
        bool(word.readings)
        and all(r.pos == "verb" for r in word.readings)
        and any(r.has("cond") for r in word.readings)
    )


def is_converb(word: Word) -> bool:
    """Does the word stand for a clause (lauseenvastike)?"""
    if word.text.lower() in SETTLED or any(
        reading.pos not in ("verb", "participle", "noun") for reading in word.readings
    ):
        return False
    return any(_is_converb(reading, word) for reading in word.readings)


def _is_converb(reading: Reading, word: Word) -> bool:
    tags = set(reading.tags)
    if reading.pos != "verb":
        return False
    if tags & _PARTICIPLES:
        owned = bool(tags & _POSSESSIVES)
        after = {"pass", "part_past", "sg", "par"} <= tags and owned  # saatuasi
        reported = owned and not tags & {"sg", "pl", "pass", "part_ma"}  # saaneensa, tulevansa
        return after or reported
    while_ = "inf2" in tags and "ine" in tags  # hakiessa
    purpose = "inf1" in tags and "tra" in tags  # hakeakseen
    manner = "inf2" in tags and "ins" in tags and not word.text.endswith(("ien", "iden"))  # hakien
    return while_ or purpose or manner


def is_third_infinitive_case(word: Word) -> bool:
    """Is it *hakemalla* or *hakematta*?"""
    return any(r.has("inf3", "ade") or r.has("inf3", "abe") for r in word.readings) and all(
        r.pos == "verb" for r in word.readings
    )


def is_rare_case(word: Word) -> bool:
    """Is every reading an abessive, a comitative or an instructive: *rahatta*, *liitteineen*, *omin tavoin*?"""
    if not word.readings or (word.is_capitalised and not word.is_first) or word.text.lower() in SETTLED:
        return False
    return all(_RARE_CASES & set(r.tags) and not {"inf2", "inf3", "part_ma"} & set(r.tags) for r in word.readings)


def participle_attributes(sentence: Sentence) -> Iterator[Word]:
    """Participles before a noun: *jatkuva*, *maksettu*, *kunnan maksama*. Not the verbs of *on tehnyt*, *ei tehnyt*."""
    words = sentence.words
    for index, word in enumerate(words):
        if word.in_term or not is_participle(word) or is_converb(word):
            continue
        before = words[max(index - 3, 0) : index]
        if not _is_after(before, "olla") and not any(map(is_negative, before)):
            yield word


def is_participle(word: Word) -> bool:
    """Is there a reading as a participle, and none as an adjective, a noun, an infinitive or a finite verb?

    *Oleva* is in the dictionary as an adjective too, but *työttömänä oleva* is a participle like any other.
    """
    readings = word.readings
    if any(reading.word == "oleva" and reading.pos == "participle" for reading in readings):
        return True
    if any(r.pos not in ("verb", "participle") or _is_infinitive_with_case(r) or _is_finite(r) for r in readings):
        return False
    return any(r.pos == "participle" or _PARTICIPLES & set(r.tags) for r in readings)


def _is_infinitive_with_case(reading: Reading) -> bool:
    """*Hakemaan, hakemassa, palkkaamista*; but *maksaman* is the rare instructive of no living infinitive."""
    return reading.has("inf4") or (reading.has("inf3") and not reading.has("ins"))


def is_nominalisation(word: Word) -> bool:
    """Is it a noun in *-minen* made of a verb: *hakeminen*, *palkkaamista*?"""
    made = [r for r in word.readings if r.has("inf4") or (r.pos == "noun" and r.word.endswith("minen"))]
    return bool(made) and all(r.word != "ihminen" for r in made) and not any(r.pos == "adverb" for r in word.readings)


def subordinate_clauses(sentence: Sentence) -> tuple[Word, ...]:
    """The words that begin subordinate clauses: *että, jos, kun, koska …* and the forms of *joka* after a comma."""
    found = []
    for index, word in enumerate(sentence.words):
        text = word.text.lower()
        if text in _SUBORDINATORS or _is_relative(sentence, index):
            found.append(word)
    return tuple(found)


def _is_relative(sentence: Sentence, index: int) -> bool:
    """A form of *joka* after a comma, with at most one word between (*, jonka*; *, minkä jälkeen* is not counted)."""
    word = sentence.words[index]
    if index == 0 or not any(r.word == "joka" and r.pos == "pronoun" and r.tags for r in word.readings):
        return False
    previous = sentence.words[index - 1]
    return "," in sentence.text[previous.end - sentence.start : word.start - sentence.start]


def has_subject_you(word: Word) -> bool:
    """Does the word speak to the reader: *saat*, *hae*, *sinun*, *tukesi*?"""
    text = word.text.lower()
    if re.match(r"(sinä|sinu|sinun|sinulla|sinulle|sinulta|sinusta|te|teidän|teille|teitä)$", text):
        return True
    for reading in word.readings:
        if "verb" in reading.pos and is_finite(word) and {"2sg", "2pl"} & set(reading.tags):
            return True
    return bool(word.readings) and all({"poss2sg", "poss2pl"} & set(r.tags) for r in word.readings)


def is_open_class(word: Word) -> bool:
    """Is the word a noun, an adjective, a verb or an adverb?"""
    return (
        word.kind is Kind.WORD
        and (not word.readings or any(reading.pos in _OPEN for reading in word.readings))
        and not any(reading.pos in ("pronoun", "conjunction", "numeral", "adposition") for reading in word.readings)
    )


def is_noun(word: Word) -> bool:
    """Is the first sense of the word a noun or a name?"""
    return (
        bool(word.readings)
        and not is_finite(word)
        and any(r.pos in ("noun", "proper", "noun-pl") for r in word.readings)
    )


def is_name(word: Word) -> bool:
    """Is the word written as a name, or a name alone by its readings?"""
    if word.is_capitalised and not word.is_first:
        return True
    return word.is_capitalised and (not word.readings or all(reading.pos == "proper" for reading in word.readings))


def part_count(word: Word) -> int:
    """The fewest parts that the word can be read in."""
    return min((reading.part_count for reading in word.readings), default=1)


def _is_form_of(word: Word, lemma: str) -> bool:
    return any(reading.pos == "verb" and reading.word == lemma for reading in word.readings)


def _is_after(before: Sequence[Word], lemma: str) -> bool:
    return any(_is_form_of(word, lemma) for word in before)
