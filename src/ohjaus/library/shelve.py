"""Files to documents: which file holds what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TypeVar

from ohjaus.library.documents import Documents, Shelf
from ohjaus.library.model import (
    REGISTERS,
    AmountFile,
    Area,
    AskedPart,
    Aspect,
    Authority,
    Calibration,
    Concept,
    Confusable,
    Contact,
    Counting,
    CrisisKind,
    Fact,
    Frozen,
    Guard,
    LawChange,
    Limits,
    MoreQuestions,
    Municipality,
    Organisation,
    OutsideSubject,
    Region,
    Register,
    ServicePath,
    SmallTalk,
    Source,
    Survey,
    Term,
    Topic,
    Turning,
    Twin,
)
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.page import Page, parse_page
from ohjaus.library.parse import Document, Path, Plain, decode, parse
from ohjaus.library.problems import START, Level, Problem, TextFile
from ohjaus.library.validate import Entry, validate

RULES = {
    "file-missing": "the files without which nothing works are there",
    "file-unknown": "a file is one that is read",
}
REQUIRED = ("topics", "aspects", "sources", "organisations", "phrases", "calibration")

M = TypeVar("M", bound=Frozen)


def shelve(files: Mapping[str, bytes]) -> tuple[Documents, list[Problem]]:
    """Bytes by file name to the parsed documents, and what is wrong in the files one by one."""
    sorter = _Sorter(files)
    documents = Documents(
        topics=sorter.list_file("topics", Topic),
        aspects=sorter.list_file("aspects", Aspect),
        asked=sorter.list_file("asked", AskedPart),
        facts=sorter.folder("facts/", Fact, _items),
        sources=sorter.list_file("sources", Source),
        law_changes=sorter.list_file("law-changes", LawChange),
        amounts=sorter.folder("amounts/", AmountFile, _whole),
        counting=sorter.list_file("counting", Counting),
        glossary=sorter.list_file("glossary", Term),
        organisations=sorter.list_file("organisations", Organisation),
        authorities=sorter.list_file("authorities", Authority),
        municipalities=sorter.list_file("municipalities", Municipality),
        areas=sorter.list_file("areas", Area),
        contacts=sorter.list_file("contacts", Contact),
        regions=sorter.folder("regions/alue-", Region, _whole),
        surveys=sorter.folder("regions/", Survey, _whole),
        paths=sorter.folder("paths/", ServicePath, _whole),
        guards=sorter.list_file("guards", Guard),
        concepts=sorter.list_file("concepts", Concept),
        confusables=sorter.list_file("confusables", Confusable),
        turnings=sorter.list_file("turnings", Turning),
        outside=sorter.list_file("outside", OutsideSubject),
        smalltalk=sorter.list_file("smalltalk", SmallTalk),
        safety=sorter.list_file("safety", CrisisKind),
        safety_examples=sorter.list_file("safety-examples", MoreQuestions),
        phrases=sorter.mapping_file("phrases", Twin, _values),
        questions=sorter.folder("questions/", MoreQuestions, _whole),
        limits=sorter.mapping_file("limits", Limits, _whole),
        calibration=sorter.mapping_file("calibration", Calibration, _whole),
        pages=tuple(sorted(sorter.pages(), key=lambda page: (page.topic, page.register))),
    )
    sorter.report_unread()
    return documents, sorter.problems


class _Sorter:
    """Puts each file on one shelf and notes which have been read."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.unread = set(files)
        self.problems: list[Problem] = []

    def list_file(self, name: str, kind: type[M]) -> Shelf[M]:
        """knowledge/<name>.yaml, a list. An absent file is an empty shelf."""
        file = f"knowledge/{name}.yaml"
        if file in self.files:
            return self._shelf([file], kind, _items)
        if name in REQUIRED:
            self.problems.append(TextFile(file, ()).problem(START, "file-missing", "tiedosto puuttuu"))
            return Shelf(is_whole=False)
        return Shelf()

    def folder(self, start: str, kind: type[M], parts: _Parts) -> Shelf[M]:
        """The still unread files whose names begin so."""
        names = [name for name in self.files if name in self.unread and _is_in(name, f"knowledge/{start}")]
        return self._shelf(names, kind, parts)

    def mapping_file(self, name: str, kind: type[M], parts: _Parts) -> Shelf[M]:
        """knowledge/<name>.yaml, keys and values. An absent file is an empty shelf, unless nothing works without it."""
        file = f"knowledge/{name}.yaml"
        if file in self.files:
            return self._shelf([file], kind, parts)
        if name in REQUIRED:
            self.problems.append(TextFile(file, ()).problem(START, "file-missing", "tiedosto puuttuu"))
            return Shelf(is_whole=False)
        return Shelf()

    def pages(self) -> list[Page]:
        """content/<register>/<topic>.md, every one of them."""
        return [self._page(name, register) for register in REGISTERS for name in self._page_names(register)]

    def report_unread(self) -> None:
        """A file that nothing reads is probably misspelt."""
        expected = [f"knowledge/{field.name}.yaml" for field in fields(Documents) if field.name not in ("pages", "day")]
        for name in sorted(self.unread):
            hint = did_you_mean(name, expected)
            message = "tätä tiedostoa ei lueta"
            self.problems.append(TextFile(name, ()).problem(START, "file-unknown", message, hint, Level.WARNING))

    def _page_names(self, register: Register) -> list[str]:
        return [name for name in self.files if _is_in(name, f"content/{register}/")]

    def _page(self, name: str, register: Register) -> Page:
        text = self._text(name)
        topic = name.rsplit("/", 1)[1].removesuffix(".md")
        if text is None:
            return Page(topic, register, TextFile(name, ()), None, (), ())
        page = parse_page(name, topic, register, text)
        self.problems += page.problems
        return page

    def _text(self, name: str) -> str | None:
        self.unread.discard(name)
        text, problem = decode(name, self.files[name])
        if problem:
            self.problems.append(problem)
            return None
        return text

    def _shelf(self, names: list[str], kind: type[M], parts: _Parts) -> Shelf[M]:
        entries: list[Entry[M]] = []
        ids: set[str] = set()
        is_whole = True
        for name in names:
            text = self._text(name)
            document = parse(name, text) if text is not None else Document(TextFile(name, ()))
            self.problems += document.problems
            found = parts(document)
            if found is None:
                is_whole = False
                if document.value is not None:
                    self.problems.append(_wrong_shape(document, parts))
                continue
            for path, value in found:
                ids.update(_id_of(value))
                entry = validate(document, kind, path, value)
                if isinstance(entry, Entry):
                    entries.append(entry)
                else:
                    self.problems += entry
        return Shelf(tuple(entries), frozenset(ids), is_whole)


_Parts = Callable[[Document], list[tuple[Path, Plain]] | None]


def _items(document: Document) -> list[tuple[Path, Plain]] | None:
    """Each item of a list; None when the document is no list."""
    if not isinstance(document.value, tuple):
        return None
    return [((number,), value) for number, value in enumerate(document.value)]


def _values(document: Document) -> list[tuple[Path, Plain]] | None:
    """Each value of a mapping; None when the document is no mapping."""
    if not isinstance(document.value, dict):
        return None
    return [((key,), value) for key, value in document.value.items()]


def _whole(document: Document) -> list[tuple[Path, Plain]] | None:
    """The mapping itself; None when the document is no mapping."""
    return [((), document.value)] if isinstance(document.value, dict) else None


def _wrong_shape(document: Document, parts: _Parts) -> Problem:
    message = "tiedoston pitää olla luettelo" if parts is _items else "tiedoston pitää olla avaimia ja arvoja"
    hint = "Aloita jokainen kohta viivalla: «- id: …»." if parts is _items else "Kirjoita muodossa «avain: arvo»."
    return document.file.problem(document.position(), "value-invalid", message, hint)


def _id_of(value: Plain) -> tuple[str, ...]:
    """The id that a value gives itself, whether or not the rest of it fits."""
    entry_id = value.get("id") if isinstance(value, dict) else None
    return (entry_id,) if isinstance(entry_id, str) else ()


def _is_in(name: str, start: str) -> bool:
    """Is this a file of the folder, not of one inside it, with the right ending?"""
    ending = ".md" if start.startswith("content/") else ".yaml"
    return name.startswith(start) and name.endswith(ending) and name.count("/") == start.count("/")
