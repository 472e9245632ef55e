"""Findings to text: for people, for programs, and for the annotations of GitHub. Pure functions."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from ohjaus.library.problems import Level, Problem

_LEVELS = {Level.ERROR: "virhe", Level.WARNING: "varoitus"}
_WIDEST = 100  # characters of a line that are shown around the marker
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


def to_text(problems: Iterable[Problem]) -> str:
    """The findings for a person: the place, the line, a marker under the fault, and a hint."""
    return "\n".join(_block(problem) for problem in sorted(problems))


def to_json(problems: Iterable[Problem]) -> str:
    """The findings as a JSON list of objects, one for each finding."""
    keys = ("file", "line", "column", "width", "level", "rule", "message", "hint", "excerpt")
    rows = [{key: getattr(problem, key) for key in keys} for problem in sorted(problems)]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def to_github(problems: Iterable[Problem]) -> str:
    """The findings as workflow commands, which GitHub shows beside the changed lines."""
    return "\n".join(_annotation(problem) for problem in sorted(problems))


def _block(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}"
    lines = [_visible(f"{place}: {_LEVELS[problem.level]}: {problem.message} [{problem.rule}]")]
    if problem.excerpt.strip():
        excerpt, start, width = _around(problem)
        number = str(problem.line)
        lines.append(f"    {number} | {excerpt}".rstrip())
        lines.append(f"    {' ' * len(number)} | {' ' * start}{'^' * width}")
    if problem.hint:
        lines.append(_visible(f"    vihje: {problem.hint}"))
    return "\n".join(lines)


def _around(problem: Problem) -> tuple[str, int, int]:
    """The part of a long line that holds the fault, and where the fault is in it."""
    line, start = _visible(problem.excerpt), problem.column - 1
    first = max(0, min(start - _WIDEST // 4, len(line) - _WIDEST)) if len(line) > _WIDEST else 0
    shown = line[first : first + _WIDEST]
    width = max(1, min(problem.width, len(shown) - (start - first)))
    left, right = ("…" if first else ""), ("…" if first + _WIDEST < len(line) else "")
    return f"{left}{shown}{right}", start - first + len(left), width


def _annotation(problem: Problem) -> str:
    end = problem.column + problem.width - 1
    where = f"file={_escaped(problem.file)},line={problem.line},col={problem.column},endColumn={end}"
    text = f"{problem.message}. {problem.hint}".strip() if problem.hint else problem.message
    return f"::{problem.level} {where},title={_escaped(problem.rule)}::{_escaped(text, in_property=False)}"


def _escaped(text: str, *, in_property: bool = True) -> str:
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def _visible(text: str) -> str:
    """One sign in the place of each character that a terminal would obey or hide."""
    return _UNSEEN.sub(lambda found: " " if found[0] == "\t" else "\N{REPLACEMENT CHARACTER}", text)
