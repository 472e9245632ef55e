"""Every source, by the authority of its publisher, with the day it shows and the pages that lean on it."""

from __future__ import annotations

from urllib.parse import urlsplit

from ohjaus.dialogue.address import page_path
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import REGISTERS, Source
from ohjaus.site.build import Build, Pages, alphabet

Shown = tuple[Source, str, list[tuple[str, str]]]  # with its day and the pages that lean on it

LAW = ("finlex.fi", "eduskunta.fi")
STATE = (
    "dvv.fi", "finanssivalvonta.fi", "kela.fi", "palvelumanuaali.fi", "stat.fi", "stm.fi", "suomi.fi", "te-palvelut.fi",
    "tem.fi", "thl.fi", "tilastokeskus.fi", "tyomarkkinatori.fi", "valtioneuvosto.fi", "valtiokonttori.fi",
)  # fmt: skip
KINDS = ("law", "state", "other")


def source_pages(build: Build) -> Pages:
    """The page in both registers."""
    used = _used(build)
    publishers: dict[str, list[Source]] = {}
    for source in build.library.sources.values():
        publishers.setdefault(source.publisher, []).append(source)
    for register in REGISTERS:
        groups: dict[str, list[tuple[str, list[Shown]]]] = {kind: [] for kind in KINDS}
        for publisher in sorted(publishers, key=lambda name: (name[0].isdigit(), alphabet(name))):
            shown = []
            for source in sorted(publishers[publisher], key=lambda each: alphabet(each.title)):
                day = spoken_day(source.seen, register) if source.seen else ""
                ids = used.get(source.id, ())
                topics = [(build.guide(topic, register).title, page_path(topic, register)) for topic in ids]
                shown.append((source, day, topics))
            groups[_kind(publishers[publisher])].append((publisher, shown))
        frame = build.frame("lahteet/", register, "sources")
        yield build.page("sources", frame, groups=groups.items(), count=len(build.library.sources))


def _kind(sources: list[Source]) -> str:
    """Who a publisher is, by where its first source stands."""
    host = urlsplit(sources[0].url).hostname or ""
    for kind, hosts in (("law", LAW), ("state", STATE)):
        if any(host == each or host.endswith(f".{each}") for each in hosts):
            return kind
    return "other"


def _used(build: Build) -> dict[str, list[str]]:
    """The topics that lean on each source."""
    used: dict[str, list[str]] = {}
    for topic in build.topics:
        facts = [fact for section in build.guide(topic.id, "fi").sections for fact in section.facts]
        ids = [build.library.facts[fact].source for fact in facts if fact in build.library.facts]
        for source in dict.fromkeys([*ids, topic.source]):
            if source:
                used.setdefault(source, []).append(topic.id)
    return used
