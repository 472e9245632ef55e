"""The page to ask on, and when its script says that it does not know."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml

from ohjaus.finnish.analyse import analyse
from ohjaus.library.model import Library
from ohjaus.search.index import Index
from ohjaus.search.rank import find_evidence, rank
from ohjaus.site.check import check_pages
from ohjaus.site.packing import pack
from ohjaus.site.pages import build_pages
from ohjaus.site.search import NEAR_FROM, SURE_FROM, TABLES

TUNE = Path(__file__).parents[1] / "questions" / "tune.yaml"
DAY = datetime.date(2026, 11, 22)
REFUSED, WRONGLY_ANSWERED = 0.07, 0.12  # the most that may happen to questions of ours, and to others


@pytest.fixture(scope="module")
def searching(library: Library, index: Index) -> dict[str, bytes]:
    """A site that is searched in the browser."""
    return build_pages(library, DAY, "https://example.org/ohjaus/", tables=pack(library, index, SURE_FROM, NEAR_FROM))


def test_only_pages_to_ask_on_know_of_the_tables(searching: dict[str, bytes], pages: dict[str, bytes]) -> None:
    """The front pages and the pages to ask on; every other page is what it is without them."""
    asking = {"index.html", "selko/index.html", "haku/index.html", "selko/haku/index.html"}
    assert {path for path, page in searching.items() if path.endswith(".html") and b"haku.bin" in page} == asking
    assert searching.keys() - pages.keys() == {TABLES}
    assert {path for path in pages if searching[path] != pages[path]} == asking


def test_no_link_of_an_answer_is_dead(searching: dict[str, bytes]) -> None:
    """Those inside the sentences that the script shows too."""
    assert check_pages(searching, "/ohjaus/") == ()


def test_every_topic_and_need_can_be_shown(searching: dict[str, bytes], library: Library) -> None:
    """In both registers the page holds each topic with its summary and each kind of need with its numbers."""
    for register, path in (("fi", "haku/"), ("selko", "selko/haku/")):
        page = searching[f"{path}index.html"].decode()
        for topic in library.guides:
            shown = page.split(f'data-topic="{topic}"')[1]
            assert f'/{topic}/">' in shown.split("</a>")[0]
        for kind, need in library.safety.items():
            shown = page.split(f'data-need="{kind}"')[1]
            assert need.contacts[0].number in shown
        assert library.guide("palkkatuki", register).summary[:30] in page


def test_few_of_our_questions_are_refused_and_few_others_answered(index: Index) -> None:
    """The limit below which a topic is no answer, on the questions that it was chosen by."""
    scores: dict[bool, list[float]] = {True: [], False: []}
    for row in yaml.safe_load(TUNE.read_text(encoding="utf-8")):
        is_ours = row.get("kind") == "inside"
        if "q" in row and (is_ours or row["expect"] == ["out-of-scope"]):
            ranking = rank(find_evidence(analyse(row["q"], index.lexicon), index), index)
            scores[is_ours].append(ranking.topics[0].score)
    refused = sum(score < SURE_FROM for score in scores[True]) / len(scores[True])
    answered = sum(score >= SURE_FROM for score in scores[False]) / len(scores[False])
    assert refused <= REFUSED
    assert answered <= WRONGLY_ANSWERED


def test_a_server_without_its_chat_still_answers_questions(library: Library, index: Index) -> None:
    """Its form stands there without scripts and leads to the server, and the answers in the page lead to its whole answer;
    a folder of files does neither."""
    base = "https://example.org/"
    closed = build_pages(library, DAY, base, closed=True, tables=pack(library, index, SURE_FROM, NEAR_FROM))
    files = build_pages(library, DAY, base, tables=pack(library, index, SURE_FROM, NEAR_FROM))
    for path in ("haku/index.html", "selko/haku/index.html", "index.html"):
        for pages, is_served in ((closed, True), (files, False)):
            form = pages[path].decode().partition('<form class="search"')[2].partition(">")[0]
            assert (" data-served" in form, " hidden" in form) == (is_served, not is_served)
            if "haku" in path:
                assert (b"<p data-full>" in pages[path]) == is_served
    assert b'role="search"' in closed["404.html"]
