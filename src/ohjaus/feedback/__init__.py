"""What readers press and which questions found nothing: counts by day, and no trace of a person.

Stored are the day, ids of the topic and the section, the register, the audience, the kind of the decision, whether
it helped, and words that a reader wrote on purpose. Never a question, an address, a session or a time of day.
"""

from ohjaus.feedback.current import current_feedback, tally
from ohjaus.feedback.events import (
    LONGEST_WORDS,
    Asked,
    Event,
    Judged,
    NewDay,
    Said,
    Subject,
    Unfit,
    asked,
    said,
    subject_of,
)
from ohjaus.feedback.report import Report, make_report
from ohjaus.feedback.store import Rows, Store
from ohjaus.feedback.writer import Feedback, open_feedback

__all__ = [
    "LONGEST_WORDS",
    "Asked",
    "Event",
    "Feedback",
    "Judged",
    "NewDay",
    "Report",
    "Rows",
    "Said",
    "Store",
    "Subject",
    "Unfit",
    "asked",
    "current_feedback",
    "make_report",
    "open_feedback",
    "said",
    "subject_of",
    "tally",
]
