"""No sum of euros is written by hand: it would grow old unseen.

Passes: `Kulukorvaus: {{ amount: kulukorvaus.paiva }}.`
Fails: `Kulukorvaus on 9 euroa päivässä.` Example questions may name sums, as people do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "amount-by-hand"

_SUM = re.compile(r"\d[\d ,.\u00a0\u202f]*[ \u00a0\u202f]?(?:euro|€)")
_MESSAGE = "summa on kirjoitettu käsin"
_HINT = "Siirrä summa kansioon knowledge/amounts/ ja kirjoita tähän {{ amount: … }}."


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each sum in a title, a summary or a section."""
    for page in documents.pages:
        if page.matter:
            for key, text in (("title", page.matter.value.title), ("summary", page.matter.value.summary)):
                if _SUM.search(text):
                    yield page.matter.problem((key,), ID, _MESSAGE, _HINT)
        for section in page.sections:
            for found in _SUM.finditer(section.text):
                yield section.problem(*found.span(), ID, _MESSAGE, _HINT)
