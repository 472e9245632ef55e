"""Numbered steps are as many and in the same order in both registers.

Passes: four steps on both pages, Kela in the second step and 30 days in the third of both.
Fails: four steps on one page and five on the other; a step that names Kela, a number of days, a sum or a guide of its
own in another place than its twin does.
A mark that several steps share is not compared: it tells nothing of the order. Then the words do: two steps that have
clearly more words in common crosswise than straight are taken to have changed places. Steps with few words in common
either way are not told apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ohjaus.library.amount_marks import MARK
from ohjaus.library.authorities import Authorities
from ohjaus.library.bare_text import bare
from ohjaus.library.documents import Documents
from ohjaus.library.page import PageSection
from ohjaus.library.problems import Problem
from ohjaus.library.quantities import read_numbers

ID = "pair-steps"

ENOUGH = 2  # words more in common crosswise than straight
LETTERS = 5  # of a word's beginning: *ilmoita* and *ilmoittaudu*, *Kelasta* and *Kelaan*

_WORD = re.compile(r"[^\W\d_]{4,}")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_STEP = re.compile(r"^ {0,3}\d+[.)] +(?P<text>.*(?:\n(?! *\n| {0,3}\d+[.)] ).*)*)", re.MULTILINE)


@dataclass(frozen=True)
class _Step:
    """One step of a list, and by what it can be told from the others: each mark with what a reader calls it."""

    start: int
    end: int
    marks: dict[str, str]
    beginnings: frozenset[str]  # of its words


def check(documents: Documents) -> Iterator[Problem]:
    """At most one finding for each list."""
    authorities = Authorities.of(documents)
    for fi, selko in documents.pairs():
        for section in fi.sections:
            twin = selko.section(section.id)
            if twin:  # else pair-drift tells of it
                yield from _list(_steps(section, authorities), _steps(twin, authorities), twin)


def _list(steps: list[_Step], others: list[_Step], twin: PageSection) -> Iterator[Problem]:
    if len(steps) != len(others):
        message = f"numeroituja kohtia on {len(others)}, yleiskielisellä sivulla {len(steps)}"
        hint = "Samat kohdat samassa järjestyksessä; kaksi asiaa saa olla yhdessä kohdassa molemmilla sivuilla."
        yield twin.heading_problem(twin.id, ID, message, hint)
        return
    wanted, found = _places(steps), _places(others)
    for mark, place in found.items():
        if wanted.get(mark, place) != place:
            name = others[place].marks[mark]
            message = f"kohdassa {place + 1} on {name}, yleiskielisellä sivulla kohdassa {wanted[mark] + 1}"
            hint = "Kirjoita kohdat samaan järjestykseen."
            yield twin.problem(others[place].start, others[place].end, ID, message, hint)
            return
    for first, second in combinations(range(len(steps)), 2):
        if _are_crossed(steps[first], steps[second], others[first], others[second]):
            message = f"kohdat {first + 1} ja {second + 1} ovat eri järjestyksessä kuin yleiskielisellä sivulla"
            hint = "Kirjoita kohdat samaan järjestykseen, sama asia samaan kohtaan."
            yield twin.problem(others[first].start, others[first].end, ID, message, hint)
            return


def _are_crossed(first: _Step, second: _Step, other_first: _Step, other_second: _Step) -> bool:
    """Do the steps of one page fit those of the other better when two of them change places?"""
    straight = _common(first, other_first) + _common(second, other_second)
    return _common(first, other_second) + _common(second, other_first) >= straight + ENOUGH


def _common(step: _Step, other: _Step) -> int:
    return len(step.beginnings & other.beginnings)


def _places(steps: list[_Step]) -> dict[str, int]:
    """The marks that one step alone carries, each with the number of the step from zero."""
    often = Counter(mark for step in steps for mark in step.marks)
    return {mark: place for place, step in enumerate(steps) for mark in step.marks if often[mark] == 1}


def _steps(section: PageSection, authorities: Authorities) -> list[_Step]:
    found = []
    for item in _STEP.finditer(section.text):
        words = bare(item["text"])
        marks = {f"office {name}": authorities.name(name) for name in authorities.named_in(words)}
        marks |= {f"number {q.measures}": f"«{words[q.start : q.end]}»" for q in read_numbers(words).quantities}
        marks |= {f"sum {mark}": f"summa «{mark}»" for mark in MARK.findall(item["text"])}
        marks |= {f"link {link}": f"linkki «{link}»" for link in _LINK.findall(item["text"])}
        start = item.start("text")
        beginnings = frozenset(word.lower()[:LETTERS] for word in _WORD.findall(words))
        found.append(_Step(start, start + len(item["text"].split("\n")[0]), marks, beginnings))
    return found
