"""Sources as they are shown: each with the day that it shows."""

from __future__ import annotations

from ohjaus.dialogue.reply import ShownSource
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Guide, Library, Register, Topic


def shown_sources(guide: Guide, topic: Topic, library: Library, register: Register) -> tuple[ShownSource, ...]:
    """What the guide's sections rest on, in their order, and the topic's own source."""
    fact_ids = [fact for section in guide.sections for fact in section.facts]
    ids = [library.facts[fact].source for fact in fact_ids if fact in library.facts]
    found = dict.fromkeys([*(i for i in ids if i), *([topic.source] if topic.source else [])])
    return tuple(_shown(source_id, library, register) for source_id in found)


def dated(source_id: str | None, library: Library, register: Register) -> str:
    """Publisher and day of a source in one line; nothing where there is no source."""
    if source_id is None:
        return ""
    source = _shown(source_id, library, register)
    return f"{source.publisher}, {source.dated}"


def _shown(source_id: str, library: Library, register: Register) -> ShownSource:
    source = library.sources[source_id]
    if source.seen:
        day = library.phrase("source-dated", register, day=spoken_day(source.seen, register))
    else:
        day = library.phrase("source-undated", register)
    return ShownSource(source.title, source.publisher, source.url, day)
