"""Sources as they are shown: each with the day that it shows."""

from __future__ import annotations

from functools import lru_cache

from ohjaus.dialogue.reply import ShownSource
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Library, Register

KEPT = 256  # guides as they are shown on a day, kept between answers: all of them, in both registers, and some others


@lru_cache(maxsize=KEPT)
def shown_sources(topic: str, library: Library, register: Register) -> tuple[ShownSource, ...]:
    """What the guide's sections rest on, in their order, and the topic's own source. Kept between answers."""
    fact_ids = [fact for section in library.guide(topic, register).sections for fact in section.facts]
    ids = [library.facts[fact].source for fact in fact_ids if fact in library.facts]
    own = library.topics[topic].source
    found = dict.fromkeys([*(i for i in ids if i), *([own] if own else [])])
    return tuple(shown_source(source_id, library, register) for source_id in found)


def dated(source_id: str | None, library: Library, register: Register) -> str:
    """Publisher and day of a source in one line; nothing where there is no source."""
    if source_id is None:
        return ""
    source = shown_source(source_id, library, register)
    return f"{source.publisher}, {source.dated}"


def shown_source(source_id: str, library: Library, register: Register) -> ShownSource:
    """A source with the day that it shows."""
    source = library.sources[source_id]
    if source.seen:
        day = library.phrase("source-dated", register, day=spoken_day(source.seen, register))
    else:
        day = library.phrase("source-undated", register)
    return ShownSource(source.title, source.publisher, source.url, day)
