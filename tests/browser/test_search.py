"""The search in the reader's browser: the same topics as the engine finds, and nothing sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from urllib.parse import quote

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ohjaus.advisor import Advisor
from ohjaus.dialogue.decide import acute, ruled_out
from ohjaus.dialogue.safety import Signs
from ohjaus.finnish.analyse import analyse
from ohjaus.recall import tries
from ohjaus.search.rank import find_evidence, rank

ROOT = Path(__file__).parents[2]
QUESTIONS = ROOT / "tests" / "questions"
GENERATED, MISTYPED = 500, 0.3  # how many, and the share of them with one typing error
AGREEMENT = 0.99
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CRISIS = "en jaksa enää elää"
Open = Callable[..., Page]

pytestmark = pytest.mark.browser


def _ask(page: Page, text: str) -> None:
    page.get_by_role("searchbox").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_selector("#vastaus section")


def _texts(advisor: Advisor) -> list[str]:
    """The questions that measure, and forms of the names of topics, some of them mistyped."""
    files = [QUESTIONS / f"{name}.yaml" for name in ("held", "fresh", "tune")]
    asked = [row["q"] for file in files for row in yaml.safe_load(file.read_text(encoding="utf-8")) if row.get("q")]
    made = list(tries(advisor.library))
    Random(1).shuffle(made)
    plain = [each.text for each in made if not each.errors]
    wrong = [each.text for each in made if len(each.errors) == 1]
    count = round(GENERATED * MISTYPED)
    return [*asked, *plain[: GENERATED - count], *wrong[:count]]


def test_the_browser_finds_what_the_engine_finds(open_page: Open, advisor: Advisor) -> None:
    """The same first topic for 99 of 100 texts, the same score for nearly all, the same signs of acute need, and no need
    overlooked that the engine hears in other words."""
    texts = _texts(advisor)
    assert len(texts) > 1500
    page = open_page("haku/")
    found = page.evaluate(
        """async (texts) => {
          const form = document.querySelector("form[data-tables]");
          const { readIndex, analyse, findEvidence, rank, acuteNeed, likelyNeed } = await import(document.querySelector("script[type=module]").src);
          const index = await readIndex(new Uint8Array(await (await fetch(form.dataset.tables)).arrayBuffer()));
          return texts.map((text) => {
            const evidence = findEvidence(analyse(text, index), index);
            const [{ name, score }] = rank(evidence, index);
            return [name, score, acuteNeed(text, index), likelyNeed(evidence, index)];
          });
        }""",
        texts,
    )
    signs = Signs(advisor.library.safety)
    differ, score_differs, needs_differ = [], 0, []
    for text, (name, score, sign, need) in zip(texts, found, strict=True):
        evidence = find_evidence(analyse(text, advisor.index.lexicon), advisor.index)
        ranking = rank(evidence, advisor.index)
        best = ranking.raised(ruled_out(evidence, advisor.library, advisor.index)).topics[0]
        assert sign == signs.acute_need(text), text
        likely = acute(ranking)
        if need != (likely.kind if likely else None):
            needs_differ.append((text, likely, need))
        score_differs += abs(score - best.score) > 1e-6
        if name != best.name:
            differ.append((text, best.name, name))
    assert len(differ) <= (1 - AGREEMENT) * len(texts), differ
    assert score_differs <= 2 * (1 - AGREEMENT) * len(texts)
    assert len(needs_differ) <= (1 - AGREEMENT) * len(texts), needs_differ
    assert not [each for each in needs_differ if each[2] is None]


@pytest.mark.parametrize("register", ["", "selko/"])
@pytest.mark.parametrize("start", ["", "haku/"])
def test_an_answer_leads_to_its_page_in_the_same_register(
    register: str, start: str, open_page: Open, site: str
) -> None:
    """A mistyped, inflected name is enough; the topic's summary stands there, and Enter on its link opens what was asked."""
    page = open_page(register + start)
    _ask(page, "paljonko kulukorvasta saa")
    link = page.locator("#vastaus h3 a").first
    assert page.locator("#vastaus").get_attribute("aria-live") == "polite"
    assert page.locator("#vastaus p").first.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site}{register}kulukorvaus/#paljonko")


def test_nothing_is_sent_or_kept(open_page: Open, heard: list[str]) -> None:
    """The question is in no request, in no storage, and in the address only behind the sign that no browser sends."""
    page = open_page("haku/")
    page.wait_for_load_state("networkidle")
    before, address = len(heard), page.url
    _ask(page, "saanko palkkatukea siivoojalle")
    page.wait_for_url("**#q=*")
    assert heard[before:] == []
    assert page.url.split("#")[0] == address
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_it_answers_without_a_network(open_page: Open) -> None:
    """Once the page has loaded, the network may go."""
    page = open_page("haku/")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    _ask(page, "työkokeilun kesto")
    assert "yökokeilu" in page.locator("#vastaus h3").first.inner_text()


@pytest.mark.parametrize("register", ["", "selko/"])
def test_acute_need_comes_first(register: str, open_page: Open) -> None:
    """The numbers to call stand alone, have the focus, and the words are gone from the box."""
    page = open_page(register + "haku/")
    _ask(page, f"{CRISIS}, paljonko on kulukorvaus")
    shown = page.locator("#vastaus")
    assert shown.locator("section.crisis").count() == shown.locator("section").count() == 1
    assert shown.locator("a[href^='tel:112']").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.get_by_role("searchbox").input_value() == ""


def test_need_in_other_words_is_heard(open_page: Open) -> None:
    """What no listed sign names but reads like acute need gets the numbers too."""
    page = open_page("haku/")
    _ask(page, "mä en selviä tästä yöstä")
    assert page.locator("#vastaus section.crisis a[href^='tel:']").count() > 1


def test_no_sure_answer_is_no_answer(open_page: Open) -> None:
    """What is not ours gets no topic, but where to ask, where to look, and the emergency number."""
    page = open_page("haku/")
    _ask(page, "mikä on paras pizzeria lähelläni")
    shown = page.locator("#vastaus")
    assert shown.locator("[data-none]").count() == 1
    assert "112" in shown.inner_text()
    assert shown.locator("a[href^='tel:']").count() > 1
    assert shown.locator("a[href$='/aiheet/']").count() == 1


def test_an_old_address_with_a_question_is_answered_and_cleaned(open_page: Open) -> None:
    """A folder of files answers `?q=` too, and moves the words to the part of the address that no browser sends."""
    page = open_page("haku/?q=palkkatuki")
    page.wait_for_selector("#vastaus section")
    assert "?" not in page.url
    assert page.url.endswith("/haku/#q=palkkatuki")


IN_SIGHT = "(box) => { const at = box.getBoundingClientRect(); return at.top >= 0 && at.bottom <= innerHeight; }"


@pytest.mark.parametrize("register", ["", "selko/"])
@pytest.mark.parametrize("start", ["", "haku/"])
@pytest.mark.parametrize("text", ["mikä on paras pizzeria lähelläni", "paljonko kulukorvaus on", "valmennus"])
def test_the_question_stays_in_sight_on_a_phone(register: str, start: str, text: str, open_page: Open) -> None:
    """Whatever the answer, the box with the question and the heading of the answer are both on the screen."""
    page = open_page(register + start)
    page.get_by_role("searchbox").scroll_into_view_if_needed()
    _ask(page, text)
    box = page.get_by_role("searchbox")
    assert box.input_value() == text
    assert box.evaluate(IN_SIGHT)
    assert page.locator("#vastaus h2").evaluate(IN_SIGHT)


@pytest.mark.parametrize("start", ["", "selko/haku/"])
def test_back_returns_to_the_question(start: str, open_page: Open, site: str) -> None:
    """From a topic's page to the question and its answer, to the question before it, and at last to the empty box."""
    page = open_page(start)
    for text in ("paljonko kulukorvaus on?", "mikä on 100 % palkkatuki & kuka sen saa"):
        _ask(page, text)
        page.wait_for_url("**#q=*")
    page.locator("#vastaus h3 a").first.click()
    page.wait_for_url("**/palkkatuki/**")
    box = page.get_by_role("searchbox")
    for text, topic in (
        ("mikä on 100 % palkkatuki & kuka sen saa", "Palkkatuki"),
        ("paljonko kulukorvaus on?", "Kulukorvaus"),
    ):
        page.go_back()
        expect(box).to_have_value(text)
        expect(page.locator("#vastaus h3").first).to_contain_text(topic)
    page.go_back()
    expect(box).to_have_value("")
    expect(page.locator("#vastaus section")).to_have_count(0)
    assert page.url == site + start
    page.go_forward()
    expect(box).to_have_value("paljonko kulukorvaus on?")


def test_an_address_with_a_question_opens_its_answer_and_keeps_it_for_the_other_register(
    open_page: Open, site: str
) -> None:
    """The address may be sent on; the switch of registers leads to the same question."""
    page = open_page("haku/#q=ty%C3%B6kokeilun%20kesto")
    expect(page.locator("#vastaus h3").first).to_contain_text("yökokeilu")
    page.locator("a[data-pair]").click()
    page.wait_for_url(f"{site}selko/haku/#q=*")
    expect(page.get_by_role("searchbox")).to_have_value("työkokeilun kesto")
    expect(page.locator("#vastaus h3").first).to_contain_text("yökokeilu")


@pytest.mark.parametrize("text", [CRISIS, "hetuni on 010190-901A, mikä on palkkatuki"])
def test_need_and_personal_data_stay_in_no_address(text: str, open_page: Open) -> None:
    """Neither when they are asked after another question nor when an address brings them."""
    page = open_page("haku/")
    _ask(page, "palkkatuki")
    page.wait_for_url("**#q=*")
    _ask(page, text)
    page.wait_for_url("**/haku/")
    assert page.get_by_role("searchbox").input_value() == ""
    assert page.evaluate("document.activeElement.tagName") == "H2"
    assert page.get_by_role("searchbox").evaluate(IN_SIGHT) == (text != CRISIS)  # one may write again without them
    page = open_page("haku/#q=" + quote(text))
    page.wait_for_selector("#vastaus section")
    page.wait_for_url("**/haku/")
    assert page.get_by_role("searchbox").input_value() == ""


def test_without_scripts_a_folder_of_files_offers_its_lists(open_page: Open) -> None:
    """No box that nobody answers: the lists of topics."""
    page = open_page("haku/", java_script_enabled=False)
    assert page.get_by_role("searchbox").count() == 0
    assert page.locator("main ul.plain a").count() > 40


def test_an_old_browser_is_offered_the_lists(open_page: Open) -> None:
    """One that cannot unpack the tables shows no box that would not answer."""
    page = open_page("haku/", script="delete window.DecompressionStream")
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("searchbox").count() == 0
    assert page.locator("main ul.plain a").count() > 40


def test_lost_tables_leave_the_lists(open_page: Open) -> None:
    """When the tables do not come whole, a sentence says so, and the lists of topics are there."""
    page = open_page("aiheet/")
    page.context.route("**/haku.bin*", lambda route: route.fulfill(status=200, body="rikki"))
    page.goto(page.url.replace("aiheet/", "haku/"))
    page.get_by_role("searchbox").fill("palkkatuki")
    page.keyboard.press("Enter")
    page.get_by_role("alert").wait_for()
    assert page.locator("main ul.plain a").count() > 40


def test_a_server_answers_where_the_browser_cannot(open_page: Open, server: str) -> None:
    """Without scripts, in an old browser and with lost tables the form leads to the server's answer."""
    lost = "window.fetch = () => Promise.reject(new Error())"
    for script, settings in (
        ("", {"java_script_enabled": False}),
        ("delete window.DecompressionStream", {}),
        (lost, {}),
    ):
        page = open_page(f"{server}/haku/", script=script, **settings)
        page.get_by_role("searchbox").fill("mikä on palkkatuki")
        page.keyboard.press("Enter")
        page.wait_for_url("**/haku/?q=*")
        assert "Palkkatuki" in page.locator("h1").inner_text()
    page = open_page(f"{server}/haku/")
    _ask(page, "mikä on palkkatuki")
    assert page.url.split("#")[0] == f"{server}/haku/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("register", ["", "selko/"])
def test_axe_finds_nothing_in_answers(register: str, scheme: str, open_page: Open) -> None:
    """An answer, no answer and acute need, with no rule switched off, and none wider than 320 px."""
    page = open_page(register + "haku/", width=320, color_scheme=scheme, reduced_motion="reduce")
    for text in ("palkkatuki vai palkkatuen hakeminen", "pizzeria", CRISIS):
        _ask(page, text)
        found = Axe().run(page)
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]] == []
        assert page.evaluate(WIDE) <= 0


def test_only_the_pages_to_ask_on_load_it(open_page: Open, heard: list[str]) -> None:
    """A topic's page loads neither script nor tables; the front page loads the tables when its box is used."""
    before = len(heard)
    open_page("palkkatuki/").wait_for_load_state("networkidle")
    assert not any("/haku." in path for path in heard[before:])
    page = open_page("")
    page.wait_for_load_state("networkidle")
    assert not any("/haku.bin" in path for path in heard[before:])
    with page.expect_response("**/haku.bin*"):
        page.get_by_role("searchbox").focus()
