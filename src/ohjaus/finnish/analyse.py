"""A text to words: each token with its base form, its parts and how it was known.

Trust falls in this order: a known form, a form without its endings, a spoken form, a compound, a spelling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ohjaus.finnish.lexicon import Lexicon
from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.spelling import correct
from ohjaus.finnish.spoken import written_forms
from ohjaus.finnish.suffixes import bare_forms
from ohjaus.finnish.words import sentences, tokens

Trust = Literal["form", "ending", "spoken", "compound", "spelling", "unknown"]


@dataclass(frozen=True)
class Word:
    """One token of a question."""

    text: str  # as written, normalised
    form: str  # as understood: a spelling corrected, a spoken form written out
    lemma: str
    parts: tuple[str, ...]
    trust: Trust
    sentence: int  # which sentence of the text, from 0

    @property
    def is_known(self) -> bool:
        """Whether the lexicon led the token to a base form."""
        return self.trust != "unknown"


@dataclass(frozen=True)
class Words:
    """A question, analysed."""

    text: str
    words: tuple[Word, ...]
    sentence_count: int

    @property
    def lemmas(self) -> tuple[str, ...]:
        """Base forms in order."""
        return tuple(word.lemma for word in self.words)

    @property
    def forms(self) -> tuple[str, ...]:
        """Forms as understood, in order."""
        return tuple(word.form for word in self.words)


def analyse(text: str, lexicon: Lexicon) -> Words:
    """Any text to words. Never raises; the empty text has no words."""
    text = normalise(text)
    found: list[Word] = []
    parts = sentences(text)
    for number, sentence in enumerate(parts):
        found.extend(_sentence_words(tokens(sentence), number, lexicon))
    return Words(text, tuple(found), len(parts))


def _sentence_words(written: tuple[str, ...], sentence: int, lexicon: Lexicon) -> list[Word]:
    words: list[Word] = []
    position = 0
    while position < len(written):
        joined = _joined(written[position : position + 2], lexicon)
        words.append(_word(joined or written[position], sentence, lexicon))
        position += 2 if joined else 1
    return words


def _joined(pair: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """The one word that two tokens were meant to be: "toimeentulo tuki", or mistyped besides, "vamais tuki"."""
    if len(pair) < 2 or len(pair[0]) < SHORTEST_HALF or len(pair[1]) < SHORTEST_HALF:
        return None
    whole = pair[0] + pair[1]
    for bare in (whole, *bare_forms(whole)):
        if lexicon.forms.get(bare) in lexicon.domain:
            return whole
    if pair[0] not in lexicon.forms and len(whole) >= SHORTEST_COMPOUND:
        corrected = correct(whole, lexicon)
        return corrected[0] if corrected else None
    return None


def _word(token: str, sentence: int, lexicon: Lexicon) -> Word:
    form, trust = understand(token, lexicon)
    if trust == "unknown" and len(token) >= SHORTEST_COMPOUND:
        parts = known_parts(token, lexicon)
        corrected = correct(token, lexicon) if parts else None
        if parts and (corrected is None or corrected[1] > 1):  # "työpaialla" is a slip, no compound of "paialla"
            return Word(token, token, token, parts, "compound", sentence)
    if trust == "unknown":
        form, trust = _spell(token, lexicon)
    lemma = lexicon.forms.get(form, form)
    return Word(token, form, lemma, lexicon.parts.get(lemma, ()), trust, sentence)


SHORTEST_COMPOUND = 9
SHORTEST_HALF = 3


def understand(token: str, lexicon: Lexicon) -> tuple[str, Trust]:
    """The known form that a token is or was meant to be, and how it was known; itself when it is unknown."""
    forms = lexicon.forms
    if token in forms:
        return token, "form"
    for bare in bare_forms(token):
        if bare in forms:
            return bare, "ending"
    for written in written_forms(token):
        if written in forms:
            return written, "spoken"
        for bare in bare_forms(written):
            if bare in forms and forms[bare] in lexicon.domain:
                return bare, "spoken"
    return token, "unknown"


def _spell(token: str, lexicon: Lexicon) -> tuple[str, Trust]:
    for candidate in (token, *bare_forms(token)):
        corrected = correct(candidate, lexicon)
        if corrected:
            return corrected[0], "spelling"
    return token, "unknown"


def known_parts(token: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Base forms of two known words that the token joins, one of them of the subject: "palkkatukijakso"."""
    for cut in range(len(token) - 4, 3, -1):
        head, tail = token[:cut], token[cut:]
        if head in lexicon.forms and tail in lexicon.forms:
            lemmas = (lexicon.forms[head], lexicon.forms[tail])
            if any(lemma in lexicon.domain for lemma in lemmas):
                return lemmas
    return ()
