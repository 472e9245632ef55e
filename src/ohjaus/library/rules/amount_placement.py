"""An amount follows a colon, so that the sentence bears also "tarkista tieto".

Passes: `Kulukorvaus: {{ amount: kulukorvaus.paiva }}.`
Fails: `Saat {{ amount: kulukorvaus.paiva }}.`
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.amount_marks import MARK, marks, told_texts
from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "amount-placement"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each mark that something else than a colon precedes."""
    for section, mark in marks(documents):
        if not _is_placed(section.text, mark):
            yield section.problem(*mark.span(), *_told(mark))
    for told, register, text in told_texts(documents):
        for mark in MARK.finditer(text):
            if not _is_placed(text, mark):
                yield told.problem(register, *_told(mark))


def _is_placed(text: str, mark: re.Match[str]) -> bool:
    return text[: mark.start()].rstrip().endswith(":")


def _told(mark: re.Match[str]) -> tuple[str, str, str]:
    return ID, "summan pitää tulla kaksoispisteen jälkeen", f"Kirjoita esimerkiksi: Korvaus: {mark[0]}."
