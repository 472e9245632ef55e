"""A text that stands in both registers side by side says the same in both.

Passes: `fi: Aikaa on kolme kuukautta.` beside `selko: Sinulla on 3 kuukautta aikaa.`
Fails: a number with a unit, or a day of the calendar, in one of them alone, wherever such a pair stands in knowledge/; in the text of a change of
law also an authority. A short explanation may leave out who acts. The steps of paths are told of by path-drift.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.authorities import Authorities
from ohjaus.library.calendar_days import conflicts, read_days
from ohjaus.library.documents import Documents
from ohjaus.library.model import LawChange, Step
from ohjaus.library.problems import Problem
from ohjaus.library.quantities import read_numbers
from ohjaus.library.rules.path_drift import IN, OTHER
from ohjaus.library.twins import Told, twins

ID = "twin-drift"

_HINT = "Kirjoita sama asia molemmilla kielillä."


def check(documents: Documents) -> Iterator[Problem]:
    """Findings at the text that says more than its twin."""
    authorities = Authorities.of(documents)
    for told in twins(documents):
        if not told.is_in(Step):
            yield from _differences(told, authorities)


def _differences(told: Told, authorities: Authorities) -> Iterator[Problem]:
    for register, text in told.each():
        there = told.twin.in_register(OTHER[register])
        alone = [f"«{text[q.start : q.end]}»" for q in read_numbers(text).missing_in(read_numbers(there))]
        alone += [f"«{text[day.start : day.end]}»" for day in conflicts(read_days(text), read_days(there))]
        if told.is_in(LawChange):
            named = authorities.named_in(there)
            alone += [authorities.name(found) for found in authorities.named_in(text) if found not in named]
        for name in dict.fromkeys(alone):
            yield told.problem(register, ID, f"{name} ei ole samassa kohdassa {IN[OTHER[register]]}", _HINT)
