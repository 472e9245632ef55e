"""Service paths: the steps as a list, and the same steps as a picture."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from ohjaus.dialogue.address import page_path
from ohjaus.library.model import Register, ServicePath, Step
from ohjaus.site.build import Build, Pages

WIDTH = 360  # a phone's width: the picture's letters are as large as the text's
LINE = {"fi": 25, "selko": 25}  # letters on a line of the picture
SMALL = {"fi": 32, "selko": 32}


@dataclass(frozen=True)
class Node:
    """One step of the picture, in its coordinates."""

    number: int
    top: int
    bottom: int
    middle: int
    title: tuple[tuple[int, str], ...]  # baseline and text
    small: tuple[tuple[int, str], ...]
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

    title: str
    path: str
    number: int
    count: int
    before: tuple[str, str] | None
    after: tuple[str, str] | None


def picture(path: ServicePath, register: Register) -> Picture:
    """The steps from top to bottom, each in a box as tall as its words."""
    nodes = []
    top = 4
    for number, step in enumerate(path.steps, 1):
        title = textwrap.wrap(step.title.in_register(register), LINE[register])
        small = textwrap.wrap(step.actor.in_register(register), SMALL[register])
        height = 22 + 22 * len(title) + 19 * len(small)
        titles = tuple((top + 28 + 22 * row, line) for row, line in enumerate(title))
        smalls = tuple((top + 28 + 22 * len(title) + 19 * row, line) for row, line in enumerate(small))
        last = number == len(path.steps)
        nodes.append(Node(number, top, top + height, top + height // 2, titles, smalls, last))
        top += height + (0 if last else 28)
    return Picture(WIDTH, top + 4, tuple(nodes))


def positions(build: Build, topic: str, register: Register) -> tuple[Position, ...]:
    """Every path that this topic is a step of."""
    found = []
    for path in build.library.paths.values():
        link = build.topic_link(path.id, register)
        if link is None or path.id == topic:
            continue
        for index, step in enumerate(path.steps):
            if step.topic == topic:
                before = path.steps[index - 1] if index else None
                after = path.steps[index + 1] if index + 1 < len(path.steps) else None
                here = page_path(path.id, register, step_anchor(step))
                found.append(
                    Position(
                        link[0], here, index + 1, len(path.steps),
                        _neighbour(build, path, before, register), _neighbour(build, path, after, register),
                    )
                )  # fmt: skip
                break
    return tuple(found)


def _neighbour(build: Build, path: ServicePath, step: Step | None, register: Register) -> tuple[str, str] | None:
    """The title and the page of a step: its own topic's page, or its place on the path's page."""
    if step is None:
        return None
    link = build.topic_link(step.topic, register)
    return step.title.in_register(register), link[1] if link else page_path(path.id, register, step_anchor(step))


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
