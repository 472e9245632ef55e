"""A guide's file: front matter, then sections that begin with `## Title {#id}` or `## Title {#id .aspect}`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ohjaus.library.model import FrontMatter, Register
from ohjaus.library.page_text import check_text
from ohjaus.library.parse import Document, parse
from ohjaus.library.problems import START, Level, Position, Problem, TextFile
from ohjaus.library.validate import Entry, validate

RULES = {
    "front-matter-missing": "a guide begins with front matter between two lines of ---",
    "section-syntax": "a heading ends with the id of its section",
    "section-duplicate": "a section id stands once on a page",
    "section-missing": "all text is in a section",
}

FENCE = "---"
_HEADING = re.compile(r"(##)\s+(\S.*?)\s+\{#([a-z0-9]+(?:-[a-z0-9]+)*)(?:\s+\.([a-z0-9]+(?:-[a-z0-9]+)*))?\}\s*")
_HINT = "Kirjoita otsikko näin: ## Mikä se on? {#mika}, tai kun tunnus on oma: ## Otsikko {#oma-tunnus .mika}"


@dataclass(frozen=True)
class PageSection:
    """A section as it stands in its file."""

    id: str
    aspect: str
    title: str
    line: int  # of the heading
    lines: tuple[str, ...]  # below the heading
    file: TextFile

    @property
    def text(self) -> str:
        """The lines below the heading as one text."""
        return "\n".join(self.lines)

    def problem(
        self, start: int, end: int, rule: str, message: str, hint: str = "", level: Level = Level.ERROR
    ) -> Problem:
        """A finding at these offsets of `text`."""
        before = self.text[:start].split("\n")
        place = Position(self.line + len(before), len(before[-1]) + 1, max(end - start, 1))
        return self.file.problem(place, rule, message, hint, level)

    def heading_problem(
        self, words: str, rule: str, message: str, hint: str = "", level: Level = Level.ERROR
    ) -> Problem:
        """A finding at these words of the heading, looked for from its end."""
        column = self.file.lines[self.line - 1].rfind(words) + 1
        return self.file.problem(Position(self.line, max(column, 1), len(words)), rule, message, hint, level)


@dataclass(frozen=True)
class Page:
    """One topic in one register, as it stands in its file."""

    topic: str
    register: Register
    file: TextFile
    matter: Entry[FrontMatter] | None
    sections: tuple[PageSection, ...]
    problems: tuple[Problem, ...]

    def section(self, section_id: str) -> PageSection | None:
        """The section with this id, or None."""
        return next((section for section in self.sections if section.id == section_id), None)


def parse_page(name: str, topic: str, register: Register, text: str) -> Page:
    """A Markdown text to its page. Never raises; `name` is the file's name in the findings."""
    lines = re.split("\r\n|[\r\n]", text)
    file = TextFile(name, tuple(lines))
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), 0)
    if lines[0].rstrip() != FENCE or not end:
        message = "alkutiedot puuttuvat" if lines[0].rstrip() != FENCE else "alkutietoja ei ole päätetty"
        hint = "Sivu alkaa rivillä ---, sitten title, summary, facts, signed_off ja questions, ja lopuksi rivi ---."
        return Page(topic, register, file, None, (), (file.problem(START, "front-matter-missing", message, hint),))
    matter, problems = _front_matter(file, "\n" + "\n".join(lines[1:end]))
    sections = tuple(_sections(file, end + 1))
    problems += tuple(_section_problems(file, end + 1, sections)) + tuple(check_text(file, end + 1))
    return Page(topic, register, file, matter, sections, problems)


def _front_matter(file: TextFile, text: str) -> tuple[Entry[FrontMatter] | None, tuple[Problem, ...]]:
    """The empty first line stands for the fence, so that the lines are those of the file."""
    document = parse(file.name, text)
    document = Document(file, document.value, document.node, document.problems)
    if document.value is None:
        return None, document.problems
    entry = validate(document, FrontMatter, (), document.value)
    if isinstance(entry, Entry):
        return entry, document.problems
    return None, document.problems + entry


def _headings(file: TextFile, body: int) -> list[int]:
    """The indexes of the lines that begin a section; `body` is the first index after the front matter."""
    return [
        index for index, line in enumerate(file.lines) if index >= body and line.startswith("##") and line[2:3] != "#"
    ]


def _sections(file: TextFile, body: int) -> Iterator[PageSection]:
    headings = _headings(file, body)
    seen = set()
    for index, following in pairwise([*headings, len(file.lines)]):
        heading = _HEADING.fullmatch(file.lines[index])
        if heading and heading[3] not in seen:
            seen.add(heading[3])
            lines = file.lines[index + 1 : following]
            yield PageSection(heading[3], heading[4] or heading[3], heading[2], index + 1, lines, file)


def _section_problems(file: TextFile, body: int, sections: tuple[PageSection, ...]) -> Iterator[Problem]:
    headings = _headings(file, body)
    first = headings[0] if headings else len(file.lines)
    loose = next((index for index in range(body, first) if file.lines[index].strip()), None)
    if loose is not None:
        hint = "Siirrä teksti jonkin otsikon alle."
        yield file.problem(Position(loose + 1, 1), "section-missing", "teksti on ennen ensimmäistä osaa", hint)
    elif not headings:
        yield file.problem(Position(body, 1), "section-missing", "sivulla ei ole yhtään osaa", _HINT)
    lines = {section.id: section.line for section in sections}
    for index in headings:
        heading = _HEADING.fullmatch(file.lines[index])
        if not heading:
            yield file.problem(Position(index + 1, 1), "section-syntax", "otsikosta puuttuu osan tunnus", _HINT)
        elif lines[heading[3]] != index + 1:
            place = Position(index + 1, heading.start(3) + 1, len(heading[3]))
            message = f"osa «{heading[3]}» on jo rivillä {lines[heading[3]]}"
            hint = "Anna toiselle osalle oma tunnus: ## Otsikko {#oma-tunnus .mika}"
            yield file.problem(place, "section-duplicate", message, hint)
