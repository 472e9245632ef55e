"""Tokens and sentences of a normalised text."""

from __future__ import annotations

import re

MAX_WORDS = 300
MAX_WORD_LETTERS = 40

# A number and a lone letter are one word in references to law: "27 d §" is "27d".
_TOKEN = re.compile(r"\d+ ?[a-z]\b(?! ?['’])|[^\W_]+(?:[-'][^\W_]+)*")

# What follows the colon of an inflected abbreviation: "KTT:ssä", "PTA:hankin", "27 e §:n", "VPL:iä".
_ENDING = re.compile(
    r"(?<=[\w§]):(?:n|t|[aä]|t[aä]|[aä]{2}|i[aä]|it[aä]|en|ien|iden|(?:h?[aeiouyäö]|i?h?i)n|i?(?:ss|st|ll|lt|tt)[aä]|i?(?:lle|n[aä]|ksi))"
    r"(?:k[oö]|kin|h[aä]n|ni|si|ns[aä]|mme|nne)*(?!\w)"
)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a normalised text, without empty ones."""
    return tuple(part for part in (part.strip() for part in _SENTENCE_END.split(text)) if part)


def tokens(text: str) -> tuple[str, ...]:
    """The words of a normalised text in order, at most `MAX_WORDS` of them.

    A word of more than `MAX_WORD_LETTERS` letters is cut: no Finnish word that matters is longer.
    """
    found = (match.group().replace(" ", "").replace("'", "") for match in _TOKEN.finditer(_ENDING.sub("", text)))
    return tuple(word[:MAX_WORD_LETTERS] for _, word in zip(range(MAX_WORDS), found, strict=False))
