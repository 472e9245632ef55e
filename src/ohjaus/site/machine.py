"""What machines read beside the pages: the map of the site, the rules for robots, all content as one file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

from ohjaus.library.model import Library
from ohjaus.render.frame import SELKO
from ohjaus.site.build import Build, Pages

SCHEMA = 1  # of data/ohjaus.json; grows when a key changes its meaning or goes away
DATA = "data/ohjaus.json"
DATA_SCHEMA = "data/ohjaus.schema.json"
KEPT = (
    "countings", "topics", "guides", "aspects", "facts", "sources", "amounts", "glossary", "organisations", "municipalities",
    "areas", "contacts", "regions", "surveys", "paths",
)  # fmt: skip


def machine_files(build: Build, paths: Iterable[str]) -> Pages:
    """sitemap.xml, robots.txt, the dump and its schema."""
    base = build.site.base_url
    addresses = sorted(path.removesuffix("index.html") for path in paths if path.endswith("index.html"))
    urls = "".join(
        f"<url><loc>{escape(base + address)}</loc>{_last_change(build, address)}</url>\n" for address in addresses
    )
    yield (
        "sitemap.xml",
        (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
        ),
    )
    note = "" if build.site.home == "/" else f"# {build.say('robots-folder', 'fi')}\n"
    yield "robots.txt", f"{note}User-agent: *\nDisallow: {build.site.home}haku/?\nSitemap: {base}sitemap.xml\n"
    yield DATA, _dump(build)
    yield DATA_SCHEMA, _schema(build)


def _last_change(build: Build, address: str) -> str:
    """The day when a person last went through the topic of a page; nothing is claimed of other pages."""
    topic = build.library.topics.get(address.removeprefix(SELKO).rstrip("/"))
    return f"<lastmod>{topic.reviewed.isoformat()}</lastmod>" if topic else ""


def _dump(build: Build) -> str:
    """All that readers may read, with its version."""
    library = build.library
    content = library.model_dump(mode="json", by_alias=True, include=set(KEPT))
    content["contacts"] = {key: value for key, value in content["contacts"].items() if value["confidence"] != "low"}
    head = {
        "$schema": build.site.base_url + DATA_SCHEMA,
        "schema": SCHEMA,
        "version": library.fingerprint,
        "day": build.site.day.isoformat(),
        "licence": "CC BY 4.0",
        "url": build.site.base_url,
    }
    return json.dumps(head | content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _schema(build: Build) -> str:
    """The JSON Schema of the dump: the models that the content was read with."""
    whole = _library_schema()
    text = {"type": "string"}
    head: dict[str, Any] = {
        "$schema": {"type": "string"},
        "schema": {"const": SCHEMA},
        "version": text,
        "day": {"type": "string", "format": "date"},
        "licence": text,
        "url": text,
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": build.site.base_url + DATA_SCHEMA,
        "title": DATA,
        "type": "object",
        "properties": head | {key: whole["properties"][key] for key in KEPT},
        "required": [*head, *KEPT],
        "additionalProperties": False,
    }
    definitions = whole["$defs"]
    used = _used(schema, definitions, set())
    schema["$defs"] = {name: definitions[name] for name in sorted(used)}
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"


@cache
def _library_schema() -> dict[str, Any]:
    return Library.model_json_schema(by_alias=True, mode="serialization")


def _used(part: object, definitions: dict[str, Any], found: set[str]) -> set[str]:
    """The names of the definitions that a part of the schema leans on, and those that they lean on."""
    if isinstance(part, dict):
        name = str(part.get("$ref", "")).rpartition("/")[2]
        if name in definitions and name not in found:
            found.add(name)
            _used(definitions[name], definitions, found)
        for value in part.values():
            _used(value, definitions, found)
    elif isinstance(part, list):
        for value in part:
            _used(value, definitions, found)
    return found
