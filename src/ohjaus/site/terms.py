"""Words of the field explained where they first stand on a page: a mark in the text, a folded explanation under it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from ohjaus.dialogue.address import page_path
from ohjaus.library.model import Library, Register, Term

MOST = {"fi": 10, "selko": 6}  # explanations on one page: more would drown it
PREFIX = 4
TELLING = 14  # a synonym shorter than this is too common a word to be marked

_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"[a-zåäö][\w-]*")
_TAIL = re.compile(r"[\w-]*")
_QUIET = ("a", "h1", "h2", "h3", "h4", "code")  # no mark inside these

# The last word of a name bends: how its end looks before a case ending.
_BENDS = (
    ("nen", ("nen", "se", "s")), ("nta", ("nta", "nna")), ("ntä", ("ntä", "nnä")), ("tuki", ("tuki", "tuke", "tue")),
    ("ki", ("ki", "ke", "e")), ("lupa", ("lupa", "luva")), ("apu", ("apu", "avu")),
    ("us", ("us", "uks", "ukse", "ut", "uut", "ude", "utt")), ("ys", ("ys", "yks", "ykse", "yt", "yyt", "yde")),
    ("os", ("os", "okse")), ("es", ("es", "ekse")), ("tto", ("tto", "to")), ("ttö", ("ttö", "tö")),
    ("ke", ("ke", "kkee")), ("te", ("te", "ttee")),
)  # fmt: skip
_CASES = (
    "a ä n t ta tä tta ttä en in an on un yn än ön aan ään een iin oon uun öön yyn seen ssa ssä sta stä lla llä "
    "lta ltä lle ksi na nä ia iä ja jä jen ien issa issä ista istä illa illä ilta iltä ille ina inä iksi eissa "
    "eissä eista eistä eilla eille eihin iin ihin ista esta ella essa ena eksi elle elta i "
)
_ENDINGS = frozenset(("", *_CASES.split()))


@dataclass(frozen=True)
class Word:
    """One explanation as it is shown."""

    id: str
    term: str
    text: str
    path: str  # the page that tells more, or ""


@dataclass(frozen=True)
class _Name:
    name: str
    stem: str
    endings: frozenset[str]
    term: Term


class Explainer:
    """Finds the glossary's names in one register's texts."""

    def __init__(self, library: Library, register: Register) -> None:
        self.register: Register = register
        self.library = library
        self.names: dict[str, list[_Name]] = {}
        for term in library.glossary.values():
            topic = library.topics.get(term.topic) if term.topic else None
            if topic and topic.kind == "region":
                continue  # a place's name needs no explanation
            synonyms = [name for name in term.synonyms if len(name) >= TELLING]
            for name in (term.term, *synonyms, *term.old_names, *term.abbreviations):
                if len(name) >= PREFIX and name[0].isalpha():
                    for stem, endings in _stems(name.lower()):
                        self.names.setdefault(stem[:PREFIX], []).append(_Name(name, stem, endings, term))
        for found in self.names.values():
            found.sort(key=lambda name: (-len(name.stem), name.term.id))

    def at(self, lower: str, start: int) -> tuple[_Name, int] | None:
        """The longest name that begins here, and where it ends. The text is in small letters."""
        for name in self.names.get(lower[start : start + PREFIX], ()):
            if lower.startswith(name.stem, start):
                tail = _TAIL.match(lower, start + len(name.stem))
                if tail and tail.group() in name.endings:
                    return name, tail.end()
        return None

    def word(self, term: Term, name: str) -> Word:
        """The explanation of a term, by the name that the text uses."""
        has_page = term.topic is not None and term.topic in self.library.guides
        path = page_path(term.topic, self.register) if has_page and term.topic else ""
        shown = term.term if name == term.term else f"{name} ({term.term})"
        return Word(term.id, shown, term.explain.in_register(self.register), path)


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
        lower = text.lower()
        for match in _WORD.finditer(lower):
            if match.start() < at or len(self.seen) >= MOST[self.explainer.register]:
                continue
            hit = self.explainer.at(lower, match.start())
            if hit is None:
                continue
            name, end = hit
            term = name.term
            if term.id not in self.seen and (term.topic is None or term.topic != self.topic):
                self.seen.add(term.id)
                found.append(self.explainer.word(term, name.name))
                done.append(f'{text[at : match.start()]}<a class="word" href="#sana-{term.id}">')
                done.append(f"{text[match.start() : end]}</a>")
                at = end
        done.append(text[at:])
        return "".join(done)


def _stems(name: str) -> list[tuple[str, frozenset[str]]]:
    """How a name may begin in a text, and what may follow: its base form and most of its case forms."""
    for end, bent in _BENDS:
        if name.endswith(end):
            return [(name[: -len(end)] + each, _ENDINGS) for each in bent]
    return [(name, _ENDINGS)]
