"""Questions over HTTP as JSON: values of a request to a reply as plain data. Knows nothing of sockets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation, conversation_from_address
from ohjaus.feedback import count
from ohjaus.library.model import AUDIENCES, REGISTERS, Library, Register
from ohjaus.metrics import ask
from ohjaus.render.to_json import to_json

LONGEST_TEXT = 6000  # letters; a pasted letter from an office fits
FIELDS = ("text", "register", "municipality", "audience", "day", "k")

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class RequestError(Exception):
    """The request cannot be answered. `detail` says why, in Finnish; nothing of the request is repeated."""

    def __init__(self, detail: str, status: int = 400) -> None:
        super().__init__(detail)
        self.detail = detail
        self.status = status


@dataclass(frozen=True)
class Question:
    """A request that has been read."""

    text: str
    register: Register
    conversation: Conversation
    day: datetime.date


def read_question(values: Mapping[str, object], library: Library, today: datetime.date) -> Question:
    """The values of a request as a question. Raises RequestError."""
    named = {field: _text(values.get(field), field, library) for field in FIELDS}
    text = named["text"]
    if text is None:
        raise RequestError(library.phrase("api-text-missing", "fi", field="q / text"))
    if len(text) > LONGEST_TEXT:
        raise RequestError(library.phrase("api-text-too-long", "fi", limit=LONGEST_TEXT), 413)
    register = next((known for known in REGISTERS if known == (named["register"] or "fi")), None)
    if register is None:
        raise RequestError(_not_allowed("register", REGISTERS, library))
    if named["audience"] and named["audience"] not in AUDIENCES:
        raise RequestError(_not_allowed("audience", AUDIENCES, library))
    if named["municipality"] and named["municipality"] not in library.municipalities:
        raise RequestError(library.phrase("api-municipality-unknown", "fi", field="municipality"))
    conversation = conversation_from_address(named["k"] or "", library, named["municipality"], named["audience"])
    return Question(text, register, conversation, _day(named["day"], library) or today)


def answer(question: Question, advisor: Advisor) -> dict[str, Any]:
    """The reply as plain data, and the conversation to send back with the next question."""
    turn = ask(advisor, "api", question.text, question.conversation, question.day, question.register)
    talk = turn.conversation
    count(
        turn.decision, datetime.date.today(), question.register, talk.audience,
        lambda: advisor.unknown_words(question.text),
    )  # fmt: skip
    after = {"k": talk.to_address(), "municipality": talk.place, "audience": talk.audience}
    return {**to_json(turn.reply), "conversation": after}


def problem(title: str, status: int, detail: str = "") -> dict[str, Any]:
    """An error as RFC 9457 has it."""
    body: dict[str, Any] = {"type": "about:blank", "title": title, "status": status}
    return {**body, "detail": detail} if detail else body


def _text(value: object, field: str, library: Library) -> str | None:
    if value is None or isinstance(value, str):
        return value
    raise RequestError(library.phrase("api-text-type", "fi", field=field))


def _not_allowed(field: str, allowed: tuple[str, ...], library: Library) -> str:
    return library.phrase("api-value-unknown", "fi", field=field, allowed=", ".join(allowed))


def _day(text: str | None, library: Library) -> datetime.date | None:
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return datetime.date.fromisoformat(text)
    except ValueError:
        pass
    raise RequestError(library.phrase("api-day-wrong", "fi", field="day"))
