"""Possessive endings and clitics: what may be taken off a word before it is looked up."""

from __future__ import annotations

from collections.abc import Iterator

CLITICS = ("kohan", "köhän", "kaan", "kään", "kin", "han", "hän", "pas", "päs", "kos", "kös", "pa", "pä", "ko", "kö")
POSSESSIVES = ("nsa", "nsä", "mme", "nne", "ni", "si", "an", "än", "en")


def bare_forms(word: str) -> Iterator[str]:
    """The word without clitics, then without a possessive ending too; never the word itself."""
    stems = [word]
    for _ in range(2):  # "palkkatuestakohan", "palkkatuellakinko"
        for stem in [stem for stem in stems if stem.endswith(CLITICS)]:
            for clitic in CLITICS:
                if stem.endswith(clitic) and len(stem) - len(clitic) >= 3:
                    shorter = stem[: -len(clitic)]
                    if shorter not in stems:
                        stems.append(shorter)
    yield from stems[1:]
    for stem in stems:
        if not stem.endswith(POSSESSIVES):
            continue
        for possessive in POSSESSIVES:
            if stem.endswith(possessive) and len(stem) - len(possessive) >= 3:
                yield stem[: -len(possessive)]
