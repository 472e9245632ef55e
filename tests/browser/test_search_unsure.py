"""What the page to ask on says when no topic is sure: the nearest ones, a choice, the office that knows, the server's answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from ohjaus.advisor import Advisor
from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decide import choices, decide, ruled_out
from ohjaus.dialogue.decision import Answer, Clarify, Decision
from ohjaus.finnish.analyse import analyse
from ohjaus.search.rank import Ranking, find_evidence, rank
from ohjaus.site.packing.outside import outside_names
from ohjaus.site.search import NEAR_FROM, SURE_FROM
from personal_cases import CALM, PERSONAL

QUESTIONS = Path(__file__).parents[1] / "questions"
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ASK_ALL = """async (texts) => {
  const form = document.querySelector("form[data-tables]");
  const { readIndex, answer } = await import(document.querySelector("script[type=module]").src);
  const index = await readIndex(new Uint8Array(await (await fetch(form.dataset.tables)).arrayBuffer()));
  return texts.map((text) => answer(text, index));
}"""
Open = Callable[..., Page]

pytestmark = pytest.mark.browser


def _ask(page: Page, text: str) -> None:
    page.get_by_role("searchbox").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_selector("#vastaus section")


def _decided(text: str, advisor: Advisor) -> Decision:
    evidence = find_evidence(analyse(text, advisor.index.lexicon), advisor.index)
    ranking = rank(evidence, advisor.index)
    return decide(evidence, ranking, Conversation(), advisor.library, advisor.index).decision


def _unsure(advisor: Advisor) -> tuple[str, Ranking]:
    """A question of our own sets that speaks for some topic, but for none enough."""
    for row in _rows("tune"):
        evidence = find_evidence(analyse(row["q"], advisor.index.lexicon), advisor.index)
        ranking = rank(evidence, advisor.index).raised(ruled_out(evidence, advisor.library, advisor.index))
        is_inside = row["expect"][0] in advisor.library.guides
        if is_inside and not evidence.topics and NEAR_FROM <= ranking.topics[0].score < SURE_FROM:
            return row["q"], ranking
    raise AssertionError("every question has a sure topic")


def _rows(*names: str) -> list[dict[str, Any]]:
    files = (yaml.safe_load((QUESTIONS / f"{name}.yaml").read_text(encoding="utf-8")) for name in names)
    return [row for rows in files for row in rows if row.get("q")]


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_the_nearest_topics_stand_under_the_word_that_none_is_sure(
    register: Any, open_page: Open, advisor: Advisor, site: str
) -> None:
    """Those that the engine ranks first, each a link to its page in the same register; no topic is shown as an answer."""
    text, ranking = _unsure(advisor)
    nearest = choices(ranking, advisor.library.calibration.choice_share)
    page = open_page("haku/" if register == "fi" else "selko/haku/")
    _ask(page, text)
    shown = page.locator("#vastaus section[data-none]")
    assert advisor.library.phrase("site-search-unknown", register) in shown.locator("h2").inner_text()
    assert page.locator("#vastaus [data-found]").count() == 0
    links = shown.locator("[data-others] li a.card")
    assert links.evaluate_all("all => all.map((link) => link.href)") == [
        site + page_path(topic, register) for topic in nearest
    ]
    assert [text.strip() for text in links.all_inner_texts()] == [
        advisor.library.guide(topic, register).title for topic in nearest
    ]
    links.first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(site + page_path(nearest[0], register))


def test_far_from_every_topic_none_is_named(open_page: Open) -> None:
    """Below the least score there is no list and no heading of one."""
    page = open_page("haku/")
    _ask(page, "mikä on paras pizzeria lähelläni")
    assert page.locator("#vastaus [data-none]").count() == 1
    assert page.locator("#vastaus [data-others]").count() == 0


def test_a_bare_ambiguous_word_is_asked_about_as_the_engine_does(open_page: Open, advisor: Advisor) -> None:
    """The page asks about every single word that the engine asks about, with the same choice, and about nothing that the
    engine answers."""
    words = [word for entry in advisor.library.confusables for word in entry.words]
    texts = [*words, *(row["q"] for row in _rows("held", "fresh", "tune"))]
    found = dict(zip(texts, open_page("haku/").evaluate(ASK_ALL, texts), strict=True))
    decided = {text: _decided(text, advisor) for text in texts}
    asked = {word: each.confusable for word in words if isinstance(each := decided[word], Clarify)}
    single = {word: number for word, number in asked.items() if number is not None and " " not in word}
    assert len(single) > 20
    assert {word: (found[word]["piece"], found[word].get("of")) for word in single} == {
        word: ("choice", number) for word, number in single.items()
    }
    for text, shown in found.items():
        decision = decided[text]
        if shown["piece"] == "choice":
            assert not isinstance(decision, Answer), text
            assert not isinstance(decision, Clarify) or decision.confusable == shown["of"], text


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_a_choice_leads_to_its_pages(register: Any, open_page: Open, advisor: Advisor, site: str) -> None:
    """The question that tells the topics apart, and a link to each in the same register."""
    entry = next(entry for entry in advisor.library.confusables if "valmennus" in entry.words)
    page = open_page("haku/" if register == "fi" else "selko/haku/")
    _ask(page, "valmennukseen")
    shown = page.locator("#vastaus section[data-choice]")
    assert entry.ask.in_register(register) in shown.inner_text()
    assert shown.locator("a.card").evaluate_all("all => all.map((link) => link.href)") == [
        site + page_path(topic, register) for topic in entry.topics
    ]


def test_a_subject_that_is_not_ours_is_sent_to_its_office(open_page: Open, advisor: Advisor) -> None:
    """By its name in a short question, inflected; the office is named and leads to its own site."""
    for register, text, subject in (
        ("", "passin uusiminen", "passi"),
        ("selko/", "mistä saan verokortin", "verokortti"),
    ):
        page = open_page(f"{register}haku/")
        _ask(page, text)
        shown = page.locator(f"#vastaus section[data-outside='{subject}']")
        known = advisor.library.outside[subject]
        assert known.office.in_register("selko" if register else "fi") in shown.inner_text()
        assert shown.locator(".contacts a").first.get_attribute("href", timeout=1000).rstrip("/") == known.url.rstrip(
            "/"
        )
        assert page.locator("#vastaus section").count() == 1


def test_offices_are_named_as_the_engine_names_them(open_page: Open, advisor: Advisor) -> None:
    """Each name alone that no topic is surer of; and of the questions that measure, hardly any of ours is sent away, and
    four of five that are sent go where the engine sends them."""
    names = outside_names(advisor.library, advisor.index)
    rows = _rows("held", "fresh", "tune")
    page = open_page("haku/")
    alone = page.evaluate(ASK_ALL, list(names))
    assert all(
        shown["of"] == names[name] for name, shown in zip(names, alone, strict=True) if shown["piece"] == "outside"
    )
    assert sum(shown["piece"] == "outside" for shown in alone) >= 0.85 * len(names)
    found = page.evaluate(ASK_ALL, [row["q"] for row in rows])
    sent = [(row, shown["of"]) for row, shown in zip(rows, found, strict=True) if shown["piece"] == "outside"]
    wrongly = [row["q"] for row, _ in sent if row.get("kind") == "inside"]
    alike = [subject for row, subject in sent if getattr(_decided(row["q"], advisor), "subject", None) == subject]
    assert len(sent) > 50
    assert len(wrongly) <= 2, wrongly
    assert len(alike) >= 0.8 * len(sent)


def test_personal_data_is_refused_as_the_engine_does(open_page: Open) -> None:
    """Every form of it that the engine knows, and nothing that only resembles it."""
    page = open_page("haku/")
    found = page.evaluate(ASK_ALL, [text for text, _ in PERSONAL.values()])
    assert [(shown["piece"], shown["of"]) for shown in found] == [("refused", kind) for _, kind in PERSONAL.values()]
    calm = page.evaluate(ASK_ALL, [text for text in CALM.values() if text])
    assert [shown for shown in calm if shown["piece"] == "refused"] == []


def test_a_server_offers_its_whole_answer(open_page: Open, server: str) -> None:
    """A link to the server's answer to the same question in the same register, under an answer and under none; not beside
    acute need or personal data, and nowhere on a host of files."""
    for register, path in (("fi", "/haku/"), ("selko", "/selko/haku/")):
        page = open_page(server + path)
        for text in ("mikä on palkkatuki & kuka saa sen?", "valmennus", "passi", "mikä on paras pizzeria"):
            _ask(page, text)
            way = page.locator("#vastaus [data-full] a")
            address = urlsplit(way.get_attribute("href") or "")
            assert (address.path, parse_qs(address.query)) == ("/haku/", {"kieli": [register], "q": [text]})
        for text in ("en jaksa enää elää", "hetu on 010190-901A"):
            _ask(page, text)
            assert page.locator("#vastaus [data-full]").count() == 0
    _ask(page, "mikä on palkkatuki")
    page.locator("#vastaus [data-full] a").click()
    page.wait_for_url("**/haku/?kieli=selko&q=*")
    assert "Palkkatuki" in page.locator("h1").inner_text()
    page = open_page("haku/")
    _ask(page, "mikä on palkkatuki")
    assert page.locator("#vastaus [data-found]").count() == 1
    assert page.locator("[data-full]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("register", ["", "selko/"])
def test_axe_finds_nothing_in_choices_and_offices(
    register: str, scheme: str, open_page: Open, advisor: Advisor
) -> None:
    """The nearest topics, a choice, an office and refused personal data, and none wider than 320 px."""
    page = open_page(register + "haku/", width=320, color_scheme=scheme, reduced_motion="reduce")
    for text in (_unsure(advisor)[0], "valmennus", "passi", "nimeni on Matti"):
        _ask(page, text)
        found = Axe().run(page)
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found.response["violations"]] == []
        assert page.evaluate(WIDE) <= 0
