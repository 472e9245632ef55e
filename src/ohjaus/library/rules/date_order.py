"""A period ends after it begins.

Passes: `valid_from: 2025-01-01`, `valid_to: 2025-12-31`; a fact with `valid_from: '2024-09'`, `valid_to: '2024'`.
Fails: `valid_from: 2025-12-31`, `valid_to: 2025-01-01`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "date-order"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each amount and fact whose last day is before its first."""
    for amounts in documents.amounts:
        for number, part in enumerate(amounts.value.parts):
            for at, value in enumerate(part.values):
                if value.valid_to and value.valid_to < value.valid_from:
                    path = ("parts", number, "values", at, "valid_to")
                    yield amounts.problem(path, ID, *_backwards(value.valid_from.isoformat()))
    for fact in documents.facts:
        first, last = fact.value.valid_from, fact.value.valid_to
        if first and last and last < first[: len(last)]:
            yield fact.problem(("valid_to",), ID, *_backwards(first))


def _backwards(first: str) -> tuple[str, str]:
    return f"voimassaolo loppuu ennen kuin se alkaa ({first})", "Tarkista valid_from ja valid_to."
