"""Every source, by publisher, with the day it shows and the pages that lean on it."""

from __future__ import annotations

from ohjaus.dialogue.address import page_path
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import REGISTERS, Source
from ohjaus.site.build import Build, Pages, alphabet


def source_pages(build: Build) -> Pages:
    """The page in both registers."""
    used = _used(build)
    publishers: dict[str, list[Source]] = {}
    for source in build.library.sources.values():
        publishers.setdefault(source.publisher, []).append(source)
    for register in REGISTERS:
        groups = []
        for publisher in sorted(publishers, key=alphabet):
            shown = []
            for source in sorted(publishers[publisher], key=lambda each: alphabet(each.title)):
                day = spoken_day(source.seen, register) if source.seen else ""
                ids = used.get(source.id, ())
                topics = [(build.guide(topic, register).title, page_path(topic, register)) for topic in ids]
                shown.append((source, day, topics))
            groups.append((publisher, shown))
        frame = build.frame("lahteet/", register, "sources")
        yield build.page("sources", frame, groups=groups, count=len(build.library.sources))


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
