"""An amount that a guide shows is known.

Passes: `{{ amount: kulukorvaus.paiva }}`, when knowledge/amounts/kulukorvaus.yaml has the part `paiva`.
Fails: `{{ amount: kulukorvaus.paivaa }}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.amount_marks import known, marks
from ohjaus.library.documents import Documents
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.problems import Problem

ID = "amount-missing"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each mark whose amount is in no file."""
    amounts = known(documents)
    unread = documents.amounts.ids - {entry.value.id for entry in documents.amounts}  # told of already
    for section, mark in marks(documents):
        if mark[1] in amounts or mark[1].partition(".")[0] in unread or not documents.amounts.is_whole:
            continue
        hint = f"{did_you_mean(mark[1], amounts)} Summat ovat kansiossa knowledge/amounts/.".strip()
        yield section.problem(mark.start(1), mark.end(1), ID, f"summaa «{mark[1]}» ei ole", hint)
