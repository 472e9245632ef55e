"""Every text that stands in both registers side by side in a file of knowledge, wherever it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from ohjaus.library.documents import Documents
from ohjaus.library.model import REGISTERS, Frozen, Register, Twin
from ohjaus.library.parse import Path
from ohjaus.library.problems import Level, Problem
from ohjaus.library.validate import Entry


@dataclass(frozen=True)
class Told:
    """One text in both registers, and where it stands."""

    entry: Entry[Frozen]
    path: Path
    twin: Twin
    holders: tuple[type[Frozen], ...]  # what the text is a part of, the whole entry first

    def is_in(self, kind: type[Frozen]) -> bool:
        """Is the text a part of such a thing?"""
        return kind in self.holders

    def problem(
        self, register: Register, rule: str, message: str, hint: str = "", level: Level = Level.ERROR
    ) -> Problem:
        """A finding at the text in this register."""
        return self.entry.problem((*self.path, register), rule, message, hint, level)

    def each(self) -> Iterator[tuple[Register, str]]:
        """The text in one register after the other."""
        for register in REGISTERS:
            yield register, self.twin.in_register(register)


def twins(documents: Documents) -> Iterator[Told]:
    """Every text that a reader may see in either register, but for the guides."""
    shelves: tuple[Iterator[Entry[Frozen]], ...] = (
        iter(documents.law_changes),
        iter(documents.counting),
        iter(documents.glossary),
        iter(documents.outside),
        iter(documents.organisations),
        iter(documents.aspects),
        iter(documents.confusables),
        iter(documents.safety),
        iter(documents.surveys),
        iter(documents.paths),
        iter(documents.guards),
        iter(documents.phrases),
    )
    for entry in chain(*shelves):
        for path, twin, holders in _inside(entry.value, (), ()):
            yield Told(entry, path, twin, holders)


def _inside(
    value: object, path: Path, holders: tuple[type[Frozen], ...]
) -> Iterator[tuple[Path, Twin, tuple[type[Frozen], ...]]]:
    if isinstance(value, Twin):
        yield path, value, holders
    elif isinstance(value, Frozen):
        for name, field in type(value).model_fields.items():
            yield from _inside(getattr(value, name), (*path, field.alias or name), (*holders, type(value)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, (*path, number), holders)
