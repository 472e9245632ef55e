"""Each audience's way through the chat, by keyboard alone, on a phone and on a desk; and what must survive."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from serving import free_port, served

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
AUDIENCES = {
    "asiakas": "Asiakas", "laheinen": "Läheinen", "tyonantaja": "Työnantaja", "ammattilainen": "Ammattilainen"
}  # fmt: skip
MOST_TABS = 60


def tab_to(page: Page, where: str) -> None:
    """Presses Tab until the focus is inside what the selector names."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("where => Boolean(document.activeElement.closest(where))", where):
            return
    pytest.fail(f"no key leads to {where}")


def settle(page: Page) -> None:
    """Waits until the page is drawn to its end: a button may be replaced as long as it is not."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


@pytest.mark.parametrize("word", AUDIENCES)
@pytest.mark.parametrize("width", [390, 1280])
def test_journey_by_keyboard(open_chat: Open, word: str, width: int) -> None:
    """Who are you, a topic, a person to call, and anew: no mouse and no typing, and the address keeps the choice."""
    page = open_chat(width=width)
    tab_to(page, ".st-key-audience")
    for _ in range(list(AUDIENCES).index(word)):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**kuka={word}*")
    expect(page.locator(".oh-choices-title")).to_contain_text("kysyvät usein")
    settle(page)
    tab_to(page, ".st-key-choices button")
    page.keyboard.press("Enter")
    expect(page.locator(".oh-title").first).to_be_focused()
    expect(page.locator(".oh-reply").first).to_have_class("oh-reply oh-answer")
    first = page.locator(".oh-title").inner_text()
    tab_to(page, ".st-key-human button")
    page.keyboard.press("Enter")
    expect(page.locator(".oh-title").first).to_have_text("Puhu ihmisen kanssa")
    expect(page.locator(".oh-title").first).to_be_focused()
    expect(page.locator(".oh-contacts li").first).to_be_visible()
    assert f"kuka={word}" in page.url
    tab_to(page, ".oh-new a")
    page.keyboard.press("Enter")
    expect(page.locator(".oh-welcome")).to_be_visible()
    assert first
    assert "k=" not in page.url.replace("kuka=", "")


def test_employer_walks_the_path(open_chat: Open) -> None:
    """The step, what comes next and who acts; *done* as a button and as words moves on, and the end is told."""
    page = open_chat("?k=a.polku-tyonantaja&kuka=tyonantaja")
    page.get_by_role("button", name="Kulje polku vaihe vaiheelta").click()
    step = page.locator(".oh-asked-for")
    expect(step).to_contain_text("Vaihe 1/10")
    settle(page)
    expect(step).to_contain_text("Mitä tapahtuu sitten")
    page.get_by_role("button", name="Olen jo tehnyt tämän").click()
    expect(step).to_contain_text("Vaihe 2/10")
    settle(page)
    page.get_by_role("textbox").fill("olen jo tehnyt tämän")
    page.get_by_role("button", name="Lähetä").click()
    expect(step).to_contain_text("Vaihe 3/10")
    assert page.url.endswith("tutustu-tyontekijaan&kuka=tyonantaja")
    page = open_chat("?k=a.polku-tyonantaja.......seuraa-ja-hae-jatkoa&kuka=tyonantaja")
    expect(page.locator(".oh-asked-for")).to_contain_text("viimeinen vaihe")
    page.get_by_role("button", name="Olen jo tehnyt tämän").click()
    expect(page.locator(".oh-asked-for")).to_contain_text("Polku on kuljettu loppuun")


def test_warning_comes_before_the_act(open_chat: Open) -> None:
    """An employer who asks about the start within the talk of a support is warned first, and no longer when it is past."""
    page = open_chat("?k=a.palkkatuki&kuka=tyonantaja")
    before = page.locator(".oh-reply").first.get_attribute("data-turn") or ""
    page.get_by_role("textbox").fill("teemme työsopimuksen huomenna, voiko hän aloittaa heti?")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".oh-reply").first).not_to_have_attribute("data-turn", before)
    warning = page.locator(".oh-reply > .oh-warning")
    expect(warning).to_contain_text("odota palkkatukipäätöstä, ennen kuin annat työn alkaa")
    assert page.evaluate("document.querySelector('.oh-title').nextElementSibling.className") == "oh-warning"
    page = open_chat("?k=a.polku-tyonantaja.......tyo-alkaa&kuka=tyonantaja")
    expect(page.locator(".oh-asked-for")).to_contain_text("Työ alkaa")
    assert page.locator(".oh-warning").count() == 0


def test_link_in_an_answer_is_a_turn(open_chat: Open) -> None:
    """A link to another answer goes on with the talk, without loading the page anew."""
    page = open_chat("?k=a.polku-tyonantaja&kuka=tyonantaja&kunta=laitila")
    page.evaluate("window.still = true")
    page.locator(".oh-more summary", has_text="Hae palkkatuki").click()
    page.locator(".oh-more details[open] a", has_text="Olen tässä vaiheessa").click()
    expect(page.locator(".oh-asked-for")).to_contain_text("Vaihe 5/10")
    assert page.evaluate("window.still") is True
    assert "kunta=laitila" in page.url
    page.go_back()
    expect(page.locator(".oh-reply").first).to_have_attribute("data-turn", "1:a.polku-tyonantaja")


VOICES = """
window.spoken = []; window.cancelled = 0;
const voices = [{ lang: 'fi-FI', name: 'Verkko', localService: false },
  { lang: 'fi-FI', name: 'Satu', localService: true }];
Object.defineProperty(window, 'speechSynthesis', { value: {
  getVoices: () => voices, addEventListener: () => {}, speak: (each) => { window.spoken.push(each.text); window.voice = each.voice.name; },
  cancel: () => { window.cancelled += 1; } } });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


def test_read_aloud(open_chat: Open) -> None:
    """With a Finnish voice the title, the asked section and its sums are read, and nothing of menus; it can be stopped."""
    page = open_chat("?k=a.kulukorvaus.paljonko", script=VOICES)
    page.get_by_role("button", name="Lue ääneen").click()
    stop = page.get_by_role("button", name="Lopeta lukeminen")
    expect(stop).to_be_visible()
    spoken = " ".join(page.evaluate("window.spoken"))
    assert spoken.startswith("Kulukorvaus")
    assert page.evaluate("window.voice") == "Satu"  # the voice that sends nothing to a network
    assert page.locator(".oh-asked-for h2").inner_text() in spoken
    assert page.locator(".oh-amount-name").first.inner_text() in spoken
    assert not [menu for menu in ("Lähetä", "Kopioi", "Lue lisää samasta", "Mistä tiedot", "Poistu") if menu in spoken]
    before = page.evaluate("window.cancelled")
    stop.click()
    expect(page.get_by_role("button", name="Lue ääneen")).to_be_visible()
    assert page.evaluate("window.cancelled") > before


def test_no_voice_no_button(open_chat: Open) -> None:
    """Where the browser has no Finnish voice, nothing offers to read."""
    page = open_chat("?k=a.kulukorvaus.paljonko", script=VOICES.replace("fi-FI", "en-US"))
    expect(page.locator(".oh-title").first).to_be_visible()
    expect(page.locator(".oh-listen")).to_be_hidden()


@pytest.mark.parametrize("state", ["?k=x.self-harm", "?k=a.kulukorvaus"])
def test_quick_exit(open_chat: Open, state: str) -> None:
    """The quick exit works by keyboard, and the way back from there does not lead to the conversation."""
    page = open_chat(state)
    page.context.route(
        "https://www.ilmatieteenlaitos.fi/**", lambda route: route.fulfill(body="sää", content_type="text/html")
    )
    page.get_by_role("textbox").fill("mistä saan apua")
    page.get_by_role("button", name="Lähetä").click()
    page.wait_for_url("**~**")
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    page.locator(".oh-exit").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("https://www.ilmatieteenlaitos.fi/")
    page.go_back()
    assert "keskustelu" not in page.url
    page.go_forward()
    page.go_forward()
    assert "k=" not in page.url


def test_address_outlives_the_server(open_chat: Open) -> None:
    """A copied address rebuilds the whole conversation in a new browser, after the server has been started anew."""
    port = free_port()
    with served(port) as address:
        page = open_chat(f"{address}/keskustelu/?kuka=laheinen&kunta=laitila&kieli=selko")
        page.locator(".st-key-choices button").nth(1).click()
        expect(page.locator(".oh-reply").first).to_be_visible()
        page.get_by_role("textbox").fill("paljonko rahaa saa")
        page.get_by_role("button", name="Lähetä").click()
        page.wait_for_url("**~**")
        expect(page.get_by_text("Aiemmat vastaukset (1)")).to_be_visible()
        link, shown = page.url, page.locator(".oh-reply > :not(.oh-asked)").all_inner_texts()
        page.context.close()
    with served(port):
        again = open_chat(link)
        assert again.locator(".oh-reply > :not(.oh-asked)").all_inner_texts() == shown
        expect(again.locator(".oh-reply").first).to_have_attribute("data-register", "selko")
        expect(again.get_by_text("Aiemmat vastaukset (1)")).to_be_visible()
        expect(again.locator(".oh-place")).to_contain_text("Laitila")


def test_counsellor_gathers_a_basket(open_chat: Open) -> None:
    """The law and the client's version beside the answer; two answers in the basket, one page and a message for both."""
    page = open_chat("?k=a.palkkatuki&kuka=ammattilainen&kunta=laitila", width=1280)
    expect(page.locator(".oh-grounds")).to_contain_text("380/2023")
    expect(page.locator(".oh-sources li").first).to_be_visible()
    expect(page.locator(".oh-client-text")).to_contain_text("Palkkatuki")
    assert page.locator(".oh-client").bounding_box()["x"] > page.locator(".oh-reply").bounding_box()["x"] + 400  # type: ignore[index]
    page.get_by_role("button", name="Lisää tämä koriin").click()
    expect(page.locator(".oh-basket li")).to_have_count(1)
    settle(page)
    page.locator(".st-key-related button").first.click()
    expect(page.locator(".oh-title").first).not_to_have_text("Palkkatuki")
    settle(page)
    page.get_by_role("button", name="Lisää tämä koriin").click()
    expect(page.locator(".oh-basket li")).to_have_count(2)
    page.locator(".oh-basket").get_by_role("button", name="Kopioi viesti asiakkaalle").click()
    expect(page.locator(".oh-basket").get_by_role("button", name="Viesti kopioitu")).to_be_visible()
    message = page.evaluate("navigator.clipboard.readText()")
    assert message.count("\n- ") == 2
    assert "/koonti/?a=palkkatuki&a=" in message
    again = open_chat(page.url)
    expect(again.locator(".oh-basket li")).to_have_count(2)
    expect(again.locator(".oh-client-text")).to_be_hidden()  # folded on a phone
    again.locator(".oh-basket").get_by_role("link", name="Avaa sivu selkokielellä").click()
    expect(again.locator("h1")).to_be_visible()
    expect(again.locator("main h2", has_text="Palkkatuki").first).to_be_visible()


def test_print_shows_the_answer_alone(open_chat: Open) -> None:
    """On paper there is the answer, opened whole, and no button or box."""
    page = open_chat("?k=a.palkkatuki&kuka=tyonantaja")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".oh-warning")).to_be_visible()
    assert page.locator(".oh-more details:not([open])").count() == 0
    seen = [
        part
        for part in ("button", "textarea", ".oh-nav", ".oh-actions")
        for each in page.locator(part).all()
        if each.is_visible()
    ]
    assert seen == []


def test_what_happens_next_leads_to_the_step(open_chat: Open) -> None:
    """Asked with nothing said before: the path, the step and what comes after it, each by one press."""
    page = open_chat()
    page.get_by_role("textbox").fill("mitä seuraavaksi tapahtuu")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".oh-title").first).to_have_text("Millä polulla olet?")
    settle(page)
    page.locator(".st-key-choices").get_by_role("button", name="Työnantajan polku").click()
    expect(page.locator(".oh-choices-title").first).to_have_text("Missä vaiheessa olet nyt?")
    settle(page)
    page.locator(".st-key-choices button").nth(1).click()
    expect(page.locator(".oh-section h2").first).to_contain_text("Vaihe 2/")
    settle(page)
    page.get_by_role("textbox").fill("mitä seuraavaksi tapahtuu")
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".oh-section h2").first).to_contain_text("Seuraavaksi: Vaihe 3/")
    expect(page.get_by_role("button", name="Olen jo tehnyt tämän")).to_be_visible()


def test_counsellor_copies_a_link_for_the_client(open_chat: Open) -> None:
    """The first link is for a client: without the counsellor's view; the other one keeps it."""
    page = open_chat("?k=a.palkkatuki&kuka=ammattilainen&kunta=laitila", width=1280)
    page.get_by_role("button", name="Kopioi linkki asiakkaalle").click()
    expect(page.get_by_role("button", name="Linkki kopioitu")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/?k=a.palkkatuki&kunta=laitila")
    page.get_by_role("button", name="Kopioi linkki, jossa on ammattilaisen näkymä").click()
    expect(page.get_by_role("button", name="Linkki kopioitu")).to_have_count(2)
    assert "kuka=ammattilainen" in page.evaluate("navigator.clipboard.readText()")
