"""What can happen that is worth counting. Each event is small, frozen and names nobody."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from ohjaus.dialogue.decision import NAMES, Answer, Crisis, Decision, HandOff, Refuse
from ohjaus.dialogue.privacy import personal_data
from ohjaus.library.model import Audience, Register

LONGEST_WORDS = 300  # letters of a reader's own words
MOST_UNKNOWN = 10  # words of one question
SILENT = ("handoff-unknown", "handoff-unclear")  # the kinds of decision that found nothing

_UNKNOWN = re.compile(r"[a-zåäöšž]{3,30}(-[a-zåäöšž]{2,30}){0,2}")


@dataclass(frozen=True, order=True)
class Subject:
    """What was asked or judged, on which day. An empty text stands for what is not known."""

    day: datetime.date
    kind: str  # "answer", "clarify", "crisis", "refuse", or a hand-over with its reason: "handoff-unknown"
    topic: str = ""
    section: str = ""
    register: str = ""
    audience: str = ""

    @property
    def is_silent(self) -> bool:
        """Whether nothing was found."""
        return self.kind in SILENT


@dataclass(frozen=True)
class Asked:
    """A question was decided. `unknown` are its words that the lexicon does not know, when nothing was found."""

    subject: Subject
    unknown: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The day it happened."""
        return self.subject.day


@dataclass(frozen=True)
class Judged:
    """A reader pressed whether the reply helped."""

    subject: Subject
    helped: bool

    @property
    def day(self) -> datetime.date:
        """The day it happened."""
        return self.subject.day


@dataclass(frozen=True)
class Said:
    """A reader wrote what was missing. Made by `said` alone."""

    subject: Subject
    words: str

    @property
    def day(self) -> datetime.date:
        """The day it happened."""
        return self.subject.day


@dataclass(frozen=True)
class NewDay:
    """A day has come: what is older than the retention goes."""

    day: datetime.date


Event = Asked | Judged | Said | NewDay


class Unfit(Exception):
    """The words are not taken. `kind` is the personal data that they hold, or None when they are too long."""

    def __init__(self, kind: str | None) -> None:
        super().__init__(kind or "too long")
        self.kind = kind


def subject_of(decision: Decision, day: datetime.date, register: Register, audience: Audience | None) -> Subject:
    """A decision as something to count. Of acute need and of personal data nothing but the day is kept."""
    match decision:
        case Crisis() | Refuse():
            return Subject(day, NAMES[type(decision)])
        case Answer(topic, section):
            return Subject(day, "answer", topic, section or "", register, audience or "")
        case HandOff(reason, _, topic):
            return Subject(day, f"handoff-{reason}", topic or "", "", register, audience or "")
        case _:
            return Subject(day, NAMES[type(decision)], "", "", register, audience or "")


def asked(subject: Subject, unknown: Iterable[str]) -> Asked:
    """A decided question. Its unknown words count only when nothing was found, and only single words of letters."""
    fit = dict.fromkeys(word for word in unknown if _UNKNOWN.fullmatch(word)) if subject.is_silent else {}
    return Asked(subject, tuple(fit)[:MOST_UNKNOWN])


def said(subject: Subject, words: str) -> Said | None:
    """A reader's own words, None when there are none. Raises Unfit, and then nothing of them is kept."""
    bare = words.encode("utf-8", "ignore").decode()
    written = " ".join("".join(sign if sign.isprintable() else " " for sign in bare).split())
    kind = personal_data(written) or personal_data(bare)
    if kind is not None:
        raise Unfit(kind)
    if len(written) > LONGEST_WORDS:
        raise Unfit(None)
    return Said(subject, written) if written else None
