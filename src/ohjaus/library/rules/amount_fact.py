"""A sum is the one that its facts tell.

Passes: `value: 9` with `facts: [kulukorvaus-01]`, when the fact says "9 euroa" or has the value 9.
Fails: `value: 8` with the same fact. An amount without facts rests on its source alone and is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import Fact
from ohjaus.library.problems import Problem

ID = "amount-fact"

_NUMBER = re.compile(r"(?<![\d,.])\d+(?:[ \u00a0\u202f]\d{3})*(?:,\d+)?(?![\d])")
_SPACE = re.compile(r"\s")


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each value that none of its facts has."""
    facts = {fact.value.id: fact.value for fact in documents.facts}
    for amounts in documents.amounts:
        for number, part in enumerate(amounts.value.parts):
            for at, value in enumerate(part.values):
                named = [facts[fact] for fact in value.facts if fact in facts]
                if named and not any(value.value in _numbers(fact, part.unit) for fact in named):
                    told = ", ".join(f"«{fact.id}»" for fact in named)
                    hint = "Katso luku lähteestä ja korjaa se, kumpi on väärin."
                    path = ("parts", number, "values", at, "value")
                    yield amounts.problem(path, ID, f"lukua {value.value:g} ei ole väitteessä {told}", hint)


def _numbers(fact: Fact, unit: str) -> set[float]:
    """The fact's value, and every number that it tells in words."""
    found = {float(_SPACE.sub("", n).replace(",", ".")) for n in _NUMBER.findall(f"{fact.statement} {fact.note or ''}")}
    if unit.startswith("prosent") and "puolet" in fact.statement.lower():
        found.add(50.0)
    return found | ({fact.value} if fact.value is not None else set())
