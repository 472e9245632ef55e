"""The site in a real Chromium: the folder of files under a sub-folder, and the server for readers without scripts."""

from __future__ import annotations

import datetime
import functools
import http.server
import io
import re
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page

from ohjaus.library.load import load
from ohjaus.site.pages import build_pages
from ohjaus.site.write import write

ROOT = Path(__file__).parents[2]
FOLDER = "/ohjaus/"
DAY = datetime.date(2026, 11, 22)
KINDS = (
    "", "aiheet/", "kuka/", "kuka/ammattilainen/", "kulukorvaus/", "polku-kuntouttava-tyotoiminta/", "alue-pirkanmaa/", "polku/",
    "kunta/", "kunta/laitila/", "alue/", "alue/pirkanmaan-hyvinvointialue/", "sanasto/", "muutokset/", "vanhenee/",
    "lahteet/", "laskuri/", "koonti/", "koonti/?a=palkkatuki&a=kulukorvaus.paljonko&kunta=laitila", "saavutettavuus/",
    "tietosuoja/", "kumppaneille/",
)  # fmt: skip
IN_DARK = ("", "kulukorvaus/", "polku-kuntouttava-tyotoiminta/", "alue-pirkanmaa/", "koonti/?a=palkkatuki")
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
Open = Callable[..., Page]

pytestmark = pytest.mark.browser


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site as plain files under a sub-folder of a server that knows nothing of us."""
    top = tmp_path_factory.mktemp("hosted")
    handler = functools.partial(_Quiet, directory=str(top))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}{FOLDER}"
    library = load(ROOT).library
    assert library is not None
    write(build_pages(library, DAY, address), top / FOLDER.strip("/"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


@pytest.fixture
def open_page(files: str, browser: Browser) -> Iterator[Open]:
    """Opens a page of the files in a browser of its own, and fails on anything the console complains of."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str = "", width: int = 390, height: int = 844, **settings: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": height}, locale="fi-FI", **settings)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(path if path.startswith("http") else files + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def _press_to(page: Page, text: str, most: int = 80) -> None:
    """Tab until what has the focus begins with the text, then Enter. Fails when it is not reached."""
    seen = []
    for _ in range(most):
        page.keyboard.press("Tab")
        name = page.evaluate("(document.activeElement.innerText || document.activeElement.value || '').trim()")
        seen.append(name[:30])
        if name.startswith(text):
            visible = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert visible != "none", f"no focus ring on {text}"
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{text!r} was not reached by Tab: {seen}")


JOURNEYS = {
    "client": ("", "Hakija tai asiakas", "Kuntouttava työtoiminta", "Selkokieli", "selko/kuntouttava-tyotoiminta/"),
    "relative": ("", "Läheinen", "Mistä apua", "mista-apua/"),
    "employer": ("", "Työnantaja", "Työnantajan polku", "polku-tyonantaja/"),
    "counsellor": ("selko/", "Olen ammattilainen", "Kuntouttava työtoiminta", "selko/kuntouttava-tyotoiminta/"),
}


@pytest.mark.parametrize("who", JOURNEYS)
@pytest.mark.parametrize("scripts", [True, False])
def test_each_audience_finds_its_topic_by_keyboard(who: str, scripts: bool, open_page: Open) -> None:
    """From the front page to a topic with Tab and Enter alone at 320 px, with scripts and without."""
    start, *texts, end = JOURNEYS[who]
    page = open_page(start, width=320, height=640, java_script_enabled=scripts)
    for text in texts:
        _press_to(page, text)
    assert urlsplit(page.url).path == FOLDER + end


def test_skip_link_is_first(open_page: Open) -> None:
    """The first Tab reaches the way past the menu, and it moves the focus to the content."""
    page = open_page("kulukorvaus/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#sisalto"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "sisalto"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(scheme: str, open_page: Open) -> None:
    """Every kind of page in both registers, with no rule switched off."""
    page = open_page("", color_scheme=scheme, reduced_motion="reduce")
    origin = page.url
    found = {}
    for path in (*KINDS, *(f"selko/{kind}" for kind in KINDS)) if scheme == "light" else IN_DARK:
        page.goto(origin + path)
        if "?a=" in path:
            page.wait_for_selector(".chosen")
        results = Axe().run(page)
        if results.violations_count:
            found[path] = [(each["id"], each["nodes"][0]["html"][:120]) for each in results.response["violations"]]
    assert found == {}


def test_nothing_is_wider_than_a_narrow_screen(open_page: Open) -> None:
    """At 320 px, which is 1280 px at 400 % zoom, with every fold open, the text spacing of WCAG and larger text."""
    page = open_page("", width=320, height=256, bypass_csp=True)  # the spacing is put in from outside
    origin = page.url
    wide = []
    for start in ("", "selko/"):
        for kind in KINDS:
            page.goto(f"{origin}{start}{kind}{'&' if '?' in kind else '?'}teksti=iso")
            page.add_style_tag(content=SPACING)
            page.evaluate(OPEN_ALL)
            if page.evaluate(WIDE) > 0:
                wide.append(start + kind)
    assert wide == []


def test_forced_colours_keep_what_can_be_pressed(open_page: Open) -> None:
    """Cards, buttons and the chosen language have a border or an outline of the reader's own colours."""
    page = open_page("kulukorvaus/", forced_colors="active")
    for selector in (".card", ".exit", ".switch a[aria-current]"):
        style = page.eval_on_selector(
            selector, "each => { const s = getComputedStyle(each); return [s.borderStyle, s.outlineStyle]; }"
        )
        assert any(each not in ("none", "") for each in style), selector


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_the_numbers_of_a_path(scheme: str, open_page: Open) -> None:
    """A step's number has the colour of text on a dot of the page's colour that has an outline."""
    page = open_page("polku-kuntouttava-tyotoiminta/", forced_colors="active", color_scheme=scheme)
    text, ground = page.evaluate("['color', 'backgroundColor'].map(each => getComputedStyle(document.body)[each])")
    number, dot, line = page.evaluate(
        "[['number', 'fill'], ['dot', 'fill'], ['dot', 'stroke']].map(([each, part]) =>"
        " getComputedStyle(document.querySelector(`svg.steps .${each}`))[part])"
    )
    assert text != ground
    assert (number, dot, line) == (text, ground, text)


def test_nothing_moves_for_those_who_ask(open_page: Open) -> None:
    """With reduced motion no element has an animation or a transition."""
    page = open_page("polku-kuntouttava-tyotoiminta/", reduced_motion="reduce")
    moving = page.evaluate(
        "[...document.querySelectorAll('*')].filter(each => { const s = getComputedStyle(each);"
        " return s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length"
    )
    assert moving == 0


def test_touch_targets_are_large(open_page: Open) -> None:
    """Buttons, cards, folds and the menu are at least 44 px high on a phone."""
    page = open_page("kulukorvaus/#jaa")
    small = page.evaluate(
        "[...document.querySelectorAll('button, .card, .menu a, .switch a, .exit, .fold > summary')]"
        ".filter(each => each.offsetHeight && each.getBoundingClientRect().height < 43.5)"
        ".map(each => each.outerHTML.slice(0, 90))"
    )
    assert small == []


def test_every_link_works_under_a_sub_folder(open_page: Open, files: str) -> None:
    """Each address that a page of each kind links to within the site answers, as do the files it loads."""
    page = open_page("")
    seen: set[str] = set()
    for kind in (*KINDS, "selko/", "selko/kulukorvaus/"):
        page.goto(files + kind)
        links = page.eval_on_selector_all(
            "a[href], link[href], script[src]", "all => all.map(each => each.href || each.src)"
        )
        seen |= {link.partition("#")[0] for link in links if link.startswith(files.removesuffix(FOLDER))}
    assert len(seen) > 400
    assert all(urlsplit(link).path.startswith(FOLDER) for link in seen)
    failed = [link for link in sorted(seen) if not (page.request.head(link).ok)]
    assert failed == []


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("scripts", [True, False])
def test_a_phone_shows_the_first_section_soon(width: int, scripts: bool, open_page: Open) -> None:
    """The contents are one folded row that opens, and the text begins on the first screen in both registers."""
    for path in ("kulukorvaus/", "selko/kulukorvaus/"):
        page = open_page(path, width=width, height=844, java_script_enabled=scripts)
        contents = page.locator(".toc nav")
        assert contents.is_hidden()
        box = page.locator(".part h2").first.bounding_box()
        assert box
        assert box["y"] < 800
        page.locator(".toc summary").click()
        assert contents.is_visible()


@pytest.mark.parametrize("scripts", [True, False])
def test_contents_stand_open_beside_the_text(scripts: bool, open_page: Open) -> None:
    """Where there is room for them, the contents need no press."""
    page = open_page("kulukorvaus/", width=1280, height=900, java_script_enabled=scripts)
    assert page.locator(".toc a").first.is_visible()


def test_wide_tables_are_stacked_on_a_phone(open_page: Open) -> None:
    """Each number of a survey stands beside the name of its column, and nothing scrolls sideways."""
    page = open_page("alue-pirkanmaa/#taulukko-tyotoiminta-kunnittain", width=320, height=640)
    table = page.locator("#taulukko-tyotoiminta-kunnittain table")
    names = table.locator("td").evaluate_all("all => all.map(each => getComputedStyle(each, '::before').content)")
    columns = table.locator("thead th").all_text_contents()[1:]
    assert names == [f'"{name}"' for _ in range(table.locator("tbody tr").count()) for name in columns]
    assert table.evaluate("each => each.parentElement.scrollWidth - each.parentElement.clientWidth") <= 0


def test_an_address_of_a_counting_opens_it(open_page: Open) -> None:
    """Examples are folded until one is asked for by its anchor."""
    page = open_page("laskuri/#kulut")
    assert page.locator(".counted table:visible").count() == page.locator("#kulut table").count() >= 1


def test_steps_fold_and_open(open_page: Open) -> None:
    """Without scripts every step is open; with them the first is, an anchor opens its own, and a button them all."""
    path = "polku-kuntouttava-tyotoiminta/"
    plain = open_page(path, java_script_enabled=False)
    assert plain.locator("ol.steps details").count() == plain.locator("ol.steps details[open]").count() == 8
    assert plain.locator("button[data-open]").is_hidden()
    page = open_page(path + "#v3")
    assert page.locator("ol.steps details[open]").count() == 2
    assert page.locator("#v3").is_visible()
    page.get_by_role("button", name="Avaa kaikki vaiheet").click()
    assert page.locator("ol.steps details[open]").count() == 8
    page.get_by_role("button", name="Sulje kaikki vaiheet").click()
    assert page.locator("ol.steps details[open]").count() == 0


def test_the_place_on_a_path_is_kept_from_page_to_page(open_page: Open) -> None:
    """From a step to its topic, on to a third page, and back to the step; another path's box stays away."""
    page = open_page("polku-kuntouttava-tyotoiminta/#v5")
    page.locator("#vaihe-raha-asiat, li:has(#v5)").first.get_by_role("link", name="Kulukorvaus").click()
    back = page.get_by_role("link", name="Takaisin polkuun, vaihe 5/8")
    assert back.is_visible()
    assert page.locator(".position:visible").count() == 1
    page.locator("#seuraavaksi a").first.click()
    page.get_by_role("link", name="Takaisin polkuun, vaihe 5").click()
    assert page.url.endswith("/polku-kuntouttava-tyotoiminta/#v5")


def test_presets_of_a_shared_address(open_page: Open) -> None:
    """Easy Finnish, larger text and one's own municipality from the address, on a folder of files."""
    page = open_page("kulukorvaus/?kieli=selko&kunta=laitila&teksti=iso#paljonko")
    page.wait_for_url("**/selko/kulukorvaus/**")
    assert urlsplit(page.url).fragment == "paljonko"
    assert page.locator("html.selko.iso").count() == 1
    assert page.locator("main a[href*='/selko/kunta/laitila/']").count() >= 1
    assert "teksti=iso" in str(page.locator(".brand").get_attribute("href"))
    plain = open_page("kulukorvaus/?kieli=selko&kunta=laitila&teksti=iso", java_script_enabled=False)
    assert plain.locator("h1").inner_text() == "Kulukorvaus"


def test_a_counsellor_makes_a_handout_without_a_server(open_page: Open) -> None:
    """Ticks in the form, one link, a text for a message and a code that leads to the link; all from the address."""
    page = open_page("kulukorvaus/#jaa")
    page.get_by_label("Paljonko kulukorvaus on?").check()
    page.get_by_role("button", name="Lisää muita aiheita").click()
    page.wait_for_url("**/koonti/**")
    assert (
        page.locator("[name=a]:checked").evaluate_all("all => all.map(each => each.value)")[-1]
        == "kulukorvaus.paljonko"
    )
    page.get_by_label("Palkkatuki", exact=True).check()
    page.get_by_label("Kunta", exact=True).select_option("laitila")
    page.get_by_role("button", name="Kokoa sivu").click()
    page.wait_for_selector(".chosen")
    link = page.get_by_label("Sivun osoite").input_value()
    assert set(re.findall(r"[?&]a=([a-z.-]+)", link)) == {"kulukorvaus.paljonko", "palkkatuki"}
    assert link.endswith("&kunta=laitila")
    message = page.get_by_label("Teksti viestiin").input_value()
    assert message.splitlines()[-1] == link
    assert "- Kulukorvaus: Paljonko kulukorvaus on?" in message
    assert page.locator(".chosen > h2").all_inner_texts().count("Palkkatuki") == 1
    assert page.locator(".chosen a[href*='../']").count() == 0
    picture = page.locator(".qr svg").screenshot()
    assert zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))[0].text == link
    page.goto(link + "&kieli=selko")
    page.wait_for_selector("html.selko .chosen")
    assert "Tässä on tietoa sinulle" in page.get_by_label("Teksti viestiin").input_value()


def test_a_handout_tells_of_too_little_and_too_much(open_page: Open) -> None:
    """Nothing is sent without a choice or with too many, and the reason is told in words that are announced."""
    for start in ("", "selko/"):
        page = open_page(f"{start}koonti/")
        send = page.locator(".send button")
        limit = page.locator(".send .limit")
        assert limit.get_attribute("role") == "alert"
        send.click()
        assert limit.inner_text() == page.locator(".send").get_attribute("data-none")
        boxes = page.locator(".choice > .pick input")
        for number in range(13):
            boxes.nth(number).check()
        assert limit.inner_text() == page.locator(".send").get_attribute("data-over")
        assert page.locator(".send .count").inner_text().endswith(": 13/12")
        send.click()
        assert "?" not in page.url
        boxes.nth(0).uncheck()
        assert limit.inner_text() == ""


def test_a_handout_without_a_server_says_that_its_link_was_read_in_part(open_page: Open) -> None:
    """An unknown topic or municipality is told of in a live region: on the page of what was known, else by the form."""
    for start in ("", "selko/"):
        for query, shown in (
            ("a=palkkatuki&a=eiole", ".chosen"),
            ("a=palkkatuki&kunta=xyz", ".chosen"),
            ("a=eiole&kunta=xyz", "form.handout"),
            ("a=palkkatuki.eiole&muuta=1", "form.handout"),
        ):
            page = open_page(f"{start}koonti/?{query}")
            page.wait_for_selector(shown)
            region = page.locator("#koonti [role=status].unread")
            assert region.inner_text() == region.get_attribute("data-unread")
        for query, shown in (("a=&kunta=", "form.handout"), ("a=palkkatuki&kunta=laitila", ".chosen")):
            page = open_page(f"{start}koonti/?{query}")
            page.wait_for_selector(shown)
            assert page.locator("#koonti .unread").inner_text() == ""


def test_text_grows_by_a_button_and_stays_so(open_page: Open) -> None:
    """The button says whether it is on; the size is in the address, follows the links, and goes away again."""
    page = open_page("kulukorvaus/")
    button = page.get_by_role("button", name="Suurempi teksti")
    before = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    button.click()
    page.wait_for_url("**/?teksti=iso")
    assert button.get_attribute("aria-pressed") == "true"
    assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") > before * 1.2
    assert "teksti=iso" in str(page.locator(".menu a").first.get_attribute("href"))
    button.click()
    page.wait_for_url(lambda url: "teksti" not in url)
    assert button.get_attribute("aria-pressed") == "false"


def test_a_handout_of_the_server_needs_no_script(server: str, open_page: Open) -> None:
    """The same form and the same address where a server answers, with scripts off."""
    page = open_page(f"{server}/kuka/ammattilainen/", java_script_enabled=False)
    page.get_by_label("Valitse: Palkkatuki", exact=True).first.check()
    page.get_by_role("button", name="Kokoa sivu").click()
    assert page.locator(".chosen > h2").all_inner_texts() == ["Palkkatuki"]
    assert page.get_by_label("Sivun osoite").input_value().endswith("/koonti/?a=palkkatuki")
    assert page.locator(".buttons:visible").count() == 0
    assert page.locator(".qr svg").is_visible()


@pytest.mark.parametrize(("path", "sides"), [
    ("kulukorvaus/", 2), ("palkkatuki/", 2), ("alue-pirkanmaa/", 2), ("selko/kulukorvaus/", 2),
    ("selko/kehitysvammaisten-tyotoiminta/", 2), ("selko/palkkatuki/", 3), ("selko/polku-tyonantaja/", 3),
    ("selko/polku-sairauspaivarahan-jalkeen/", 3), ("selko/tyottomyysetuus/", 2), ("selko/kuntouttava-tyotoiminta/", 2),
])  # fmt: skip
def test_a_topic_prints_on_two_sheets(path: str, sides: int, open_page: Open) -> None:
    """Two sides of A4 hold an ordinary topic and three the longest, with scripts off."""
    page = open_page(path, java_script_enabled=False)
    paper = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= sides


@pytest.mark.parametrize(("path", "points"), [("kulukorvaus/", 9.4), ("selko/kulukorvaus/", 10)])
def test_few_sides_are_not_bought_with_small_letters(path: str, points: float, open_page: Open) -> None:
    """The text of a printed topic keeps its size, and easy Finnish the larger one."""
    page = open_page(path)
    page.emulate_media(media="print")
    sizes = page.locator(".part p, .part li").evaluate_all(
        "all => all.map((each) => parseFloat(getComputedStyle(each).fontSize))"
    )
    assert sizes
    assert min(sizes) * 0.75 > points - 0.01


def test_worked_examples_are_printed_though_folded(open_page: Open) -> None:
    """What stands folded on the screen is on paper too, scripts on or off."""
    for scripts in (True, False):
        page = open_page("laskuri/", java_script_enabled=scripts)
        assert page.locator(".counted table:visible").count() == 0
        page.emulate_media(media="print")
        assert page.locator(".counted table:visible").count() == page.locator(".counted table").count() > 5


def test_a_printed_page_has_its_code_and_its_day(open_page: Open, files: str) -> None:
    """On paper stand the address, the day and a code that a phone reads; nothing to press."""
    page = open_page("kulukorvaus/", width=794, height=1123)
    page.emulate_media(media="print")
    shown = page.locator(".printed")
    assert "kulukorvaus/" in shown.inner_text()
    assert "22.11.2026" in shown.inner_text()
    picture = page.locator(".qr-printed").screenshot()
    assert zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)).resize((400, 400)))[0].text == urljoin(
        files, "kulukorvaus/"
    )
    assert page.locator("button:visible, .menu:visible, .toc:visible").count() == 0


@pytest.mark.parametrize("scripts", [True, False])
def test_a_printed_municipality_tells_where_to_turn_and_what_was_told(scripts: bool, open_page: Open) -> None:
    """The sites of its county and its employment area as text, every regional fact though folded on the screen, on three
    sides at most; no link that paper cannot follow."""
    page = open_page("kunta/laitila/", java_script_enabled=scripts)
    facts = page.locator("#alueen-tiedot tbody tr")
    assert page.locator("#alueen-tiedot tbody tr:visible").count() == 0
    page.emulate_media(media="print")
    assert page.locator("#alueen-tiedot tbody tr:visible").count() == facts.count() > 40
    for part in ("sosiaalipalvelut", "tyollisyyspalvelut"):
        link = page.locator(f"#{part} a[rel~='external']")
        assert link.is_visible()
        shown = link.evaluate("(link) => getComputedStyle(link, '::after').content")
        assert "attr(href)" in shown or (link.get_attribute("href") or "-") in shown
    assert page.locator(".municipality .links a:not([rel~='external']):visible").count() == 0
    paper = page.pdf(prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 3
