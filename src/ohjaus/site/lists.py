"""Lists of topics: all of them, by kind, by audience; and the page to search from when no server answers."""

from __future__ import annotations

from collections.abc import Sequence

from ohjaus.dialogue.address import page_path
from ohjaus.library.model import REGISTERS, Audience, Kind, Register, Topic
from ohjaus.site.build import Build, Pages

KINDS: dict[Kind, str] = {
    "service": "palvelut",
    "benefit": "etuudet",
    "step": "asiointi",
    "path": "polut",
    "employer": "tyonantajalle",
    "rights": "oikeudet",
    "region": "alueet",
}
AUDIENCE_PATHS: dict[Audience, str] = {
    "client": "kuka/asiakas/",
    "relative": "kuka/laheinen/",
    "employer": "kuka/tyonantaja/",
    "counsellor": "kuka/ammattilainen/",
}
FIRST: dict[Audience, tuple[Kind, ...]] = {"employer": ("employer", "path"), "counsellor": ("service", "region")}

Shown = tuple[str, str, str]  # title, summary, path


def kind_path(kind: Kind) -> str:
    """The page of a kind."""
    return f"aiheet/{KINDS[kind]}/"


def by_kind(build: Build, kind: Kind) -> list[Topic]:
    """The topics of a kind, by title."""
    return [topic for topic in build.topics if topic.kind == kind]


def by_audience(build: Build, audience: Audience) -> list[Topic]:
    """The topics for an audience, by title."""
    return [topic for topic in build.topics if audience in topic.audiences]


def list_pages(build: Build) -> Pages:
    """Every list in both registers."""
    for register in REGISTERS:
        yield build.page(
            "list", build.frame("aiheet/", register, "topics", section="topics"),
            groups=_groups(build, build.topics, tuple(KINDS), register), contents=True,
        )  # fmt: skip
        yield build.page(
            "haku", build.frame("haku/", register, "search", section="search"),
            groups=_groups(build, build.topics, tuple(KINDS), register),
        )  # fmt: skip
        for kind in KINDS:
            topics = by_kind(build, kind)
            frame = build.frame(kind_path(kind), register, f"kind-{kind}", above=("topics",), section="topics")
            yield build.page("list", frame, groups=[(kind, "", _shown(build, topics, register))], contents=False)
        for audience, path in AUDIENCE_PATHS.items():
            first = FIRST.get(audience, ())
            kinds = (*first, *(kind for kind in KINDS if kind not in first))
            groups = _groups(build, by_audience(build, audience), kinds, register)
            yield build.page("list", build.frame(path, register, f"audience-{audience}"), groups=groups, contents=True)


def _groups(
    build: Build, topics: Sequence[Topic], kinds: Sequence[Kind], register: Register
) -> list[tuple[str, str, list[Shown]]]:
    """The topics under the headings of their kinds."""
    groups: list[tuple[str, str, list[Shown]]] = []
    for kind in kinds:
        found = [topic for topic in topics if topic.kind == kind]
        if found:
            groups.append((kind, build.say(f"kind-{kind}-title", register), _shown(build, found, register)))
    return groups


def _shown(build: Build, topics: Sequence[Topic], register: Register) -> list[Shown]:
    guides = [build.guide(topic.id, register) for topic in topics]
    return [(guide.title, guide.summary, page_path(guide.topic, register)) for guide in guides]
