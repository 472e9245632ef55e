"""Lists of topics: all of them, by kind, by audience."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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

NEEDED: dict[Audience, tuple[str, ...]] = {  # what most come for, before the alphabet
    "employer": ("palkkatuki", "palkkatuen-hakeminen", "polku-tyonantaja", "osatyokykyisen-palkkaaminen"),
    "client": (
        "kuntouttava-tyotoiminta", "vammaisten-tyotoiminta", "kehitysvammaisten-tyotoiminta", "tyohonvalmennus",
        "tyonhakijaksi-ilmoittautuminen",
    ),
}  # fmt: skip
NEXT = ("mista-apua", "kulukorvaus", "tyottomyysetuus", "elake-ja-tyo", "muutoksenhaku")
_ORDER = {topic: place for place, topic in enumerate((*NEEDED["client"], *NEEDED["employer"], *NEXT))}

Shown = tuple[str, str, str]  # title, summary, path


def kind_path(kind: Kind) -> str:
    """The page of a kind."""
    return f"aiheet/{KINDS[kind]}/"


def by_kind(build: Build, kind: Kind) -> list[Topic]:
    """The topics of a kind, by need."""
    return by_need(topic for topic in build.topics if topic.kind == kind)


def by_audience(build: Build, audience: Audience) -> list[Topic]:
    """The topics for an audience, by need."""
    return by_need(topic for topic in build.topics if audience in topic.audiences)


def audiences(build: Build) -> list[tuple[Audience, str]]:
    """Those who find topics here, each with the path of its list."""
    return [(audience, path) for audience, path in AUDIENCE_PATHS.items() if by_audience(build, audience)]


def by_need(topics: Iterable[Topic]) -> list[Topic]:
    """What most come for first, the others in the order they were in."""
    return sorted(topics, key=lambda topic: _ORDER.get(topic.id, len(_ORDER)))


def list_pages(build: Build) -> Pages:
    """Every list in both registers."""
    for register in REGISTERS:
        yield build.page(
            "list", build.frame("aiheet/", register, "topics", section="topics"),
            groups=in_groups(build, build.topics, tuple(KINDS), register), contents=True, pick=False,
        )  # fmt: skip
        for kind in KINDS:
            topics = by_kind(build, kind)
            frame = build.frame(kind_path(kind), register, f"kind-{kind}", above=("topics",), section="topics")
            yield build.page(
                "list", frame, groups=[(kind, "", _shown(build, topics, register))], contents=False, pick=False
            )
        yield build.page("people", build.frame("kuka/", register, "audiences"), people=audiences(build))
        for audience, path in AUDIENCE_PATHS.items():
            first = FIRST.get(audience, ())
            kinds = (*first, *(kind for kind in KINDS if kind not in first))
            groups = in_groups(build, by_audience(build, audience), kinds, register)
            known = [build.library.topics[topic] for topic in NEEDED.get(audience, ()) if topic in build.library.guides]
            if known:
                groups = [("aluksi", build.say("home-starts", register), _shown(build, known, register)), *groups]
            yield build.page(
                "list",
                build.frame(path, register, f"audience-{audience}", above=("audiences",)),
                groups=groups,
                contents=True,
                pick=audience == "counsellor",
            )


def in_groups(
    build: Build, topics: Sequence[Topic], kinds: Sequence[Kind], register: Register
) -> list[tuple[str, str, list[Shown]]]:
    """The topics under the headings of their kinds."""
    groups: list[tuple[str, str, list[Shown]]] = []
    for kind in kinds:
        found = by_need(topic for topic in topics if topic.kind == kind)
        if found:
            groups.append((kind, build.say(f"kind-{kind}-title", register), _shown(build, found, register)))
    return groups


def _shown(build: Build, topics: Sequence[Topic], register: Register) -> list[Shown]:
    guides = [build.guide(topic.id, register) for topic in topics]
    return [(guide.title, guide.summary, page_path(guide.topic, register)) for guide in guides]
