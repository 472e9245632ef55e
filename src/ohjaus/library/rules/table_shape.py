"""A row of a survey's table has a cell for each column: first what it is about, then numbers.

Passes: `[Nokia, 40, null]` under `[Kunta, Avotyössä, Palkkatyössä]`; null says that the number is not known.
Fails: `[Nokia, 40]` under the same columns; `[Nokia, paljon, 3]`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "table-shape"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each row that is too short or too long, and for each cell that is no number."""
    for survey in documents.surveys:
        for number, table in enumerate(survey.value.tables):
            for at, row in enumerate(table.rows):
                path = ("tables", number, "rows", at)
                if len(row) != len(table.columns):
                    message = f"rivillä on {len(row)} arvoa, mutta sarakkeita on {len(table.columns)}"
                    yield survey.problem(path, ID, message, "Kirjoita puuttuvan luvun paikalle null.")
                for place, cell in enumerate(row[1:], 1):
                    if isinstance(cell, str | bool):
                        hint = "Kirjoita luku tai null."
                        yield survey.problem((*path, place), ID, f"«{cell}» ei ole luku", hint)
