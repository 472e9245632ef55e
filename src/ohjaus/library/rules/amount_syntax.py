"""A double brace belongs to an amount.

Passes: `{{ amount: kulukorvaus.paiva }}`.
Fails: `{{amount:kulukorvaus.paiva}}`, `{{ amount: kulukorvaus }}`, `{{ amount: kulukorvaus.paiva }`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.amount_marks import MARK, told_texts
from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "amount-syntax"

_ATTEMPT = re.compile(r"\{\{[^{}\n]*\}{0,2}|\}\}")
_MESSAGE, _HINT = "summan merkintä on väärin", "Kirjoita summa näin: {{ amount: kulukorvaus.paiva }}"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each `{{` or `}}` that is no mark of an amount."""
    for page in documents.pages:
        for section in page.sections:
            for attempt in _ATTEMPT.finditer(section.text):
                if not MARK.fullmatch(attempt[0]):
                    yield section.problem(*attempt.span(), ID, _MESSAGE, _HINT)
    for told, register, text in told_texts(documents):
        if any(not MARK.fullmatch(attempt) for attempt in _ATTEMPT.findall(text)):
            yield told.problem(register, ID, _MESSAGE, _HINT)
