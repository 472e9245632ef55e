"""YAML to plain values, with the place of every part kept.

A suspicious reader: nothing is guessed (`no`, `009`, `12:30` and dates stay text), a key may stand once, and
anchors, tags and deep nesting are refused. Whatever the bytes are, the answer is a `Document` with its problems.

The values are built straight from libyaml's events. PyYAML's own `compose` is as fast, but a deeply nested text
crashes the whole process in it; here the reading stops at `DEEPEST`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import yaml

from ohjaus.library.problems import START, Position, Problem, TextFile
from ohjaus.library.yaml_messages import LINE_BREAK, in_finnish

RULES = {
    "file-encoding": "a file is UTF-8 text",
    "file-too-large": "a file is small enough for a person to read",
    "file-empty": "a file says something",
    "yaml-syntax": "the text is YAML",
    "yaml-alias": "each thing is written out: no anchors, aliases or tags",
    "key-duplicate": "a key stands once in its mapping",
}

EMPTY = ("tiedosto on tyhjä", "Poista tiedosto tai kirjoita siihen jotain.")
LARGEST = 2_000_000  # bytes
DEEPEST = 20  # levels of nesting

Step = str | int
Path = tuple[Step, ...]
Plain = bool | int | float | str | tuple["Plain", ...] | dict[str, "Plain"] | None

_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,17})(\.\d{1,17})?(?:[eE][-+]?\d{1,2})?")
_WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True, slots=True)
class Node:
    """Where a value stands, where its key stands, and the same of the values inside it."""

    position: Position
    key: Position | None = None
    children: Mapping[Step, Node] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Document:
    """One parsed YAML text. `value` is None when there were problems that leave nothing to look at."""

    file: TextFile
    value: Plain = None
    node: Node = Node(START)
    problems: tuple[Problem, ...] = ()

    def position(self, path: Path = ()) -> Position:
        """Where the value at this path stands; where the path ends early, the last thing on it."""
        return self._node(path).position

    def key_position(self, path: Path) -> Position:
        """Where the key of the value at this path stands; for an item of a list, the item."""
        node = self._node(path)
        return node.key or node.position

    def _node(self, path: Path) -> Node:
        node = self.node
        for step in path:
            child = node.children.get(step)
            if child is None:
                break
            node = child
        return node


def decode(name: str, data: bytes) -> tuple[str, Problem | None]:
    """Bytes to text, or a finding at the first byte that is no text."""
    if len(data) > LARGEST:
        file = TextFile(name, ())
        return "", file.problem(START, "file-too-large", f"tiedosto on yli {LARGEST // 1_000_000} megatavua")
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), None
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").split("\n")
        lines = data.decode("utf-8", errors="replace").split("\n")
        place = Position(len(before), len(before[-1]) + 1, 1)
        hint = "Tallenna tiedosto muodossa UTF-8."
        return "", TextFile(name, tuple(lines)).problem(place, "file-encoding", "tiedosto ei ole UTF-8-tekstiä", hint)


def parse(name: str, text: str) -> Document:
    """A YAML text to its document. Never raises; `name` is the file's name in the findings."""
    file = TextFile(name, tuple(LINE_BREAK.split(text)))
    reader = _Reader(file, text)
    try:
        value, node = reader.document()
    except _RefusedError as refused:
        return Document(file, problems=(*reader.problems, refused.problem))
    except yaml.YAMLError as error:
        return Document(file, problems=(*reader.problems, in_finnish(error, file, text)))
    return Document(file, value, node, tuple(reader.problems))


class _RefusedError(Exception):
    """The reading stops here."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Reader:
    """Events to values and nodes, noting problems on the way."""

    def __init__(self, file: TextFile, text: str) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.events = yaml.CBaseLoader(text)

    def document(self) -> tuple[Plain, Node]:
        """The only document of the text."""
        self._next()  # the stream starts
        start = self._next()
        if isinstance(start, yaml.StreamEndEvent):
            raise self._refused(START, "file-empty", *EMPTY)
        found = self._value(self._next(), 0, None)
        if found[0] is None:
            raise self._refused(START, "file-empty", *EMPTY)
        self._next()  # the document ends
        end = self._next()
        if not isinstance(end, yaml.StreamEndEvent):
            raise self._refused(_position(end), "yaml-syntax", "tiedostossa on monta YAML-osaa", "Poista rivi «---».")
        return found

    def _next(self) -> yaml.Event:
        event = self.events.get_event()
        if event is None:
            raise yaml.YAMLError("the text ended too early")
        return event

    def _value(self, event: yaml.Event, depth: int, key: Position | None) -> tuple[Plain, Node]:
        place = _position(event)
        if depth > DEEPEST:
            raise self._refused(place, "yaml-syntax", f"sisäkkäisiä tasoja on yli {DEEPEST}")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None) or getattr(event, "tag", None):
            message = "ankkureita (&), viittauksia (*) ja tyyppimerkkejä (!) ei käytetä"
            hint = "Kirjoita arvo sellaisenaan tai pane se lainausmerkkeihin."
            raise self._refused(place, "yaml-alias", message, hint)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(place, depth, key)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place, depth, key)
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refused(place, "yaml-syntax", "tästä puuttuu arvo")
        text: str = event.value
        return (_scalar(text) if event.implicit[0] else text), Node(place, key)

    def _sequence(self, place: Position, depth: int, key: Position | None) -> tuple[Plain, Node]:
        values: list[Plain] = []
        nodes: dict[Step, Node] = {}
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            value, nodes[len(values)] = self._value(event, depth + 1, None)
            values.append(value)
        return tuple(values), Node(place, key, nodes)

    def _mapping(self, place: Position, depth: int, key: Position | None) -> tuple[Plain, Node]:
        values: dict[str, Plain] = {}
        nodes: dict[Step, Node] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            name_place = _position(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise self._refused(name_place, "yaml-syntax", "avaimen pitää olla yksi sana")
            name: str = event.value
            value, node = self._value(self._next(), depth + 1, name_place)
            if name in values:
                first = nodes[name].key or place
                message, hint = f"avain «{name}» on jo rivillä {first.line}", "Poista toinen niistä."
                self.problems.append(self.file.problem(name_place, "key-duplicate", message, hint))
            else:
                values[name], nodes[name] = value, node
        return values, Node(place, key, nodes)

    def _refused(self, place: Position, rule: str, message: str, hint: str = "") -> _RefusedError:
        return _RefusedError(self.file.problem(place, rule, message, hint))


def _position(event: yaml.Event) -> Position:
    start, end = event.start_mark, event.end_mark
    if start is None or end is None:
        return START
    is_on_one_line = start.line == end.line and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent)
    return Position(start.line + 1, start.column + 1, end.column - start.column if is_on_one_line else 0)


def _scalar(text: str) -> Plain:
    """A plain scalar: null, true, false or a number as in YAML 1.2; everything else, `010` too, is text."""
    if text in _WORDS:
        return _WORDS[text]
    if number := _NUMBER.fullmatch(text):
        return int(text) if number[0].lstrip("-").isdigit() else float(text)
    return text
