"""Numbers with a unit in running text, comparable however they are written: `3 kuukautta`, `kolmen kuukauden`.

A stretch of time without a number is one: *kuukausi aikaa*, *enintään vuoden*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NO_ORDINAL = r"(?!s\b|nne|nte|tt[aä])"  # *neljäs*, *neljännen*, *neljättä* count nothing
_WORDS = {  # how the word for a number begins
    8: rf"kahdeksa{_NO_ORDINAL}",
    9: rf"yhdeksä{_NO_ORDINAL}",
    7: rf"seitsemä{_NO_ORDINAL}",
    10: rf"kymmene{_NO_ORDINAL}",
    1: r"yksi|yhde|yhtä",
    2: r"kaksi|kahde|kahta|kahtee|kahtena",
    3: r"kolme",
    4: rf"neljä{_NO_ORDINAL}",
    5: rf"viisi|viide{_NO_ORDINAL}|viittä|viitee|viitenä",
    6: rf"kuusi|kuude{_NO_ORDINAL}|kuutta|kuutee|kuutena",
}
_HALVES = {"puoli": 0.5, "puolen": 0.5, "puolessa": 0.5, "puolesta": 0.5, "puoleen": 0.5, "puolitoista": 1.5}
NUMBER_WORD = "|".join(_WORDS.values())  # how a number in words begins
_WORD = re.compile("|".join(rf"(?P<n{number}>{words})" for number, words in _WORDS.items()))

_UNITS = {  # the words of a unit: what it comes down to, and how many
    r"kuukau\w*": ("kuukausi", 1),
    r"(?:vuot|vuod|vuosi)\w*": ("kuukausi", 12),
    r"arkipäiv\w*": ("arkipäivä", 1),
    r"(?:päiv|vuorokau)\w*": ("päivä", 1),
    r"viik\w*": ("päivä", 7),
    r"(?:tunti|tunni|tunte)\w*": ("tunti", 1),
    r"prosent\w*|%": ("prosentti", 1),
    r"(?:kert|kerra)\w*": ("kerta", 1),
}
_UNIT = "|".join(_UNITS)

_NUMBER = rf"(?:\d+(?:,\d+)?|(?:{'|'.join(_WORDS.values())}|{'|'.join(_HALVES)})(?:\w*))"
_BETWEEN = r"(?:(?:eri|täyttä|täyden|peräkkäis\w+|ensimmäis\w+|viimei\w+)\s+)?"  # between a number and its unit
_FOUND = re.compile(
    rf"(?<![\w.,–-])(?P<first>{_NUMBER})(?:(?:[–-]|(?<=st[aä])\s+)(?P<last>{_NUMBER}))?\b(?![.,–-]?\d)"
    rf"(?:[\s-]+{_BETWEEN}(?P<unit>\w*?(?:{_UNIT})))?",
    re.IGNORECASE,
)
_LIMIT = r"(?:enintään|vähintään|korkeintaan|viimeistään|alle|yli|noin)"
_LASTS = r"(?:aikaa|ajan|ajaksi|aikana|kuluessa|kuluttua|sisällä|päästä|välein|ennen|mittai\w+|pitui\w+|kestä\w+)"
_BARE_UNIT = r"(?:kuukausi|kuukauden|kuukaudeksi|vuosi|vuoden|vuodeksi|viikko|viikon|viikoksi)"
_BARE = re.compile(rf"\b(?:{_BARE_UNIT}|kuukaudessa|vuodessa|viikossa)\b(?!\s+(?:19|20)\d\d\b)", re.IGNORECASE)
_BARE_LIMIT = re.compile(rf"\b{_LIMIT}\s+(?P<a>{_BARE_UNIT})\b|\b(?P<b>{_BARE_UNIT})\s+{_LASTS}\b", re.IGNORECASE)
_YEARS = range(1900, 2100)  # a number that is a year measures nothing


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, and where it stands in the text."""

    number: float  # as it is written
    measures: tuple[str, float]  # the unit that it comes down to, and how many
    is_rate: bool  # *viikossa* may say how long, and it may say how often: *päiviä on 1–4 viikossa*
    start: int
    end: int


@dataclass(frozen=True)
class Numbers:
    """The numbers of a text. One of something else than a stretch of time is left out: *yksi päivä*, *yhden kerran*."""

    quantities: tuple[Quantity, ...]
    bare: frozenset[float]  # the numbers without a unit: *60 täyttänyt*, *tunteja on enintään 32*
    in_passing: frozenset[tuple[str, float]] = frozenset()  # a month or a year that no number or limit goes with

    def missing_in(self, other: Numbers) -> Iterator[Quantity]:
        """The quantities that the other text does not hold; the same number without a unit is enough there."""
        there = {quantity.measures for quantity in other.quantities} | other.in_passing
        bare = other.bare | {quantity.number for quantity in other.quantities if quantity.is_rate}
        written = bare | {quantity.number for quantity in other.quantities}
        for quantity in self.quantities:
            if quantity.measures not in there and quantity.number not in (written if quantity.is_rate else bare):
                yield quantity


def read_numbers(text: str) -> Numbers:
    """Every number of the text. A range gives both its ends, each with the unit after it."""
    quantities: list[Quantity] = []
    bare: set[float] = set()
    for found in _FOUND.finditer(text):
        numbers = [_value(found[part]) for part in ("first", "last") if found[part]]
        if found["unit"]:
            unit, factor = _unit(found["unit"])
            is_rate = found["unit"].lower().endswith(("ssa", "ssä"))
            quantities += [
                Quantity(n, (unit, n * factor), is_rate, *found.span())
                for n in numbers
                if n != 1 or (not is_rate and _BARE.fullmatch(found["unit"]))
            ]
        else:
            bare.update(numbers)
    counted = [range(quantity.start, quantity.end) for quantity in quantities]
    for found in _BARE_LIMIT.finditer(text):
        group = "a" if found["a"] else "b"
        if not any(found.start(group) in stretch for stretch in counted):
            unit, factor = _unit(found[group])
            quantities.append(Quantity(1, (unit, factor), False, *found.span()))
    in_passing = {_unit(found[0]) for found in _BARE.finditer(text)}
    return Numbers(tuple(quantities), frozenset(bare), frozenset(in_passing))


def _value(number: str) -> float:
    """The value of a number; zero for a year, which is never a quantity."""
    number = number.lower()
    if number[0].isdigit():
        value = float(number.replace(",", "."))
        return 0.0 if value in _YEARS else value
    if number in _HALVES:
        return _HALVES[number]
    word = _WORD.match(number)
    value = float(word.lastgroup[1:]) if word and word.lastgroup else 0.0
    if number.endswith("toista"):
        return value + 10
    return value * 10 if re.search("kymmen", number[3:]) else value


def _unit(word: str) -> tuple[str, int]:
    """What a word counts: *kuntoutuspäivää* counts days."""
    return next(unit for words, unit in _UNITS.items() if re.search(words, word.lower()))
