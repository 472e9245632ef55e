"""Words of the field explained where they first stand on a page: a mark in the text, a folded explanation under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from ohjaus.dialogue.address import page_path
from ohjaus.library.model import Library, Register, Term
from ohjaus.render.frame import in_register

MOST = {"fi": 10, "selko": 8}  # explanations on one page: more would drown it
PREFIX = 4

_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[A-Za-zÅÄÖåäö][\wåäö-]*")
_QUIET = ("a", "h1", "h2", "h3", "h4", "code")  # no mark inside these

# The last word of a name bends: how its end looks before a case ending.
_BENDS = (
    ("nen", "(?:nen|se|s)"), ("minta", "min[tn]a"), ("nta", "n[tn]a"), ("ntä", "n[tn]ä"), ("tuki", "tu(?:ki|ke|e)"),
    ("ki", "(?:ki|e|k?ke)"), ("raha", "raha"), ("lupa", "lu[pv]a"), ("apu", "a[pv]u"), ("us", "(?:us|uks|ud|ute|ust)"),
    ("ys", "(?:ys|yks|yd|yte|yst)"), ("os", "(?:os|oks)"), ("es", "(?:es|eks)"), ("tto", "tt?o"), ("ttö", "tt?ö"),
    ("ke", "k?ke"), ("te", "t?te"),
)  # fmt: skip
_ENDINGS = (
    "(?:a|ä|n|t|ta|tä|tt[aä]|en|in|an|on|un|yn|än|ön|aan|ään|een|iin|oon|uun|seen|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|"
    "ksi|na|nä|ia|iä|ja|jä|jen|ien|i?ssa|i?ssä|i?sta|i?stä|i?lla|i?llä|i?lta|i?ltä|i?lle|i?n|e?sta|e?stä|e?lla|e?ssa|"
    "e?ssä|e?llä|e?n|e?a)?(?![\\wåäö-])"
)


@dataclass(frozen=True)
class Word:
    """One explanation as it is shown."""

    id: str
    term: str
    text: str
    path: str  # the page that tells more, or ""


@dataclass(frozen=True)
class _Name:
    pattern: re.Pattern[str]
    term: Term


class Explainer:
    """Finds the glossary's names in one register's texts."""

    def __init__(self, library: Library, register: Register) -> None:
        self.register: Register = register
        self.library = library
        self.names: dict[str, list[_Name]] = {}
        for term in library.glossary.values():
            for name in (term.term, *term.synonyms, *term.old_names, *term.abbreviations):
                if len(name) >= PREFIX and name[0].isalpha():
                    self.names.setdefault(name[:PREFIX].casefold(), []).append(_Name(_pattern(name), term))
        for found in self.names.values():
            found.sort(key=lambda name: (-len(name.pattern.pattern), name.term.id))

    def at(self, text: str, start: int) -> tuple[_Name, int] | None:
        """The longest name that begins here, and where it ends."""
        for name in self.names.get(text[start : start + PREFIX].casefold(), ()):
            match = name.pattern.match(text, start)
            if match:
                return name, match.end()
        return None

    def word(self, term: Term) -> Word:
        """The explanation of a term."""
        path = page_path(term.topic, self.register) if term.topic in self.library.guides else ""
        return Word(term.id, term.term, term.explain.in_register(self.register), path)


class PageTerms:
    """The explanations of one page: each term once, at its first place."""

    def __init__(self, explainer: Explainer, topic: str | None) -> None:
        self.explainer = explainer
        self.topic = topic
        self.seen: set[str] = set()

    def mark(self, html: str) -> tuple[Markup, tuple[Word, ...]]:
        """The text with its new terms marked, and their explanations."""
        found: list[Word] = []
        quiet = 0
        parts: list[str] = []
        for part in _TAG.split(html):
            if part.startswith("<"):
                name = part.strip("</>").split(" ", 1)[0]
                quiet += (-1 if part.startswith("</") else 1) if name in _QUIET else 0
                parts.append(part)
            else:
                parts.append(part if quiet else self._mark_text(part, found))
        return Markup("".join(parts)), tuple(found)

    def _mark_text(self, text: str, found: list[Word]) -> str:
        done: list[str] = []
        at = 0
        for match in _WORD.finditer(text):
            if match.start() < at or len(self.seen) >= MOST[self.explainer.register]:
                continue
            hit = self.explainer.at(text, match.start())
            if hit is None:
                continue
            name, end = hit
            term = name.term
            if term.id not in self.seen and (term.topic is None or term.topic != self.topic):
                self.seen.add(term.id)
                found.append(self.explainer.word(term))
                done.append(f'{text[at : match.start()]}<a class="word" href="#sana-{term.id}">')
                done.append(f"{text[match.start() : end]}</a>")
                at = end
        done.append(text[at:])
        return "".join(done)


def glossary_path(term: str, register: Register) -> str:
    """A term on the glossary's page."""
    return in_register(f"sanasto/#{term}", register)


def _pattern(name: str) -> re.Pattern[str]:
    """The name in its base form and most of its case forms."""
    bare = re.escape(name)
    for end, bent in _BENDS:
        if name.endswith(end):
            bare = re.escape(name[: -len(end)]) + bent
            break
    return re.compile(bare + _ENDINGS, re.IGNORECASE)
