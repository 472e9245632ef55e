"""A page in easy Finnish measures easier than its twin in standard Finnish.

Passes: fewer words in a sentence than the twin, and fewer participles or fewer commas too.
Fails: as many words in a sentence or more; or the words are fewer, but neither participles nor commas are.
A measure that is zero on both pages counts as fewer: nothing is left to mend.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-pair"


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """At most one finding for each pair."""
    for page in pages:
        twin, here = page.twin, page.measures
        if twin is None or not page.is_measured:
            continue
        if here.words_per_sentence >= twin.words_per_sentence:
            told = f"{here.words_per_sentence:.1f} sanaa, yleiskielellä {twin.words_per_sentence:.1f}"
            message = f"virkkeet eivät ole lyhyempiä kuin yleiskielisellä sivulla ({told})"
            yield page.problem(ID, message, "Lyhennä selkosivun virkkeitä.", Level.ERROR)
        elif not (
            _is_easier(here.participles, twin.participles)
            or _is_easier(here.commas_per_sentence, twin.commas_per_sentence)
        ):
            message = "sivulla ei ole vähemmän partisiippeja eikä pilkkuja kuin yleiskielisellä sivulla"
            yield page.problem(ID, message, "Vähennä sivulauseita ja partisiippeja.", Level.ERROR)


def _is_easier(here: float, there: float) -> bool:
    return here < there or here == there == 0
