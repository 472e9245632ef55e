"""Request values to JSON, without a server."""

from __future__ import annotations

import datetime
import json

import pytest

from ohjaus.advisor import Advisor
from ohjaus.api import LONGEST_TEXT, RequestError, answer, problem, read_question
from ohjaus.library.model import Library

TODAY = datetime.date(2026, 11, 22)


def test_answer_is_plain_data(advisor: Advisor, library: Library) -> None:
    """A reply goes through JSON whole, with the conversation to send back."""
    question = read_question({"text": "paljonko kulukorvaus on", "municipality": "laitila"}, library, TODAY)
    found = json.loads(json.dumps(answer(question, advisor)))
    assert found["decision"] == "answer"
    assert found["topics"][0] == "kulukorvaus"
    assert found["conversation"] == {"k": "a.kulukorvaus.paljonko", "municipality": "laitila", "audience": None}


def test_conversation_goes_on(advisor: Advisor, library: Library) -> None:
    """A follow-up leans on the turns that came with it."""
    values = {"text": "entä miten sitä haetaan", "k": "a.kulukorvaus.paljonko", "register": "selko"}
    found = answer(read_question(values, library, TODAY), advisor)
    assert found["topics"][0] == "kulukorvaus"
    assert found["register"] == "selko"


def test_empty_question_is_answered(advisor: Advisor, library: Library) -> None:
    """An empty question is a question: the reply says what to do."""
    assert answer(read_question({"text": ""}, library, TODAY), advisor)["decision"] == "handoff"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, 400),
        ({"text": 7}, 400),
        ({"text": ["a"]}, 400),
        ({"text": "a" * (LONGEST_TEXT + 1)}, 413),
        ({"text": "a", "register": "ruotsi"}, 400),
        ({"text": "a", "audience": "asiakas<b>"}, 400),
        ({"text": "a", "municipality": "atlantis"}, 400),
        ({"text": "a", "day": "2026-02-31"}, 400),
        ({"text": "a", "day": "20260222"}, 400),
        ({"text": "a", "k": {}}, 400),
    ],
)
def test_wrong_values_are_named(library: Library, values: dict[str, object], status: int) -> None:
    """What cannot be read is refused in Finnish, and what was sent is not repeated."""
    with pytest.raises(RequestError) as refused:
        read_question(values, library, TODAY)
    assert refused.value.status == status
    assert "<b>" not in refused.value.detail
    assert "atlantis" not in refused.value.detail


def test_problem_has_the_standard_members() -> None:
    """Errors are as RFC 9457 has them."""
    assert problem("Otsikko", 400, "Miksi") == {
        "type": "about:blank", "title": "Otsikko", "status": 400, "detail": "Miksi"
    }  # fmt: skip
