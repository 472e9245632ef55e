"""Easy Finnish says who acts, in the present tense and to the reader.

Passes: *Kela maksaa rahan. Hae rahaa.*
Warns: more than a fifth of the verbs are passives; more than 0.2 conditionals or 2.8 nouns in *-minen* in 100
words; no word of the page is spoken to the reader.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.finnish.plain.grammar import has_subject_you
from ohjaus.library.problems import Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-verb"
PASSIVE_PERCENT, CONDITIONALS, NOMINALISATIONS = 20.0, 0.2, 2.8


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """Findings of pages."""
    for page in pages:
        if not page.is_measured:
            continue
        measures = page.measures
        for name, value, most, hint in (
            ("passiiveja prosentteina verbeistä", measures.passive_percent, PASSIVE_PERCENT, "Kerro, kuka tekee."),
            ("konditionaaleja sadassa sanassa", measures.conditionals, CONDITIONALS, "Kirjoita ilman isi-muotoa."),
            ("minen-sanoja sadassa sanassa", measures.nominalisations, NOMINALISATIONS, "Kirjoita verbi."),
        ):
            if value > most:
                yield page.problem(ID, f"{name} on {value:.1f}", f"Raja on {most}. {hint}")
        if not any(has_subject_you(word) for _, sentence in page.each_sentence() for word in sentence.words):
            yield page.problem(ID, "sivu ei puhuttele lukijaa", "Kirjoita sinä-muodossa: hae, saat, kysy.")
