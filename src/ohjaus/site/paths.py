"""Service paths: the steps as a list, and the same steps as a picture."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.reply import ShownStep
from ohjaus.library.model import Register, ServicePath, Step
from ohjaus.site.build import Build, Pages

WIDTH = 360  # a phone's width: the picture's letters are as large as the text's
LETTERS: dict[Register, tuple[int, int]] = {"fi": (25, 29), "selko": (22, 25)}  # on a line of a title, and of others
HEIGHTS: dict[Register, tuple[int, int]] = {"fi": (23, 20), "selko": (26, 24)}  # of their lines
LEFT, INDENT = 66, 92  # where a title begins, and a line that has a symbol before it
GAP = 22  # between boxes


@dataclass(frozen=True)
class Part:
    """What a box of the picture says of one thing: its title, who acts, how long, what if the answer is no."""

    name: str
    left: int
    top: int
    height: int
    lines: tuple[tuple[int, str], ...]  # baseline and text


@dataclass(frozen=True)
class Node:
    """One step of the picture, in its coordinates."""

    number: int
    top: int
    bottom: int
    middle: int
    parts: tuple[Part, ...]
    is_last: bool


@dataclass(frozen=True)
class Picture:
    """A path as a picture."""

    width: int
    height: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Position:
    """Where a topic stands on a path."""

    id: str  # of the path
    title: str
    path: str
    number: int
    count: int
    before: tuple[str, str] | None
    after: tuple[str, str] | None
    again: bool  # an earlier step of the same path leads to the topic too


def picture(steps: Sequence[ShownStep], no: str, register: Register) -> Picture:
    """The steps from top to bottom, each in a box as tall as its words. `no` begins what to do after a refusal."""
    (title, small), (row, low) = LETTERS[register], HEIGHTS[register]
    nodes = []
    top = 4
    for step in steps:
        rows = {key: text for key, _, text in step.rows}
        parts = [_part("title", step.title, top + 6, title, row)]
        parts.append(_part("actor", step.actor, _below(parts), small, low))
        if "duration" in rows:
            parts.append(_part("duration", rows["duration"], _below(parts) + 3, small, low))
        if "if-no" in rows:
            parts.append(_part("if-no", f"{no}: {rows['if-no']}", _below(parts) + 9, small, low, inner=6))
        bottom = _below(parts) + 10
        last = step is steps[-1]
        nodes.append(Node(step.number, top, bottom, top + 28, tuple(parts), last))
        top = bottom + (0 if last else GAP)
    return Picture(WIDTH, top + 4, tuple(nodes))


def _below(parts: Sequence[Part]) -> int:
    return parts[-1].top + parts[-1].height


def _part(name: str, text: str, top: int, letters: int, height: int, inner: int = 0) -> Part:
    """The text in lines of so many letters. `inner` is the space around them in a box of their own."""
    lines = textwrap.wrap(text, letters)
    placed = tuple((top + inner + height * row + height - 4, line) for row, line in enumerate(lines))
    return Part(name, LEFT if name == "title" else INDENT, top, height * len(lines) + 2 * inner, placed)


def positions(build: Build, topic: str, register: Register) -> tuple[Position, ...]:
    """Every step of every path that leads to this topic."""
    found: list[Position] = []
    for path in build.library.paths.values():
        link = build.topic_link(path.id, register)
        if link is None or path.id == topic:
            continue
        count = len(path.steps)
        for number, step in enumerate(path.steps, 1):
            if step.topic == topic:
                before, after = (_neighbour(build, path, near, register) for near in (number - 1, number + 1))
                here = page_path(path.id, register, step_anchor(step))
                again = any(each.id == path.id for each in found)
                found.append(Position(path.id, link[0], here, number, count, before, after, again))
    return tuple(found)


def _neighbour(build: Build, path: ServicePath, number: int, register: Register) -> tuple[str, str] | None:
    """The title and the page of a step: its own topic's page, or its place on the path's page."""
    if not 0 < number <= len(path.steps):
        return None
    step = path.steps[number - 1]
    link = step_link(build, path.id, number, step.topic, register)
    return step.title.in_register(register), link[1] if link else page_path(path.id, register, step_anchor(step))


def step_link(build: Build, path: str, number: int, topic: str, register: Register) -> tuple[str, str] | None:
    """The title and the page of a step's topic; the address carries the place on the path. None within the path."""
    link = build.topic_link(topic, register)
    if link is None or topic == path:
        return None
    return link[0], f"{link[1]}?polku={path}&vaihe={number}"


def step_anchor(step: Step) -> str:
    """The anchor of a step on the path's page."""
    return f"vaihe-{step.id}"


def path_pages(build: Build) -> Pages:
    """The list of paths."""
    for register in ("fi", "selko"):
        shown = [
            (build.guide(topic.id, register), page_path(topic.id, register), build.library.paths.get(topic.id))
            for topic in build.topics
            if topic.kind == "path"
        ]
        yield build.page("paths", build.frame("polku/", register, "paths", section="paths"), paths=shown)
