"""The page to ask on, with all that the script in the browser shows there: every topic in short, acute need, no answer."""

from __future__ import annotations

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.compose import compose, guide_reply
from ohjaus.dialogue.decision import Crisis, HandOff
from ohjaus.library.model import REGISTERS
from ohjaus.site.build import Build, Pages
from ohjaus.site.lists import KINDS, in_groups

TABLES = "assets/haku.bin"
# The least score of a first topic that is shown as an answer. By tests/questions/tune.yaml 4 % of our questions score less,
# and 7 % of those that are not ours score as much; by held.yaml 3 % and 6 %.
SURE_FROM = 0.35
NEAR_FROM = 0.15  # the least score at which topics are named as the nearest ones, beside the word that none is sure


def search_pages(build: Build) -> Pages:
    """The page in both registers; the sentences for answers stand on it only when a browser can find them."""
    library, day = build.library, build.site.day
    for register in REGISTERS:
        needs = [(kind, compose(Crisis(kind), library, day, register)) for kind in library.safety]
        topics = [
            (
                topic.id,
                build.guide(topic.id, register),
                page_path(topic.id, register),
                guide_reply(topic.id, library, day, register).warnings,
            )
            for topic in build.topics
        ]
        yield build.page(
            "haku", build.frame("haku/", register, "search", section="search"),
            groups=in_groups(build, build.topics, tuple(KINDS), register), topics=topics, needs=needs,
            unknown=compose(HandOff("human"), library, day, register),
        )  # fmt: skip
