"""The front page: who are you, and what do you want to do."""

from __future__ import annotations

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.elsewhere import STARTS
from ohjaus.library.model import REGISTERS
from ohjaus.site.build import Build, Pages
from ohjaus.site.lists import KINDS, audiences, by_kind, kind_path

EXAMPLES = 3


def home_pages(build: Build) -> Pages:
    """The front page in both registers."""
    for register in REGISTERS:
        wants = []
        for kind in KINDS:
            found = by_kind(build, kind)
            examples = [
                (build.guide(topic.id, register).title, page_path(topic.id, register)) for topic in found[:EXAMPLES]
            ]
            if found and kind != "region":  # regions are found through one's own municipality
                wants.append((kind, kind_path(kind), examples))
        starts = [link for topic in STARTS if (link := build.topic_link(topic, register))]
        yield build.page("home", build.frame("", register, "home"), people=audiences(build), wants=wants, starts=starts)
