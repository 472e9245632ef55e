"""A sentence in easy Finnish has at most one subordinate clause, few commas and one negation.

Passes: *Jos saat palkkaa, kerro siitä Kelaan.*
Fails: three subordinate clauses in one sentence.
Warns: two in one sentence on a page where more than 6 % of the sentences have two; more than 0.45 subordinate
clauses or 0.65 commas in a sentence on average; two negations in a sentence; more than 3.5 negations in 100 words.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.finnish.plain.grammar import negatives, subordinate_clauses
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-clause"
TOO_MANY = 3
WITH_TWO, PER_SENTENCE, COMMAS, NEGATIVES = 0.06, 0.45, 0.65, 3.5


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """Findings of sentences, then of pages."""
    for page in pages:
        many = page.is_measured and page.measures.share_with_two_clauses > WITH_TWO
        for passage, sentence in page.each_sentence():
            clauses = len(subordinate_clauses(sentence))
            if clauses >= TOO_MANY or (clauses == 2 and many):
                level = Level.ERROR if clauses >= TOO_MANY else Level.WARNING
                message = f"virkkeessä on {clauses} sivulausetta"
                yield passage.problem(sentence, ID, message, "Jaa virke kahdeksi.", level)
            if len(negatives(sentence)) > 1:
                hint = "Sano toinen asia myönteisesti tai omassa virkkeessä."
                yield passage.problem(sentence, ID, "virkkeessä on kaksi kieltoa", hint)
        if page.is_measured:
            yield from _page(page)


def _page(page: SelkoPage) -> Iterator[Problem]:
    measures = page.measures
    for name, value, most in (
        ("sivulauseita virkettä kohti", measures.clauses_per_sentence, PER_SENTENCE),
        ("pilkkuja virkettä kohti", measures.commas_per_sentence, COMMAS),
        ("kieltoja sadassa sanassa", measures.negatives, NEGATIVES),
    ):
        if value > most:
            yield page.problem(ID, f"{name} on {value:.2f}", f"Raja on {most}.")
