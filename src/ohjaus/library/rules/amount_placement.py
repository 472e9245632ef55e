"""An amount follows a colon, so that the sentence bears also "tarkista summa".

Passes: `Kulukorvaus: {{ amount: kulukorvaus.paiva }}.`
Fails: `Saat {{ amount: kulukorvaus.paiva }}.`
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.amount_marks import marks
from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "amount-placement"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each mark that something else than a colon precedes."""
    for section, mark in marks(documents):
        if not section.text[: mark.start()].rstrip().endswith(":"):
            hint = f"Kirjoita esimerkiksi: Korvaus: {mark[0]}."
            yield section.problem(*mark.span(), ID, "summan pitää tulla kaksoispisteen jälkeen", hint)
