"""What has changed in the world: a page of it, newest first, and the same as an Atom feed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from ohjaus.dialogue.address import page_path
from ohjaus.library.dates import PARTIAL_DAY, first_day, spoken_day
from ohjaus.library.model import REGISTERS, Change, Register
from ohjaus.site.build import Build, Pages

FEED = "muutokset/syote.xml"


@dataclass(frozen=True)
class ShownChange:
    """One change of one topic."""

    id: str
    topic: str
    title: str
    path: str
    text: str
    begins: datetime.date | None  # None: no day has been set
    day: str
    is_likely: bool


def shown_changes(build: Build, register: Register) -> list[ShownChange]:
    """Every change that may be told, the newest first; those without a day before them all."""
    shown = []
    for topic in build.topics:
        for number, change in enumerate(topic.changes, 1):
            if change.confidence == "unverified":
                continue
            shown.append(_shown(build, topic.id, number, change, register))
    shown.sort(key=lambda each: (each.begins is not None, -(each.begins or datetime.date.max).toordinal(), each.id))
    return shown


def _shown(build: Build, topic: str, number: int, change: Change, register: Register) -> ShownChange:
    dated = bool(PARTIAL_DAY.match(change.from_))
    return ShownChange(
        id=f"{topic}-{number}",
        topic=topic,
        title=build.guide(topic, register).title,
        path=page_path(topic, register),
        text=(change.selko if register == "selko" else None) or change.text,
        begins=first_day(change.from_) if dated else None,
        day=spoken_day(change.from_, register) if dated else build.say("changes-open", register),
        is_likely=change.confidence != "verified",
    )


def change_pages(build: Build) -> Pages:
    """The page in both registers, and the feed."""
    today = build.site.day
    for register in REGISTERS:
        shown = shown_changes(build, register)
        coming = [each for each in shown if each.begins is None or each.begins > today]
        begun = [each for each in shown if each.begins is not None and each.begins <= today]
        years: dict[int, list[ShownChange]] = {}
        for each in begun:
            years.setdefault(each.begins.year if each.begins else 0, []).append(each)
        frame = build.frame("muutokset/", register, "changes")
        yield build.page("changes", frame, coming=list(reversed(coming)), years=years, feed=FEED)
    yield FEED, _feed(build)


def _feed(build: Build) -> str:
    """Atom 1.0. Two builds of the same content give the same bytes."""
    base = build.site.base_url
    begun = [each for each in shown_changes(build, "fi") if each.begins and each.begins <= build.site.day]
    newest = max((each.begins for each in begun if each.begins), default=build.site.day)
    entries = "".join(
        f"<entry><id>{escape(base)}muutokset/#{each.id}</id><title>{escape(each.title)}</title>"
        f"<updated>{each.begins}T00:00:00Z</updated><link href={quoteattr(base + each.path)}/>"
        f"<summary>{escape(each.text)} ({escape(each.day)})</summary></entry>\n"
        for each in begun
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fi">\n'
        f"<id>{escape(base)}muutokset/</id><title>{escape(build.say('feed-title', 'fi'))}</title>"
        f"<updated>{newest}T00:00:00Z</updated><author><name>{escape(build.say('name', 'fi'))}</name></author>\n"
        f'<link rel="self" href={quoteattr(base + FEED)}/><link href={quoteattr(base + "muutokset/")}/>\n'
        f"{entries}</feed>\n"
    )
