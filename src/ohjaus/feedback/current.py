"""The feedback of this process, as its settings say."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from ohjaus.dialogue.decision import Decision
from ohjaus.feedback.events import asked, subject_of
from ohjaus.feedback.writer import Feedback, open_feedback
from ohjaus.library.model import Audience, Register
from ohjaus.settings import read_settings


def current_feedback() -> Feedback | None:
    """The one that takes what is pressed, or None when the settings say that nothing is taken."""
    settings = read_settings()
    return open_feedback(settings.database(settings.root), settings.feedback_days)


def tally(
    decision: Decision,
    today: datetime.date,
    register: Register,
    audience: Audience | None,
    unknown: Callable[[], Iterable[str]] = tuple,
) -> None:
    """Counts a decided question; `unknown` is asked for the words that we do not know when nothing was found."""
    feedback = current_feedback()
    if feedback is not None:
        subject = subject_of(decision, today, register, audience)
        feedback.put(asked(subject, unknown() if subject.is_silent else ()))
