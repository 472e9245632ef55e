"""The short texts in easy Finnish that stand outside the guides: steps of paths, explanations, phrases, offices.

Each thing that a reader sees at once is a text of its own, read by the same rules as a page. A text this short has no
measures as a whole, and it need not explain a term that the page around it explains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ohjaus.finnish.plain.grammar import finite_verbs
from ohjaus.finnish.plain.readings import Readings
from ohjaus.finnish.plain.sentences import Sentence, Terms, split
from ohjaus.library.documents import Documents
from ohjaus.library.model import Confusable, LawChange, ServicePath, Step, Term
from ohjaus.library.page import Page, PageSection
from ohjaus.library.parse import Path
from ohjaus.library.problems import Position, TextFile
from ohjaus.library.selko_text import Line, Passage, SelkoPage, blocks_of, glossary_names, lemmas_of, plain_line
from ohjaus.library.twins import twins

_PLACE = re.compile(r"\{[a-z_]+\}")  # of a phrase, filled by the engine
_FILLED = "Kela"  # what the rules read in its place


@dataclass(frozen=True)
class _Piece:
    """One text, and where it begins."""

    text: str
    file: TextFile
    position: Position


def short_texts(
    documents: Documents, pages: tuple[SelkoPage, ...], readings: Readings, common: frozenset[str]
) -> tuple[SelkoPage, ...]:
    """Every such text, in the order of the files. `pages` are the guides: each passes a check of its own, so what stands
    there is explained there."""
    names = glossary_names(documents)
    terms, glossary = Terms(names, readings), lemmas_of(names, readings)
    known = {page.page.topic: frozenset(_lemmas(page)) for page in pages}
    by_fact = _topics_by_fact(documents)
    found = []
    for topics, own_names, pieces in _texts(documents, by_fact):
        told = frozenset().union(*(known.get(topic, frozenset()) for topic in topics), lemmas_of(own_names, readings))
        found.append(_read(pieces, readings, terms, common, glossary, told))
    return tuple(found)


def _read(
    pieces: list[_Piece],
    readings: Readings,
    terms: Terms,
    common: frozenset[str],
    glossary: frozenset[str],
    told: frozenset[str],
) -> SelkoPage:
    file, place = pieces[0].file, pieces[0].position
    passages: list[Passage] = []
    labels: set[str] = set()
    for piece in pieces:
        section = PageSection("", "", "", piece.position.line, tuple(piece.text.split("\n")), file)
        blocks = blocks_of(section) if "\n" in piece.text else [((_line(piece),), False, False)]
        for lines, is_item, is_first in blocks:
            sentences = split(" ".join(line.text for line in lines), readings, terms)
            passages.append(Passage(section, lines, is_item, is_first, sentences))
            if not any(map(finite_verbs, sentences)):  # a name or a heading says no more than the thing is called
                labels |= {lemma for sentence in sentences for lemma in _lemmas_in(sentence)}
    page = Page("", "selko", file, None, (), ())
    return SelkoPage(page, tuple(passages), common, glossary, told=told | labels, place=place)


def _line(piece: _Piece) -> Line:
    """The text as a line of its file, each sign with its column; one that goes on to the next line keeps its start."""
    number, column, _ = piece.position
    text = _PLACE.sub(lambda place: _FILLED.ljust(len(place[0])), piece.text)
    there = piece.file.lines[number - 1] if 0 < number <= len(piece.file.lines) else ""
    start = column - 1 + (there[column - 1 : column] in ("'", '"'))
    line = plain_line(number, " " * start + text, start)
    if there[start : start + len(piece.text)] == piece.text:
        return line
    return Line(number, line.text, (column,) * len(line.text))


def _texts(
    documents: Documents, by_fact: Mapping[str, frozenset[str]]
) -> Iterator[tuple[frozenset[str], tuple[str, ...], list[_Piece]]]:
    """The pieces that a reader sees together; the topics whose pages are around them; names that they explain."""
    groups: dict[tuple[str, Path], list[_Piece]] = defaultdict(list)
    around: dict[tuple[str, Path], tuple[frozenset[str], tuple[str, ...]]] = {}
    for told in twins(documents):
        file, value = told.entry.document.file, told.entry.value
        path = told.entry.path + told.path
        key = (file.name, path[:2] if told.is_in(Step) or isinstance(value, ServicePath) else told.entry.path)
        place = told.entry.document.position((*path, "selko"))
        groups[key].append(_Piece(told.twin.selko, file, place))
        around[key] = (_topics(value, told.path, by_fact), value.names if isinstance(value, Term) else ())
    for topic in documents.topics:
        for number, change in enumerate(topic.value.changes):
            if change.selko:
                place = topic.document.position((*topic.path, "changes", number, "selko"))
                key = (topic.document.file.name, (*topic.path, number))
                groups[key].append(_Piece(change.selko, topic.document.file, place))
                around[key] = (frozenset({topic.value.id}), ())
    for page in documents.pages:
        if page.register == "selko" and page.matter:
            key = (page.file.name, ())
            groups[key].append(
                _Piece(page.matter.value.summary, page.file, page.matter.document.position(("summary",)))
            )
            around[key] = (frozenset({page.topic}), ())
    for key in sorted(groups, key=lambda each: (each[0], groups[each][0].position)):
        yield (*around[key], groups[key])


def _topics(value: object, path: Path, by_fact: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The topics on whose pages this is shown."""
    if isinstance(value, ServicePath):
        is_step = len(path) > 1 and path[0] == "steps" and isinstance(path[1], int)
        return frozenset({value.id, value.steps[path[1]].topic} if is_step and isinstance(path[1], int) else {value.id})
    if isinstance(value, LawChange):
        return frozenset().union(*(by_fact.get(fact, frozenset()) for fact in value.facts))
    if isinstance(value, Term) and value.topic:
        return frozenset({value.topic})
    return frozenset(value.topics) if isinstance(value, Confusable) else frozenset()


def _topics_by_fact(documents: Documents) -> Mapping[str, frozenset[str]]:
    """The topics whose pages in easy Finnish rest on a fact."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in documents.pages:
        if page.register == "selko" and page.matter:
            for facts in page.matter.value.facts.values():
                for fact in facts:
                    found[fact].add(page.topic)
    return {fact: frozenset(topics) for fact, topics in found.items()}


def _lemmas(page: SelkoPage) -> Iterator[str]:
    """The base forms of the words of a page."""
    for _, sentence in page.each_sentence():
        yield from _lemmas_in(sentence)


def _lemmas_in(sentence: Sentence) -> Iterator[str]:
    for word in sentence.words:
        yield word.text.lower()
        yield from (reading.word for reading in word.readings)
