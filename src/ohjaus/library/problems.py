"""A finding as a value: where, how bad, which rule, what, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """An error stops the line of stages, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


class Position(NamedTuple):
    """A stretch of one line. Lines and columns start from 1; a width of 0 means to the end of the line."""

    line: int
    column: int
    width: int = 0


START = Position(1, 1)


@dataclass(frozen=True, order=True)
class Problem:
    """One finding. Findings sort by file and position."""

    file: str  # relative to the root, with forward slashes
    line: int
    column: int
    rule: str
    message: str  # Finnish, without a full stop
    hint: str = ""  # Finnish, in whole sentences
    level: Level = Level.ERROR
    width: int = 1
    excerpt: str = ""  # the line itself

    @property
    def is_error(self) -> bool:
        """Does this keep the library from being built?"""
        return self.level is Level.ERROR


@dataclass(frozen=True)
class TextFile:
    """A file's name and its lines, so that a finding can show the place."""

    name: str
    lines: tuple[str, ...]

    def problem(
        self, position: Position, rule: str, message: str, hint: str = "", level: Level = Level.ERROR
    ) -> Problem:
        """A finding at this position; a position outside the file keeps its numbers and shows no line."""
        line, column, width = position
        excerpt = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        if width == 0:
            width = len(excerpt.rstrip()) - column + 1
        return Problem(self.name, line, column, rule, message, hint, level, max(width, 1), excerpt)
