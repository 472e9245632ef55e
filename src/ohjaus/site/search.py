"""The page to ask on, with all that the script in the browser shows there: every topic in short, acute need, personal data,
choices between topics that are mixed up, the offices that know what we do not, no answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.answering import MOST_CHOICES
from ohjaus.dialogue.compose import compose, guide_reply
from ohjaus.dialogue.decision import Clarify, Crisis, Decision, HandOff, PersonalData, Refuse
from ohjaus.dialogue.reply import Reply
from ohjaus.library.model import REGISTERS, Library, Register
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
            groups=in_groups(build, build.topics, tuple(KINDS), register), topics=topics,
            pieces=list(_pieces(build, register)), urgent=_reply(build, Crisis(next(iter(library.safety))), register),
            unknown=_reply(build, HandOff("human"), register),
        )  # fmt: skip


def _pieces(build: Build, register: Register) -> Iterator[tuple[str, object, Reply]]:
    """What is shown as it stands: its mark, whose it is, and the engine's own reply."""
    for mark, name, decision in _decisions(build.library):
        yield mark, name, _reply(build, decision, register)


def _decisions(library: Library) -> Iterator[tuple[str, object, Decision]]:
    yield from (("need", kind, Crisis(kind)) for kind in library.safety)
    yield from (("refused", kind, Refuse(kind)) for kind in get_args(PersonalData))
    for number, entry in enumerate(library.confusables):
        topics = [topic for topic in entry.topics if topic in library.guides]
        yield "choice", number, Clarify(tuple(topics[:MOST_CHOICES]), confusable=number)
    for subject in library.outside.values():
        if not subject.is_unclear:
            yield "outside", subject.id, HandOff("outside", subject.id)


def _reply(build: Build, decision: Decision, register: Register) -> Reply:
    return compose(decision, build.library, build.site.day, register)
