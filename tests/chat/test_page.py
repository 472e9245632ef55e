"""The page without a browser: what each address draws and each press does."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ohjaus.library.model import Library

SLOW = 120  # seconds: the first run opens the advisor


@pytest.fixture
def page(real_root: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page of the real content, not yet run."""
    monkeypatch.setenv("OHJAUS_ROOT", str(real_root))
    monkeypatch.setenv("OHJAUS_SITE", "/")
    return AppTest.from_file(str(real_root / "app.py"), default_timeout=SLOW)


def test_start_asks_who_you_are(page: AppTest) -> None:
    """The start has the four audiences, a question box with its button, and no error."""
    page.run()
    assert not page.exception
    assert page.text_area[0].label == "Kirjoita kysymyksesi"
    assert "Lähetä" in [button.label for button in page.button]


def test_question_goes_to_the_address_as_ids(page: AppTest) -> None:
    """A question becomes a turn of the address; its words do not."""
    page.run()
    page.text_area[0].set_value("paljonko kulukorvaus on")
    next(button for button in page.button if button.label == "Lähetä").click().run()
    assert not page.exception
    assert page.query_params["k"] == "a.kulukorvaus.paljonko"


def test_pressed_choice_is_the_next_turn(page: AppTest) -> None:
    """A next step adds its turn to the address."""
    page.query_params["k"] = "a.kulukorvaus.paljonko"
    page.run()
    next(button for button in page.button if button.label == "Matkakorvaus").click().run()
    assert page.query_params["k"] == "a.kulukorvaus.paljonko~a.matkakorvaus"


def test_selko_switch_keeps_the_answer(page: AppTest) -> None:
    """The register changes, the turns stay."""
    page.query_params["k"] = "a.kulukorvaus.paljonko"
    page.query_params["kieli"] = "selko"
    page.run()
    assert page.text_area[0].label == "Kysy lisää"
    assert "Saat sitä työttömyysrahan lisäksi" in "".join(str(each.proto) for each in page.get("html"))


def test_broken_address_is_the_start(page: AppTest) -> None:
    """An address that nobody made draws the start, not an error."""
    page.query_params["k"] = "a.olematon~~x.~<b>"
    page.query_params["pvm"] = "eilen"
    page.run()
    assert not page.exception
    assert page.text_area[0].label == "Kirjoita kysymyksesi"
    assert "Linkkiä ei voitu lukea, joten keskustelu alkaa alusta." in html(page)


def test_partly_broken_address_shows_the_rest(page: AppTest) -> None:
    """What can be read of an address is shown, and that something was lost is said."""
    page.query_params["k"] = "a.kulukorvaus~a.olematon"
    page.run()
    assert "Osaa linkistä ei voitu lukea" in html(page)
    assert "Kulukorvaus" in html(page)


def test_whole_address_says_nothing_of_it(page: AppTest) -> None:
    """A link that can be read is not spoken of."""
    page.query_params["k"] = "a.kulukorvaus"
    page.run()
    assert "linkistä" not in html(page)
    assert "Linkkiä ei" not in html(page)


@pytest.mark.parametrize(("register", "said"), [("fi", "ei voi tyhjentää"), ("selko", "ei tyhjennä")])
def test_quick_exit_is_honest(page: AppTest, register: str, said: str) -> None:
    """The page says that the quick exit cannot empty the browser's history."""
    page.query_params["kieli"] = register
    page.run()
    assert f"{said} selaimen historiaa" in html(page)


def test_personal_data_leaves_a_way_on(page: AppTest) -> None:
    """A refusal has first choices and the way to a person as buttons, and the question box."""
    page.query_params["k"] = "r.phone"
    page.run()
    labels = [button.label for button in page.button]
    assert "Palkkatuki" in labels
    assert "Kenelle voin soittaa?" in labels
    assert page.text_area[0].label == "Kysy lisää"


def html(page: AppTest) -> str:
    return "".join(each.proto.body for each in page.get("html"))


def test_content_with_faults_is_told_calmly(page: AppTest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without content there is one calm sentence and no traceback."""
    monkeypatch.setenv("OHJAUS_ROOT", str(tmp_path))
    page.run()
    assert not page.exception
    assert not page.text_area


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_the_footer_tells_which_content_this_is(page: AppTest, library: Library, register: str) -> None:
    """The version of the content and the day on which it was put together stand under every answer."""
    page.query_params["kieli"] = register
    page.run()
    shown = "".join(str(each.proto) for each in page.get("html"))
    assert library.fingerprint[:8] in shown
    assert str(datetime.date.today().year) in shown.rpartition(library.fingerprint[:8])[2]
