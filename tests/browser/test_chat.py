"""The chat as people meet it: a phone, a keyboard, a copied link, a screen reader's view."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Open = Callable[..., Page]
MONEY = "?k=a.kulukorvaus.paljonko"
CLARIFY = "?k=c...kuntouttava-tyotoiminta.vammaisten-tyotoiminta"
STATES = {
    "start": "",
    "answer": f"{MONEY}&kunta=laitila",
    "selko": f"{MONEY}&kieli=selko",
    "later": f"{MONEY}~a.matkakorvaus&kuka=asiakas",
    "clarify": CLARIFY,
    "hand-over": "?k=h.unknown",
    "outside": "?k=h.unclear~h.unclear",
    "refuse": "?k=r.phone",
    "crisis": "?k=x.self-harm",
    "warning and step": "?k=a.polku-tyonantaja.......hae-palkkatuki&kuka=tyonantaja",
    "path": "?k=a.polku-tyonantaja&kuka=tyonantaja&kieli=selko",
    "basket": "?k=a.palkkatuki.paljonko&kuka=ammattilainen&kunta=laitila&kori=palkkatuki.paljonko~kulukorvaus",
}


def ask(page: Page, text: str) -> None:
    """Writes a question and presses the button."""
    before = page.locator(".oh-reply").first.get_attribute("data-turn") if page.locator(".oh-reply").count() else ""
    page.get_by_role("textbox").fill(text)
    page.get_by_role("button", name="Lähetä").click()
    expect(page.locator(".oh-reply").first).not_to_have_attribute("data-turn", before or "-")


def title(page: Page) -> str:
    """The heading of the reply."""
    return page.locator(".oh-title").inner_text()


def test_page_speaks_finnish(open_chat: Open) -> None:
    """The language, the title and the question's label are Finnish, with no English left in sight."""
    page = open_chat()
    assert page.locator("html").get_attribute("lang") == "fi"
    assert page.title() == "Ohjaus"
    expect(page.get_by_label("Kirjoita kysymyksesi")).to_be_visible()
    text = page.locator("body").inner_text()
    assert not [word for word in ("Press", "Skip", "Deploy", "Running", "Choose", "submit") if word in text]


def test_spoken_question_gets_the_money(open_chat: Open) -> None:
    """A question in spoken Finnish gets the money section, with its year and its source."""
    page = open_chat()
    ask(page, "saanks mä rahaa jos käyn kutyssä")
    body = page.locator(".oh-reply").inner_text()
    assert "euroa" in body
    page.get_by_text("Mistä tiedot ovat").click()
    expect(page.locator(".oh-sources li").first).to_contain_text("20")


def test_selko_next_step_and_link(open_chat: Open) -> None:
    """The same answer in selko, a next step, and a copied link that opens the same in a new browser."""
    page = open_chat(MONEY)
    first = page.locator(".oh-reply").first.get_attribute("data-turn")
    page.get_by_role("radio", name="Selkokieli").or_(page.get_by_role("button", name="Selkokieli")).first.click()
    expect(page.locator(".oh-reply").first).to_have_attribute("data-register", "selko")
    assert page.locator(".oh-reply").first.get_attribute("data-turn") == first
    page.locator(".st-key-choices button").first.click()
    expect(page.locator(".oh-reply").first).not_to_have_attribute("data-turn", first or "")
    page.get_by_role("button", name="Kopioi linkki").click()
    expect(page.get_by_role("button", name="Linkki on kopioitu")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    again = open_chat(link)
    expect(again.locator(".oh-title").first).to_have_text(title(page))
    expect(again.locator(".oh-reply").first).to_have_attribute("data-register", "selko")
    expect(again.get_by_text("Aiemmat vastaukset (1)")).to_be_visible()


def test_words_stay_out_of_the_address(open_chat: Open) -> None:
    """What a person writes is shown to them and is in no address."""
    page = open_chat()
    ask(page, "paljonko kulukorvaus on Pirkolle")
    expect(page.locator(".oh-asked")).to_contain_text("Pirkolle")
    assert "irko" not in page.url
    page.reload()
    page.wait_for_selector(".oh-reply")
    assert "Pirkolle" not in page.locator("body").inner_text()


def test_municipality(open_chat: Open) -> None:
    """A chosen municipality shows who serves it, and stays in the address."""
    page = open_chat(MONEY)
    page.get_by_text("Omat valinnat").click()
    box = page.locator(".st-key-place input")
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(400)  # the folded part opens slowly, and a page that moves closes the list
    box.click()
    box.press_sequentially("laiti")
    expect(page.get_by_role("option", name="Laitila")).to_be_visible()
    box.press_sequentially("xq")
    expect(page.get_by_text("Ei osumia")).to_be_visible()
    box.press("Backspace")
    box.press("Backspace")
    page.get_by_role("option", name="Laitila").click()
    expect(page.locator(".oh-place")).to_contain_text("Laitila")
    assert "kunta=laitila" in page.url


def test_keyboard_only(open_chat: Open) -> None:
    """A question is sent by Enter, and the focus goes to the answer's heading."""
    page = open_chat(width=1280)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("paljonko kulukorvaus on")
    page.keyboard.press("Enter")
    expect(page.locator(".oh-title").first).to_be_focused()
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.st-key-choices') !== null"):
            break
    first = title(page)
    page.keyboard.press("Enter")
    expect(page.locator(".oh-title").first).not_to_have_text(first)
    expect(page.locator(".oh-title").first).to_be_focused()


def test_answer_is_announced_once(open_chat: Open) -> None:
    """One polite live region says that the answer is ready, and which it is."""
    page = open_chat()
    page.evaluate(
        "() => { window.said = []; new MutationObserver(() => { const t = document.querySelector('#ohjaus-status')"
        ".textContent; if (t) window.said.push(t); }).observe(document.querySelector('#ohjaus-status'),"
        " { childList: true, characterData: true, subtree: true }); }"
    )
    ask(page, "paljonko kulukorvaus on")
    page.wait_for_timeout(800)
    assert page.evaluate("window.said") == ["Vastaus valmis: Kulukorvaus: paljonko"]
    assert page.locator("[role=status][aria-live=polite]").count() == 1


def test_hotkeys_do_nothing(open_chat: Open) -> None:
    """Streamlit's R and C neither rerun nor open anything."""
    page = open_chat(MONEY)
    page.locator(".oh-title").focus()
    for key in "rcRC":
        page.keyboard.press(key)
    page.wait_for_timeout(300)
    assert page.get_by_role("dialog").count() == 0


def test_back_to_an_earlier_answer(open_chat: Open) -> None:
    """Earlier answers stand folded above the last, and the browser's back button works."""
    page = open_chat(f"{MONEY}~a.matkakorvaus~a.palkkatuki")
    page.get_by_text("Aiemmat vastaukset (2)").click()
    page.locator(".st-key-earlier button").first.click()
    expect(page.locator(".oh-title").first).to_have_text("Kulukorvaus: paljonko")
    page.go_back()
    expect(page.locator(".oh-title").first).to_have_text("Palkkatuki")


HOSTILE = {
    "empty": "",
    "long": "kulukorvaus " * 416,
    "emoji": "😀😀😀🙃",
    "html": "<script>alert(1)</script><img src=x onerror=alert(2)> kulukorvaus",
    "sql": "'; DROP TABLE topics; -- palkkatuki",
    "english": "how do I apply for unemployment benefit in Finland",
    "swedish": "hur ansöker jag om arbetslöshetsersättning",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_question(open_chat: Open, name: str) -> None:
    """Any text gets a sensible reply, and nothing of it runs."""
    page = open_chat()
    page.on("dialog", lambda _: pytest.fail("a script of the question ran"))
    ask(page, HOSTILE[name])
    assert title(page)
    assert page.locator(".oh-reply img, .oh-reply script").count() == 0
    assert page.locator("[data-testid=stException]").count() == 0


def test_personal_data_is_not_shown_again(open_chat: Open) -> None:
    """A message with an identity code is refused, and no letter of it comes back."""
    page = open_chat()
    ask(page, "hei olen Matti 131052-308T paljonko saan rahaa")
    expect(page.locator(".oh-reply").first).to_have_class("oh-reply oh-refuse")
    assert "131052" not in page.content()


@pytest.mark.parametrize("name", STATES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe(open_chat: Open, name: str, width: int, scheme: str) -> None:
    """axe finds nothing on a phone in light colours nor on a desk in dark ones, and no page is wider than the screen."""
    page = open_chat(STATES[name], width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_axe_of_a_counted_sum(open_chat: Open, width: int, scheme: str) -> None:
    """The result of a counting, with its bars, is as open to everyone as the form that it came from."""
    page = open_chat("?k=a.palkkatuki.paljonko", width=width, scheme=scheme)
    page.locator("details:has([data-testid=stForm]) > summary").click()
    page.get_by_label("Bruttopalkka kuukaudessa, euroa").fill("2000")
    page.get_by_role("button", name="Laske").click()
    expect(page.locator(".oh-count").first).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script(server: str, browser: object) -> None:
    """Without JavaScript the chat's address offers the site, and a copied link its own answer."""
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto(f"{server}/keskustelu/")
    expect(page.get_by_role("link", name="Avaa sivut")).to_be_visible()
    expect(page.get_by_text("Avataan keskustelua")).to_be_hidden()
    page.goto(f"{server}/keskustelu/{MONEY}&kieli=selko")
    page.get_by_role("link", name="Avaa tämä sivuna").click()
    expect(page.locator("html")).to_have_class("selko")
    expect(page.locator("h1")).to_contain_text("Kulukorvaus")
    context.close()


def test_begin_anew(open_chat: Open) -> None:
    """On a phone the way back to the start stands beside the question box."""
    page = open_chat(f"{MONEY}&kieli=selko")
    link = page.locator(".oh-new").get_by_role("link", name="Aloita alusta")
    expect(link).to_be_visible()
    link.click()
    expect(page.locator(".oh-welcome")).to_be_visible()
    assert "k=" not in page.url
    assert "kieli=selko" in page.url
