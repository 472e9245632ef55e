"""What is decided about a question. Five decisions, all frozen, all small enough for an address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

HandOffReason = Literal[
    "empty", "unclear", "unknown", "outside", "language", "greeting", "thanks", "goodbye", "human", "insult", "start"
]
MOST_OFFERED = 8  # topics that an address may ask to choose from: every path, when the path is asked
FINISHED = "finished"  # the step of those who have taken every step
PersonalData = Literal["henkilotunnus", "phone", "email", "iban", "name"]


@dataclass(frozen=True)
class Answer:
    """A guide of ours answers, this section of it first."""

    topic: str
    section: str | None = None
    also: str | None = None  # a second need in the same message
    place: str | None = None  # a municipality that the question named
    simpler: bool = False  # asked again in easier words
    facts: tuple[str, ...] = ()  # records of a regional description that the question asks for
    row: str | None = None  # what it asks of the steps of a path: *cost*, *duration*
    step: str | None = None  # the step of the path that the reader is at, or `FINISHED`


@dataclass(frozen=True)
class Clarify:
    """We ask which of a few topics is meant."""

    topics: tuple[str, ...]
    section: str | None = None
    confusable: int | None = None  # which entry of confusables.yaml asks, if one does


@dataclass(frozen=True)
class HandOff:
    """We do not know, or a person is wanted: whom to ask."""

    reason: HandOffReason
    subject: str | None = None  # an id of outside.yaml, when we know who knows
    topic: str | None = None  # the topic whose office is meant


@dataclass(frozen=True)
class Crisis:
    """Signs of acute need: help first."""

    kind: str


@dataclass(frozen=True)
class Refuse:
    """Personal data in the text: nothing of it is processed."""

    kind: PersonalData


Decision = Answer | Clarify | HandOff | Crisis | Refuse

NAMES: dict[type[Decision], str] = {
    Answer: "answer",
    Clarify: "clarify",
    HandOff: "handoff",
    Crisis: "crisis",
    Refuse: "refuse",
}

_PART = re.compile(r"^[a-z0-9_-]*$")


def to_address(decision: Decision) -> str:
    """A decision as a few letters for an address: `a.kulukorvaus.paljonko`."""
    match decision:
        case Answer(topic, section, also, place, simpler, facts, row, step):
            parts = ["a", topic, section or "", also or "", place or "", "s" if simpler else "", "_".join(facts)]
            parts += [row or "", step or ""]
        case Clarify(topics, section, confusable):
            parts = ["c", "" if confusable is None else str(confusable), section or "", *topics]
        case HandOff(reason, subject, topic):
            parts = ["h", reason, subject or "", topic or ""]
        case Crisis(kind):
            parts = ["x", kind]
        case Refuse(kind):
            parts = ["r", kind]
    return ".".join(parts).rstrip(".")


def from_address(text: str) -> Decision | None:
    """The decision back from an address, or None when the text is none of ours.

    Only the form is checked here. Whether a topic exists is checked against the library by `Conversation`.
    """
    letter, *parts = text.split(".")
    if not all(_PART.match(part) for part in parts) or not parts or (not parts[0] and letter != "c"):
        return None
    padded = [*(part or None for part in parts), None, None, None, None, None, None, None, None]
    if letter == "a" and padded[0]:
        facts = tuple((padded[5] or "").split("_")) if padded[5] else ()
        return Answer(padded[0], padded[1], padded[2], padded[3], padded[4] == "s", facts, padded[6], padded[7])
    if letter == "c" and 2 <= len(parts[2:]) <= MOST_OFFERED:
        confusable = int(parts[0]) if parts[0].isdigit() else None
        return Clarify(tuple(parts[2:]), padded[1], confusable)
    if letter == "h" and padded[0] in HandOffReason.__args__:  # type: ignore[attr-defined]
        return HandOff(padded[0], padded[1], padded[2])  # type: ignore[arg-type]
    if letter == "x" and padded[0]:
        return Crisis(padded[0])
    if letter == "r" and padded[0] in PersonalData.__args__:  # type: ignore[attr-defined]
        return Refuse(padded[0])  # type: ignore[arg-type]
    return None
