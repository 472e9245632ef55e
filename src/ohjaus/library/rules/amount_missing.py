"""An amount that a guide or a change of law shows is known.

Passes: `{{ amount: kulukorvaus.paiva }}`, when knowledge/amounts/kulukorvaus.yaml has the part `paiva`.
Fails: `{{ amount: kulukorvaus.paivaa }}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.amount_marks import MARK, known, marks, told_texts
from ohjaus.library.documents import Documents
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.problems import Problem

ID = "amount-missing"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each mark whose amount is in no file."""
    if not documents.amounts.is_whole:
        return
    amounts = known(documents)
    unread = documents.amounts.ids - {entry.value.id for entry in documents.amounts}  # told of already

    def is_known(name: str) -> bool:
        return name in amounts or name.partition(".")[0] in unread

    def told(name: str) -> tuple[str, str, str]:
        hint = f"{did_you_mean(name, amounts)} Summat ovat kansiossa knowledge/amounts/.".strip()
        return ID, f"summaa «{name}» ei ole", hint

    for section, mark in marks(documents):
        if not is_known(mark[1]):
            yield section.problem(mark.start(1), mark.end(1), *told(mark[1]))
    for text, register, words in told_texts(documents):
        for name in MARK.findall(words):
            if not is_known(name):
                yield text.problem(register, *told(name))
