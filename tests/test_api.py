"""Request values to JSON, without a server."""

from __future__ import annotations

import datetime
import json

import pytest

from ohjaus.advisor import Advisor
from ohjaus.api import (
    LONGEST_TEXT,
    RequestError,
    answer,
    answer_count,
    countings,
    problem,
    read_count,
    read_question,
)
from ohjaus.library.model import Library

TODAY = datetime.date(2026, 11, 22)


def test_answer_is_plain_data(advisor: Advisor, library: Library) -> None:
    """A reply goes through JSON whole, with the conversation to send back."""
    question = read_question({"q": "paljonko kulukorvaus on", "municipality": "laitila"}, library, TODAY)
    found = json.loads(json.dumps(answer(question, advisor)))
    assert found["decision"] == "answer"
    assert found["topics"][0] == "kulukorvaus"
    assert found["conversation"] == {"k": "a.kulukorvaus.paljonko", "municipality": "laitila", "audience": None}


def test_conversation_goes_on(advisor: Advisor, library: Library) -> None:
    """A follow-up leans on the turns that came with it."""
    values = {"q": "entä miten sitä haetaan", "k": "a.kulukorvaus.paljonko", "register": "selko"}
    found = answer(read_question(values, library, TODAY), advisor)
    assert found["topics"][0] == "kulukorvaus"
    assert found["register"] == "selko"


def test_empty_question_is_answered(advisor: Advisor, library: Library) -> None:
    """An empty question is a question: the reply says what to do."""
    assert answer(read_question({"q": ""}, library, TODAY), advisor)["decision"] == "handoff"


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, 400),
        ({"q": 7}, 400),
        ({"q": ["a"]}, 400),
        ({"q": "a" * (LONGEST_TEXT + 1)}, 413),
        ({"q": "a", "register": "ruotsi"}, 400),
        ({"q": "a", "audience": "asiakas<b>"}, 400),
        ({"q": "a", "municipality": "atlantis"}, 400),
        ({"q": "a", "day": "2026-02-31"}, 400),
        ({"q": "a", "day": "20260222"}, 400),
        ({"q": "a", "k": {}}, 400),
        ({"text": "a"}, 400),
        ({"q": "a", "municipalty": "laitila"}, 400),
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


def test_count_is_plain_data(library: Library) -> None:
    """Numbers of JSON and written ones are counted with: 3 days of 9 euros are 27 in a week."""
    for days in (3, "3"):
        values = {"what": "kulut", "days-a-week": days, "day": "2024-06-01", "municipality": "laitila"}
        found = json.loads(json.dumps(answer_count(read_count(values, library, TODAY), library)))
        assert (found["lines"][0]["key"], found["lines"][0]["number"]) == ("week", "27.00")
        assert (found["standing"], found["day"]) == ("current", "2024-06-01")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"what": "olematon"},
        {"what": ["kulut"]},
        {"what": "kulut", "days-a-week": 8},
        {"what": "kulut", "days-a-week": [3]},
        {"what": "kulut", "days-a-week": True},
        {"what": "kulut", "days-a-week": float("nan")},
        {"what": "kulut", "days-a-week": 3, "variant": "x"},
        {"what": "kulut", "days-a-week": 3, "municipality": "atlantis"},
        {"what": "kulut", "days-a-week": 3, "day": "eilen"},
        {"what": "kulut", "days-a-week": 3, "register": "sv"},
        {"what": "kulut", "days-a-week": 3, "days-a-month": 12},
    ],
)
def test_count_that_cannot_be_made(values: dict[str, object], library: Library) -> None:
    """Whatever is wrong is a sentence, and nothing else."""
    with pytest.raises(RequestError) as wrong:
        read_count(values, library, TODAY)
    assert wrong.value.detail.endswith(".")


def test_what_can_be_counted(library: Library) -> None:
    """Each counting is listed with its variants and what they ask."""
    listed = countings(library)["countings"]
    assert [each["what"] for each in listed] == list(library.countings)
    assert all(variant["asks"] for each in listed for variant in each["variants"])


def test_unknown_field_is_named(library: Library) -> None:
    """A field that nobody reads is refused by its name, with the fields that there are; what is no name is not repeated."""
    with pytest.raises(RequestError, match=r"Kenttää municipalty ei ole\. Kentät ovat: q, register"):
        read_question({"q": "a", "municipalty": "laitila"}, library, TODAY)
    with pytest.raises(RequestError, match="Kenttää wages ei ole"):
        read_count({"what": "palkkatuki", "wages": 2000}, library, TODAY)
    with pytest.raises(RequestError) as refused:
        read_question({"q": "a", "<script>": "x"}, library, TODAY)
    assert "script" not in refused.value.detail
