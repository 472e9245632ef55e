"""A counsellor's handout: chosen topics and sections on one page, for one link, a print or a message."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlencode

from ohjaus.dialogue.compose import guide_reply
from ohjaus.library.model import REGISTERS, Library, Register
from ohjaus.render.frame import Site
from ohjaus.render.to_html import section_html
from ohjaus.site.build import Build, Pages
from ohjaus.site.lists import KINDS, by_kind

PATH = "koonti/"
MOST = 12  # parts on one handout


def handout_pages(build: Build) -> Pages:
    """The form to choose from, in both registers."""
    for register in REGISTERS:
        groups = []
        for kind in KINDS:
            guides = [build.guide(topic.id, register) for topic in by_kind(build, kind)]
            if guides:
                groups.append((kind, build.say(f"kind-{kind}-title", register), guides))
        places = sorted(build.library.municipalities.values(), key=lambda each: each.name)
        yield build.page("handout_form", build.frame(PATH, register, "handout"), groups=groups, places=places)


def handout_page(
    library: Library,
    parts: Iterable[str],
    day: datetime.date,
    register: Register,
    base_url: str,
    *,
    municipality: str | None = None,
    chat: bool = True,
    as_of: bool = False,
    assets: str = "",
) -> str:
    """The server's answer to `/koonti/?a=palkkatuki&a=kulukorvaus.paljonko`. Unknown parts are left out."""
    site = Site(base_url.rstrip("/") + "/", day, library.fingerprint[:8], assets, chat, as_of)
    build = Build(library, site)
    chosen = [part for part in dict.fromkeys(parts) if _is_known(part, library)][:MOST]
    place = library.municipalities.get(municipality) if municipality else None
    values = [("a", part) for part in chosen] + ([("kunta", place.id)] if place else [])
    other = values if register == "selko" else [*values, ("kieli", "selko")]
    frame = build.frame(PATH, "fi", "handout-made")
    frame = replace(frame, register=register, pair=f"{PATH}?{urlencode(other)}", indexed=False, crumbs=())
    frame = replace(
        frame, title=build.say("handout-made-title", register), description=build.say("handout-made-lead", register)
    )
    shown = []
    for part in chosen:
        topic, _, wanted = part.partition(".")
        reply = guide_reply(topic, library, day, register)
        sections = [
            section
            for section in reply.sections
            if section.id == (wanted or section.id) and section.role != "counsellors"
        ]
        shown.append((reply, [(section, section_html(section, frame)) for section in sections]))
    own = [*values, *([("kieli", "selko")] if register == "selko" else [])]
    return build.page(
        "handout",
        frame,
        shown=shown,
        link=f"{site.base_url}{PATH}?{urlencode(own)}",
        place=place,
        county=library.areas[place.county] if place else None,
        employment=library.areas[place.employment_area] if place else None,
    )[1]


def _is_known(part: str, library: Library) -> bool:
    topic, _, section = part.partition(".")
    return topic in library.guides and (not section or library.guide(topic, "fi").section(section) is not None)
