"""What every module of the site is given: the library, the day, and a way to make a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ohjaus.dialogue.address import page_path
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Guide, Library, Register, Topic
from ohjaus.render.frame import Frame, Site, in_register
from ohjaus.render.to_html import render

Pages = Iterator[tuple[str, str]]  # path of a file and its text


@dataclass(frozen=True)
class Build:
    """One build of the site."""

    library: Library
    site: Site

    @cached_property
    def topics(self) -> tuple[Topic, ...]:
        """The topics that can be read, in the order of their Finnish titles."""
        known = [topic for topic in self.library.topics.values() if topic.id in self.library.guides]
        return tuple(sorted(known, key=lambda topic: alphabet(self.library.guide(topic.id, "fi").title)))

    def guide(self, topic: str, register: Register) -> Guide:
        """The guide of a topic."""
        return self.library.guide(topic, register)

    def say(self, key: str, register: Register, **values: object) -> str:
        """A sentence of the site."""
        return self.library.phrase(f"site-{key}", register, **values)

    def day_text(self, partial: str, register: Register) -> str:
        """A day as a reader sees it."""
        return spoken_day(partial, register)

    def frame(
        self,
        path: str,
        register: Register,
        key: str = "",
        *,
        title: str = "",
        description: str = "",
        above: tuple[str, ...] = (),
        section: str = "",
        turn: str = "",
    ) -> Frame:
        """The frame of a page. `path` is without its register; `above` names pages by key: `places`.

        Title and description are the sentences `<key>-title` and `<key>-lead` when none are given.
        """
        return Frame(
            self.site,
            register,
            in_register(path, register),
            title or self.say(f"{key}-title", register),
            description or (self.say(f"{key}-lead", register) if key else ""),
            tuple((self.say(f"{each}-title", register), in_register(ABOVE[each], register)) for each in above),
            section=section,
            turn=turn,
        )

    def page(self, template: str, frame: Frame, **values: object) -> tuple[str, str]:
        """The finished page, with the name of its file."""
        return frame.path + "index.html", render(f"{template}.html.j2", frame, self.library, values)

    def topic_link(self, topic: str, register: Register) -> tuple[str, str] | None:
        """The title and the path of a topic's page, or None when there is no such page."""
        if topic not in self.library.guides:
            return None
        return self.guide(topic, register).title, page_path(topic, register)


ABOVE = {
    "topics": "aiheet/", "audiences": "kuka/", "paths": "polku/", "places": "kunta/", "areas": "alue/",
    "changes": "muutokset/",
}  # fmt: skip

_LAST = {"å": "z1", "ä": "z2", "ö": "z3"}


def alphabet(name: str) -> tuple[str, ...]:
    """A key that sorts as Finns do: å, ä and ö come last."""
    return tuple(_LAST.get(letter, letter) for letter in name.casefold())
