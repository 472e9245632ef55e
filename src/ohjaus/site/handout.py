"""A counsellor's handout: chosen topics and sections on one page, for one link, a print or a message.

The choice lives in the address alone: `/koonti/?a=palkkatuki&a=kulukorvaus.paljonko&kunta=laitila`. A server answers
that address with the page; where there is none, the script of the form makes the same page from the topics' pages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ohjaus.dialogue.compose import guide_reply
from ohjaus.library.model import REGISTERS, Library, Municipality, Register
from ohjaus.render.frame import Frame, Site
from ohjaus.render.to_html import section_html
from ohjaus.site.build import Build, Pages, alphabet
from ohjaus.site.lists import KINDS, by_kind
from ohjaus.site.places import contacts
from ohjaus.site.qr import qr_code

PATH = "koonti/"
MOST = 12  # parts on one handout: more would not fit in a QR code that a phone reads


@dataclass(frozen=True)
class Wish:
    """What a counsellor chose: parts in their order, a language and perhaps a municipality."""

    parts: tuple[str, ...] = ()
    register: Register = "fi"
    place: Municipality | None = None
    too_many: bool = False  # was more chosen than fits?
    unread: bool = False  # did the address name a part or a municipality that is not known?

    def address(self, base_url: str, **more: str) -> str:
        """The whole address of the handout."""
        values = [("a", part) for part in self.parts]
        values += [("kunta", self.place.id)] if self.place else []
        values += [("kieli", "selko")] if self.register == "selko" else []
        return f"{base_url}{PATH}?{urlencode([*values, *more.items()])}"

    @property
    def topics(self) -> dict[str, tuple[str, ...]]:
        """The chosen topics, each with its chosen sections; none when the whole topic was chosen."""
        chosen: dict[str, tuple[str, ...]] = {}
        for part in self.parts:
            topic, _, section = part.partition(".")
            chosen[topic] = (*chosen.get(topic, ()), *([section] if section else []))
        return chosen


def read_wish(parts: Iterable[str], register: Register, municipality: str | None, library: Library) -> Wish:
    """What an address asks for. What is unknown is left out but marked, and so is what goes past the most that fits.

    Sections of a topic stand for it alone: whoever chose them did not want it all.
    """
    asked = dict.fromkeys(parts)
    known = [part for part in asked if _is_known(part, library)]
    split = {part.partition(".")[0] for part in known if "." in part}
    wanted = [part for part in known if part not in split]
    place = library.municipalities.get(municipality) if municipality else None
    unread = len(known) < len(asked) or bool(municipality and not place)
    return Wish(tuple(wanted[:MOST]), register, place, len(wanted) > MOST, unread)


def _is_known(part: str, library: Library) -> bool:
    topic, _, section = part.partition(".")
    if topic not in library.guides:
        return False
    found = library.guide(topic, "fi").section(section)
    return not section or (found is not None and found.role != "counsellors")


def handout_pages(build: Build) -> Pages:
    """The form to choose from, in both registers."""
    for register in REGISTERS:
        yield _form(build, build.frame(PATH, register, "handout"), Wish(register=register))


def handout_form(library: Library, site: Site, wish: Wish) -> str:
    """The server's answer to `/koonti/?a=...&muuta=1`: the form with what was chosen ticked."""
    build = Build(library, site)
    other = Wish(wish.parts, "fi" if wish.register == "selko" else "selko", wish.place)
    pair = other.address("", muuta="1")
    return _form(build, _served(build, wish, "handout", pair), wish)[1]


def handout_page(library: Library, site: Site, wish: Wish) -> str:
    """The server's answer to `/koonti/?a=palkkatuki&a=kulukorvaus.paljonko`."""
    build = Build(library, site)
    other = Wish(wish.parts, "fi" if wish.register == "selko" else "selko", wish.place)
    frame = _served(build, wish, "handout-made", other.address(""))
    shown = []
    for topic, wanted in wish.topics.items():
        reply = guide_reply(topic, library, site.day, wish.register)
        sections = [
            section
            for section in reply.sections
            if section.role != "counsellors" and (not wanted or section.id in wanted)
        ]
        shown.append((reply, bool(wanted), [(section, section_html(section, frame)) for section in sections]))
    link = wish.address(site.base_url)
    return build.page(
        "handout",
        frame,
        shown=shown,
        link=link,
        code=qr_code(link),
        change=wish.address(frame.root, muuta="1"),
        place=wish.place,
        county=library.areas[wish.place.county] if wish.place else None,
        employment=library.areas[wish.place.employment_area] if wish.place else None,
        offices={office.id: office for office in library.organisations.values()},
        contacts=contacts(build, (wish.place.id,), wish.register) if wish.place else [],
        too_many=wish.too_many,
        unread=wish.unread,
        most=MOST,
    )[1]


def _served(build: Build, wish: Wish, key: str, pair: str) -> Frame:
    """The frame of a page that is made for one address."""
    frame = build.frame(PATH, wish.register, key)
    return replace(frame, path=PATH, pair=pair, indexed=False)


def _form(build: Build, frame: Frame, wish: Wish) -> tuple[str, str]:
    is_empty = not wish.parts and not frame.indexed  # asked for at an address, not opened as a file
    groups = []
    for kind in KINDS:
        guides = [build.guide(topic.id, wish.register) for topic in by_kind(build, kind)]
        if guides:
            groups.append((kind, build.say(f"kind-{kind}-title", wish.register), guides))
    places = sorted(build.library.municipalities.values(), key=lambda each: alphabet(each.name))
    return build.page(
        "handout_form", frame, groups=groups, places=places, wish=wish, most=MOST, chosen=wish.topics, is_empty=is_empty
    )
