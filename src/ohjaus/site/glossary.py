"""The glossary: every word that is explained, in the order of letters."""

from __future__ import annotations

from itertools import groupby

from ohjaus.library.model import REGISTERS, Term
from ohjaus.site.build import Build, Pages, alphabet


def glossary_pages(build: Build) -> Pages:
    """The glossary in both registers."""
    terms = sorted(build.library.glossary.values(), key=lambda term: alphabet(term.term))
    for register in REGISTERS:
        letters = [
            (letter, [(term, other_names(term), _link(build, term, register)) for term in group])
            for letter, group in groupby(terms, key=lambda term: term.term[0].upper())
        ]
        yield build.page("glossary", build.frame("sanasto/", register, "glossary", section="glossary"), letters=letters)


def _link(build: Build, term: Term, register: str) -> tuple[str, str] | None:
    return build.topic_link(term.topic, "selko" if register == "selko" else "fi") if term.topic else None


def other_names(term: Term) -> tuple[str, ...]:
    """What else people call it; spoken and mistyped forms are for the search only."""
    names = dict.fromkeys((*term.synonyms, *term.abbreviations, *term.old_names))
    return tuple(name for name in names if name != term.term)
