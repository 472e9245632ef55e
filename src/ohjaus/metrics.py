"""What is counted while readers are served: numbers only, never a word, an address or a person."""

from __future__ import annotations

import datetime
import time
from typing import Literal

from prometheus_client import Counter, Histogram

from ohjaus.advisor import Advisor, Turn
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import NAMES
from ohjaus.library.model import Register

Door = Literal["api", "chat", "page"]

QUESTIONS = Counter("ohjaus_questions", "Questions answered, by door and decision", ["door", "decision"])
SECONDS = Histogram(
    "ohjaus_answer_seconds", "Time from a question's text to its reply", ["door"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)  # fmt: skip
REFUSED = Counter(
    "ohjaus_refused", "Requests refused: too many of one address, too many at once, too large", ["reason"]
)


def ask(
    advisor: Advisor, door: Door, text: str, conversation: Conversation, day: datetime.date, register: Register
) -> Turn:
    """`Advisor.ask`, counted."""
    began = time.perf_counter()
    turn = advisor.ask(text, conversation, day, register)
    SECONDS.labels(door).observe(time.perf_counter() - began)
    QUESTIONS.labels(door, NAMES[type(turn.decision)]).inc()
    return turn
