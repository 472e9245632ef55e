"""An amount has one value on any day.

Passes: one value until 2025-12-31, the next from 2026-01-01.
Fails: one value until further notice (`valid_to: null`), and another that begins later.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "amount-overlap"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each value that begins before the earlier one has ended."""
    for entry in documents.amounts:
        for number, part in enumerate(entry.value.parts):
            values = sorted(enumerate(part.values), key=lambda pair: pair[1].valid_from)
            for (_, earlier), (at, later) in pairwise(values):
                if earlier.valid_to is None or later.valid_from <= earlier.valid_to:
                    message = "arvo alkaa, vaikka edellinen on voimassa toistaiseksi"
                    if earlier.valid_to:
                        message = f"arvo alkaa ennen kuin edellinen on loppunut ({earlier.valid_to})"
                    hint = "Kirjoita edelliselle viimeinen päivä (valid_to), joka on ennen tämän alkua."
                    yield entry.problem(("parts", number, "values", at, "valid_from"), ID, message, hint)
