"""The forms under an answer, without a browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

SLOW = 120  # seconds: the first run opens the advisor


@pytest.fixture
def page(real_root: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The answer on a benefit that can be counted, for a day on which its amounts are known."""
    monkeypatch.setenv("OHJAUS_ROOT", str(real_root))
    monkeypatch.setenv("OHJAUS_SITE", "/")
    page = AppTest.from_file(str(real_root / "app.py"), default_timeout=SLOW)
    page.query_params["k"] = "a.kulukorvaus"
    page.query_params["pvm"] = "2024-06-01"
    return page.run()


def shown(page: AppTest) -> str:
    return "".join(each.proto.body for each in page.get("html"))


def press(page: AppTest, days: str) -> AppTest:
    next(each for each in page.text_input if each.label.startswith("Päivät viikossa")).set_value(days)
    return next(button for button in page.button if button.label == "Laske").click().run()


def test_result_stands_under_the_form(page: AppTest) -> None:
    """3 days of 9 euros are 27 in a week; the number written is in no address."""
    press(page, "3")
    assert not page.exception
    assert "27 euroa" in shown(page)
    assert "ei päätös eikä lupaus" in shown(page)
    assert dict(page.query_params) == {"k": "a.kulukorvaus", "pvm": "2024-06-01"}


def test_each_press_is_announced(page: AppTest) -> None:
    """The region's mark changes with each press, so that the same result is said again."""
    press(page, "3")
    assert 'data-count="1:fi"' in shown(page)
    assert "Laskelma valmis" in shown(page)
    press(page, "3")
    assert 'data-count="2:fi"' in shown(page)


def test_impossible_number_gets_a_sentence(page: AppTest) -> None:
    """Eight days a week are answered calmly, and nothing is counted."""
    press(page, "8")
    assert not page.exception
    assert "enintään 7 päivää" in shown(page)
    assert "lupaus" not in shown(page)


def test_result_does_not_follow_to_another_answer(page: AppTest) -> None:
    """What was counted under one answer is not shown under the next."""
    press(page, "3")
    page.query_params["k"] = "a.kulukorvaus~a.matkakorvaus"
    page.run()
    assert "oh-count" not in shown(page)


def test_no_form_where_nothing_is_counted(page: AppTest) -> None:
    """A topic without a counting has no form but the question's."""
    page.query_params["k"] = "a.asiakasvastaava"
    page.run()
    assert "Laske" not in [button.label for button in page.button]


def asked(page: AppTest, text: str) -> AppTest:
    page.text_area(key="question").set_value(text)
    return next(button for button in page.button if button.label == "Lähetä").click().run()


def test_number_of_the_question_is_in_the_form(page: AppTest) -> None:
    """A wage that the question says stands in the open form of the support; the address has nothing of it."""
    asked(page, "2000 euron palkka palkkatuki")
    assert not page.exception
    field = next(each for each in page.text_input if each.label.startswith("Bruttopalkka"))
    assert field.value == "2000"
    assert [each.proto.expanded for each in page.expander if each.label.startswith("Laske: Palkkatuki")] == [True]
    assert "2000" not in page.query_params["k"]
    field.set_value("2500")  # what the reader changes stays
    next(button for button in page.button if button.label == "Laske").click().run()
    assert next(each for each in page.text_input if each.label.startswith("Bruttopalkka")).value == "2500"


def test_form_stays_closed_without_a_number(page: AppTest) -> None:
    """A question without a number that is clear opens no form and fills none."""
    asked(page, "paljonko on palkkatuki")
    assert not any(each.value for each in page.text_input)
    assert not any(each.proto.expanded for each in page.expander if each.label.startswith("Laske"))
