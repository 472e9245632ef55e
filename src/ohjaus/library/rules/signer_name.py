"""A page is signed by a person, with a first name and a family name.

Passes: `signed_off: {who: Maija Malli, day: 2026-05-01}`.
Fails: `who: Claude`, `who: toimitus`, `who: GPT-4 tarkistus`: one word, a number, or a word that knowledge/limits.yaml
lists in `not_people` as the name of a tool or a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "signer-name"

_NAME = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:[-'’][^\W\d_]+)*\.?")
_HINT = "Sivun hyväksyy ihminen, joka on lukenut sen: {who: Etunimi Sukunimi, day: 2026-05-01}. Muuten kirjoita null."


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each signature that is not a person's."""
    tools = {word.casefold() for entry in documents.limits for word in entry.value.not_people}
    for page in documents.pages:
        if page.matter and page.matter.value.signed_off:
            who = page.matter.value.signed_off.who
            parts = who.split()
            found = next((part for part in re.split(r"[\W\d_]+", who) if part.casefold() in tools), None)
            if found:
                message = f"«{found}» ei ole ihmisen nimi"
            elif len(parts) < 2 or not all(_NAME.fullmatch(part) for part in parts):
                message = f"«{who}» ei ole etunimi ja sukunimi"
            else:
                continue
            yield page.matter.problem(("signed_off", "who"), ID, message, _HINT)
