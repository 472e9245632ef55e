"""What machines read beside the pages: the map of the site, the rules for robots, all content as one file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from xml.sax.saxutils import escape

from ohjaus.site.build import Build, Pages

SCHEMA = 1  # of data/ohjaus.json; grows when a key changes its meaning or goes away
DATA = "data/ohjaus.json"


def machine_files(build: Build, paths: Iterable[str]) -> Pages:
    """sitemap.xml, robots.txt and the dump."""
    base = build.site.base_url
    day = build.site.day.isoformat()
    addresses = sorted(path.removesuffix("index.html") for path in paths if path.endswith("index.html"))
    urls = "".join(f"<url><loc>{escape(base + address)}</loc><lastmod>{day}</lastmod></url>\n" for address in addresses)
    yield (
        "sitemap.xml",
        (
            '<?xml version="1.0" encoding="utf-8"?>\n'
            f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{urls}</urlset>\n'
        ),
    )
    yield "robots.txt", f"User-agent: *\nDisallow: {build.site.home}haku/?\nSitemap: {base}sitemap.xml\n"
    yield DATA, _dump(build)


def _dump(build: Build) -> str:
    """All that readers may read, with its version."""
    library = build.library
    kept = {
        "countings", "topics", "guides", "aspects", "facts", "sources", "amounts", "glossary", "organisations", "municipalities",
        "areas", "contacts", "regions", "surveys", "paths",
    }  # fmt: skip
    content = library.model_dump(mode="json", by_alias=True, include=kept)
    content["contacts"] = {key: value for key, value in content["contacts"].items() if value["confidence"] != "low"}
    head = {
        "schema": SCHEMA,
        "version": library.fingerprint,
        "day": build.site.day.isoformat(),
        "licence": "CC BY 4.0",
        "url": build.site.base_url,
    }
    return json.dumps(head | content, ensure_ascii=False, separators=(",", ":")) + "\n"
