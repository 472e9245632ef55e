"""A guide's page as measured text: its paragraphs and list items in sentences, each with its place in the file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ohjaus.finnish.plain.grammar import finite_verbs
from ohjaus.finnish.plain.measures import Measures, measure
from ohjaus.finnish.plain.readings import Readings
from ohjaus.finnish.plain.sentences import Sentence, Terms, Word, split
from ohjaus.library.amount_marks import MARK
from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Level, Position, Problem

START_OF_TITLE = Position(2, 1)  # of a guide
FEWEST_WORDS, FEWEST_SENTENCES = 60, 6  # a shorter text has no measures of its own, only findings of its sentences

_ITEM = re.compile(r"\s{0,3}(?:[-*+]|\d+[.)])\s+")
_HEADING = re.compile(r"#{1,6}\s")
_INLINE = re.compile(r"\[([^\]]*)\]\([^)]*\)|(\*\*|\*|__)")
_AN_AMOUNT = "9 euroa"  # what the measures read in the place of a mark


@dataclass(frozen=True)
class Line:
    """A line of running text as a reader sees it, without the marks of Markdown."""

    number: int  # in the file
    text: str
    columns: tuple[int, ...] = field(repr=False)  # of each sign of the text


@dataclass(frozen=True)
class Passage:
    """A paragraph or a list item."""

    section: PageSection
    lines: tuple[Line, ...]
    is_item: bool
    is_under_heading: bool  # the first one after a heading
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The set lines joined."""
        return " ".join(line.text for line in self.lines)

    @cached_property
    def whole_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that count as such: of a list item only those with a finite verb."""
        return tuple(s for s in self.sentences if not self.is_item or finite_verbs(s))

    @cached_property
    def fragments(self) -> tuple[Sentence, ...]:
        """Parts of list items without a verb: their words count, but they are no sentences."""
        return tuple(s for s in self.sentences if self.is_item and not finite_verbs(s))

    def problem(
        self, part: Sentence | Word, rule: str, message: str, hint: str = "", level: Level = Level.WARNING
    ) -> Problem:
        """A finding at this sentence or word: at its first line, when it goes on to the next."""
        line, column = self._place(part.start)
        last_line, last_column = self._place(part.end - 1)
        width = last_column - column + 1 if last_line == line else 0
        return self.section.file.problem(Position(line, column, width), rule, message, hint, level)

    def _place(self, offset: int) -> tuple[int, int]:
        for line in self.lines:
            if offset < len(line.text):
                return line.number, line.columns[offset]
            offset -= len(line.text) + 1
        return self.lines[-1].number, (self.lines[-1].columns or (1,))[-1]


@dataclass(frozen=True)
class SelkoPage:
    """A page with what its rules need to know of the language and of its twin."""

    page: Page
    passages: tuple[Passage, ...]
    common: frozenset[str] = field(repr=False)
    glossary: frozenset[str] = field(repr=False)  # base forms of the words in the names of the glossary's terms
    twin: Measures | None = None  # of the page in standard Finnish
    place: Position = START_OF_TITLE  # where a finding of the whole stands
    told: frozenset[str] = field(default=frozenset(), repr=False)  # base forms that are explained around the text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that counts as one."""
        return tuple(sentence for passage in self.passages for sentence in passage.whole_sentences)

    @cached_property
    def measures(self) -> Measures:
        """The measures of the page."""
        fragments = [part for passage in self.passages for part in passage.fragments]
        return measure(self.sentences, self.common, fragments)

    @property
    def is_measured(self) -> bool:
        """Is the page long enough for limits of a whole text?"""
        return self.measures.words >= FEWEST_WORDS and self.measures.sentences >= FEWEST_SENTENCES

    def each_sentence(self) -> Iterator[tuple[Passage, Sentence]]:
        """Every sentence and every part of a list item with its passage."""
        for passage in self.passages:
            for sentence in passage.sentences:
                yield passage, sentence

    def problem(self, rule: str, message: str, hint: str = "", level: Level = Level.WARNING) -> Problem:
        """A finding of the text as a whole, at its beginning."""
        return self.page.file.problem(self.place, rule, message, hint, level)


def measured_pages(documents: Documents, readings: Readings, common: frozenset[str]) -> tuple[SelkoPage, ...]:
    """Every page in easy Finnish, measured; its twin in standard Finnish is measured too."""
    names = glossary_names(documents)
    terms, glossary = Terms(names, readings), lemmas_of(names, readings)
    pages = []
    for page in documents.pages:
        if page.register == "selko":
            twin = documents.page(page.topic, "fi")
            there = _measured(twin, readings, terms, common, glossary).measures if twin else None
            pages.append(_measured(page, readings, terms, common, glossary, there))
    return tuple(pages)


def _measured(
    page: Page,
    readings: Readings,
    terms: Terms,
    common: frozenset[str],
    glossary: frozenset[str],
    twin: Measures | None = None,
) -> SelkoPage:
    passages = tuple(
        Passage(section, lines, is_item, is_first, split(" ".join(line.text for line in lines), readings, terms))
        for section in page.sections
        for lines, is_item, is_first in blocks_of(section)
    )
    return SelkoPage(page, passages, common, glossary, twin)


def glossary_names(documents: Documents) -> tuple[str, ...]:
    """The names of the glossary that a text may use. Abbreviations, spoken and old names are no words for a text."""
    return tuple(name for entry in documents.glossary for name in (entry.value.term, *entry.value.synonyms))


def lemmas_of(names: Collection[str], readings: Readings) -> frozenset[str]:
    """The base forms of the words in these names or texts."""
    words = [word for name in names for sentence in split(name, readings) for word in sentence.words]
    return frozenset(r.word for word in words for r in word.readings) | {word.text.lower() for word in words}


def blocks_of(section: PageSection) -> Iterator[tuple[tuple[Line, ...], bool, bool]]:
    """The paragraphs and list items of a section: lines, is it an item, is it the first under a heading."""
    lines: list[Line] = []
    is_item, is_first = False, True
    for number, raw in enumerate((*section.lines, ""), section.line + 1):
        item = _ITEM.match(raw)
        if (not raw.strip() or item or _HEADING.match(raw)) and lines:
            yield tuple(lines), is_item, is_first
            lines, is_item, is_first = [], False, False
        if _HEADING.match(raw):
            is_first = True
        elif raw.strip():
            is_item = is_item or bool(item)
            lines.append(plain_line(number, raw, item.end() if item else len(raw) - len(raw.lstrip())))


def plain_line(number: int, raw: str, start: int) -> Line:
    """The line as it is read, each sign with its column."""
    signs: list[tuple[str, int]] = []
    place = start
    raw = raw.rstrip()
    while place < len(raw):
        mark, inline = MARK.match(raw, place), _INLINE.match(raw, place)
        if mark:
            signs += [(sign, place + 1) for sign in _AN_AMOUNT]
            place = mark.end()
        elif inline:
            first = inline.start(1) if inline[1] is not None else place
            signs += [(sign, first + index + 1) for index, sign in enumerate(inline[1] or "")]
            place = inline.end()
        else:
            signs.append((raw[place], place + 1))
            place += 1
    return Line(number, "".join(sign for sign, _ in signs), tuple(column for _, column in signs))
