"""Our guides in the service register's terms, as drafts for a person of the register to take up. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ohjaus.dialogue.address import page_path
from ohjaus.library.amount_marks import MARK
from ohjaus.library.model import Guide, Library, Register, Topic

NAME, SUMMARY, DESCRIPTION = 100, 150, 2500  # signs at most, as the register documents
LANGUAGE: Register = "fi"
EXPORTED = frozenset({"service", "benefit", "employer"})  # kinds of topics that are services in the register's sense

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|<(https?://[^>]*)>")
_SIGNS = re.compile(r"\*\*|__|(?<!\w)\*(?!\s)|(?<!\s)\*(?!\w)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def export(library: Library, base_url: str) -> dict[str, Any]:
    """Every guide of a service as V11VmOpenApiService, in one page, and the site's page of it as its channel.

    What we do not know is left empty for a person: ids of the register, service classes, target groups. Without
    `base_url` there are no channels.
    """
    topics = [topic for topic in library.topics.values() if topic.kind in EXPORTED]
    services = [_service(library, topic, base_url) for topic in topics]
    channels = [_channel(library, topic, base_url) for topic in topics] if base_url else []
    return {"services": _page(services), "channels": _page(channels)}


def _page(items: list[dict[str, Any]]) -> dict[str, Any]:
    return {"pageNumber": 1, "pageSize": len(items), "pageCount": 1, "itemList": items}


def _service(library: Library, topic: Topic, base_url: str) -> dict[str, Any]:
    guide = library.guide(topic.id, LANGUAGE)
    office = library.organisations[topic.office].name.fi
    channel = {"serviceChannel": {"id": None, "name": _cut(guide.title, NAME)}}
    return {
        "id": None,
        "sourceId": f"ohjaus-{topic.id}",
        "type": "Service",
        "serviceNames": [_text("Name", _cut(guide.title, NAME))],
        "serviceDescriptions": [
            _text("Summary", _cut(guide.summary, SUMMARY)),
            _text("Description", description(guide)),
        ],
        "languages": [LANGUAGE],
        "serviceClasses": [],
        "targetGroups": [],
        "organizations": [{"roleType": "Responsible", "organization": {"id": None, "name": office}}],
        "serviceChannels": [channel] if base_url else [],
        "publishingStatus": "Draft",
        "modified": f"{topic.reviewed}T00:00:00Z",
    }


def _channel(library: Library, topic: Topic, base_url: str) -> dict[str, Any]:
    guide = library.guide(topic.id, LANGUAGE)
    url = f"{base_url.rstrip('/')}/{page_path(topic.id, LANGUAGE)}"
    return {
        "id": None,
        "sourceId": f"ohjaus-sivu-{topic.id}",
        "serviceChannelType": "WebPage",
        "serviceChannelNames": [_text("Name", _cut(guide.title, NAME))],
        "serviceChannelDescriptions": [_text("Summary", _cut(guide.summary, SUMMARY))],
        "languages": [LANGUAGE],
        "areaType": "Nationwide",
        "webPages": [{"url": url, "value": _cut(guide.title, NAME), "language": LANGUAGE}],
        "publishingStatus": "Draft",
        "modified": f"{topic.reviewed}T00:00:00Z",
    }


def description(guide: Guide) -> str:
    """Summary and sections as plain text, whole paragraphs only, as many as fit.

    A paragraph with an amount is left out: the register would show a sum without its period and source. So are the
    parts for counsellors and the tables.
    """
    text = guide.summary
    for paragraph in _paragraphs(guide):
        longer = f"{text}\n\n{paragraph}"
        if len(longer) > DESCRIPTION:
            break
        text = longer
    return text


def _paragraphs(guide: Guide) -> Iterator[str]:
    for section in guide.sections:
        if section.role is not None:
            continue
        kept = [
            block
            for block in re.split(r"\n\s*\n", section.markdown.strip())
            if not MARK.search(block) and not block.lstrip().startswith("|")
        ]
        if kept:
            yield "\n".join([section.title, *map(_plain, kept)])


def _plain(block: str) -> str:
    """A block of Markdown as text: a paragraph on one line, list items each on its own."""
    lines = re.split(r"\n(?=\s*(?:[-*+]|\d+[.)])\s)", block)
    return "\n".join(" ".join(_SIGNS.sub("", _LINK.sub(_words, line)).split()) for line in lines)


def _words(link: re.Match[str]) -> str:
    """The text of a link, or the address where that is the text."""
    return link[1] or link[2] or ""


def _text(kind: str, value: str) -> dict[str, str]:
    return {"language": LANGUAGE, "type": kind, "value": value}


def _cut(text: str, most: int) -> str:
    """The text if it fits; else its first sentences that do; else its words up to the limit."""
    if len(text) <= most:
        return text
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    return kept or text[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"
