"""No sum of euros is written by hand: it would grow old unseen.

Passes: `Kulukorvaus: {{ amount: kulukorvaus.paiva }}.`
Fails: `Kulukorvaus on 9 euroa päivässä.`, `Saat yhdeksän euroa.`, in a guide or in a text of knowledge/ that stands in
both registers. Example questions may name sums, as people do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import LawChange
from ohjaus.library.problems import Problem
from ohjaus.library.quantities import NUMBER_WORD
from ohjaus.library.twins import twins

ID = "amount-by-hand"

_SUM = re.compile(
    rf"(?:\d[\d ,.\u00a0\u202f]*|\b(?:{NUMBER_WORD}|sata|sada|tuha)\w*\s+)[ \u00a0\u202f]?(?:euro|€)|€[ \u00a0\u202f]?\d",
    re.IGNORECASE,
)
_MESSAGE = "summa on kirjoitettu käsin"
_HINT = "Siirrä summa kansioon knowledge/amounts/ ja kirjoita tähän {{ amount: … }}."
_NO_MARK = "Summa näkyy vain oppaassa. Siirrä se kansioon knowledge/amounts/ ja kerro tässä ilman summaa."


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each sum in a title, a summary or a section, and for each text elsewhere that has one."""
    for page in documents.pages:
        if page.matter:
            for key, text in (("title", page.matter.value.title), ("summary", page.matter.value.summary)):
                if _SUM.search(text):
                    yield page.matter.problem((key,), ID, _MESSAGE, _HINT)
        for section in page.sections:
            for found in _SUM.finditer(section.text):
                yield section.problem(*found.span(), ID, _MESSAGE, _HINT)
    for told in twins(documents):
        for register, text in told.each():
            if _SUM.search(text):
                yield told.problem(register, ID, _MESSAGE, _HINT if told.is_in(LawChange) else _NO_MARK)
