"""Easy Finnish is set line by line: one thought on a line, short paragraphs, headings near each other.

Passes: lines of 40 to 55 signs that break between phrases; paragraphs of one to four sentences.
Fails: a line of more than 70 signs.
Warns: a line of more than 60; a line that ends in *ja, tai, että, jos, kun*; a paragraph of more than four
sentences; more than 120 words after one heading.
List items and the addresses of links are not measured: they are set by the browser.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.page import PageSection
from ohjaus.library.problems import Level, Position, Problem
from ohjaus.library.selko_text import Line, Passage, SelkoPage

ID = "selko-layout"
WIDE, TOO_WIDE = 60, 70
SENTENCES, WORDS = 4, 120

_FUNCTION_WORDS = frozenset("ja tai sekä eli että jos kun koska joka jonka jota jotka mutta vai".split())


def check(pages: tuple[SelkoPage, ...]) -> Iterator[Problem]:
    """Findings of lines, paragraphs and sections."""
    for page in pages:
        for passage in page.passages:
            if not passage.is_item:
                yield from _lines(passage)
                if len(passage.sentences) > SENTENCES:
                    message = f"kappaleessa on {len(passage.sentences)} virkettä"
                    hint = f"Jaa kappale: enintään {SENTENCES} virkettä."
                    yield passage.problem(passage.sentences[SENTENCES], ID, message, hint)
        yield from _sections(page)


def _lines(passage: Passage) -> Iterator[Problem]:
    for line in passage.lines:
        length = len(line.text)
        if length > WIDE:
            level = Level.ERROR if length > TOO_WIDE else Level.WARNING
            yield _at(passage.section, line, f"rivillä on {length} merkkiä", f"Jaa rivi: enintään {WIDE}.", level)
        last = line.text.rsplit(" ", 1)[-1].lower()
        if last in _FUNCTION_WORDS and line is not passage.lines[-1]:
            yield _at(passage.section, line, f"rivi päättyy sanaan «{last}»", "Siirrä sana seuraavalle riville.")


def _at(section: PageSection, line: Line, message: str, hint: str, level: Level = Level.WARNING) -> Problem:
    return section.file.problem(Position(line.number, line.columns[0]), ID, message, hint, level)


def _sections(page: SelkoPage) -> Iterator[Problem]:
    count, first = 0, None
    for passage in (*page.passages, None):
        if passage is None or passage.is_under_heading:
            if first and count > WORDS:
                message = f"otsikon alla on {count} sanaa"
                place = Position(first.lines[0].number, 1)
                yield first.section.file.problem(place, ID, message, "Lisää väliotsikko.", Level.WARNING)
            count, first = 0, passage
        if passage:
            count += sum(len(sentence.words) for sentence in passage.sentences)
