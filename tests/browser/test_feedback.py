"""Whether it helped: pressed in the chat and on a page without JavaScript, and read by an editor."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ohjaus.feedback import Rows, Store

pytestmark = pytest.mark.browser

ENOUGH = 10_000  # milliseconds
Open = Callable[..., Page]


def today(file: Path) -> Rows:
    """What has been stored today."""
    return Store(f"sqlite:///{file}").read(datetime.date.today(), datetime.date.today())


def judged(file: Path, topic: str) -> tuple[int, int]:
    """How often the topic's answers helped and did not."""
    rows = [each for each in today(file).counts if each.subject.topic == topic]
    return sum(each.helped for each in rows), sum(each.failed for each in rows)


def soon(page: Page, found: Callable[[], object], wanted: object) -> None:
    """Fails unless what is found is what is wanted within some seconds."""
    for _ in range(ENOUGH // 100):
        if found() == wanted:
            return
        page.wait_for_timeout(100)
    assert found() == wanted


def violations(page: Page) -> list[str]:
    """What axe finds serious."""
    return [
        found["id"] for found in Axe().run(page).response["violations"] if found["impact"] in {"serious", "critical"}
    ]


def test_chat(open_chat: Open, feedback_file: Path) -> None:
    """Yes is thanked for; no asks what was missing; personal data is refused; each counts once."""
    page = open_chat("?k=a.palkkatuki.paljonko")
    yes, no = page.get_by_role("radio", name="Kyllä"), page.get_by_role("radio", name="Ei", exact=True)
    no.or_(page.get_by_role("button", name="Ei", exact=True)).first.click()
    expect(page.get_by_text("Kiitos palautteesta.")).to_be_visible()
    box = page.get_by_label("Mitä jäi puuttumaan?")
    box.fill("hetuni on 131052-308T")
    page.get_by_role("button", name="Lähetä palaute").click()
    expect(page.get_by_text("Viestissäsi näyttää olevan henkilötunnus")).to_be_visible()
    box.fill("Montako kuukautta?")
    page.get_by_role("button", name="Lähetä palaute").click()
    expect(page.get_by_text("Kiitos viestistäsi.")).to_be_visible()
    expect(box).to_have_count(0)
    assert violations(page) == []
    yes.or_(
        page.get_by_role("button", name="Kyllä", exact=True)
    ).first.click()  # a change of mind counts no second time
    soon(page, lambda: judged(feedback_file, "palkkatuki"), (0, 1))
    soon(page, lambda: [said.words for said in today(feedback_file).comments], ["Montako kuukautta?"])


def test_page_without_script(server: str, browser: Browser, feedback_file: Path) -> None:
    """The form of a topic page works without JavaScript, from the press to the thanks for the words."""
    context = browser.new_context(viewport={"width": 320, "height": 700}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}/selko/matkakorvaus/")
    page.get_by_role("group", name="Auttoiko tämä sinua?").get_by_role("button", name="Ei").click()
    expect(page.get_by_text("Kiitos, että vastasit.")).to_be_visible()
    page.get_by_label("Mitä et saanut tietää?").fill("Bussilippu")
    page.get_by_role("button", name="Lähetä palaute").click()
    expect(page.get_by_text("Kiitos. Saimme viestisi.")).to_be_visible()
    assert "Bussilippu" not in page.url
    page.get_by_role("link", name="Takaisin:").click()
    assert page.url == f"{server}/selko/matkakorvaus/"
    soon(page, lambda: judged(feedback_file, "matkakorvaus"), (0, 1))
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_report(scheme: str, server: str, browser: Browser) -> None:
    """The report's page is readable by a screen reader and on a phone, in both schemes, and its policy is kept."""
    context = browser.new_context(
        viewport={"width": 320, "height": 700}, color_scheme=scheme,
        http_credentials={"username": "toimittaja", "password": "raportin-salasana"},
    )  # fmt: skip
    page, complaints = context.new_page(), []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(f"{server}/palaute/raportti/")
    expect(page.get_by_role("heading", name="Raportti palautteesta")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [text for text in complaints if "401" not in text] == []
    context.close()
