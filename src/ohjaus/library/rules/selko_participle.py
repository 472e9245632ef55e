"""Easy Finnish puts a clause after the noun, not a participle before it.

Passes: *työ, joka jatkuu; Kunta maksaa tuen.*
Fails: more than 3 participles in 100 words.
Warns: each of them: *jatkuva työsuhde, kunnan maksama tuki*.
The participle of a term in the glossary passes: *kuntouttava työtoiminta*.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.finnish.plain.grammar import participle_attributes
from ohjaus.library.problems import Level, Problem
from ohjaus.library.selko_text import SelkoPage

ID = "selko-participle"
TOO_MANY = 3.0


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """A finding for each participle, and for a page with too many."""
    for page in pages:
        for passage, sentence in page.each_sentence():
            for word in participle_attributes(sentence):
                yield passage.problem(word, ID, f"«{word.text}» on partisiippi", "Kirjoita lause: …, joka tekee.")
        if page.is_measured and page.measures.participles > TOO_MANY:
            message = f"partisiippeja sadassa sanassa on {page.measures.participles:.1f}"
            yield page.problem(ID, message, f"Raja on {TOO_MANY}, tavoite 1.6.", Level.ERROR)
