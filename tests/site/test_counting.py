"""The page of counted examples."""

from __future__ import annotations

import datetime
import re

import pytest

from ohjaus.library.model import Library
from ohjaus.render.bars import WIDTH
from ohjaus.render.frame import Site
from ohjaus.site.build import Build
from ohjaus.site.counting import counting_pages, worked

DAY = datetime.date(2026, 11, 22)


def build(library: Library, day: datetime.date = DAY) -> Build:
    return Build(library, Site("https://example.org/", day, "v"))


@pytest.mark.parametrize("start", ["", "selko/"])
def test_every_counting_stands_on_the_page(start: str, library: Library, html: dict[str, str]) -> None:
    """Each has its rule, a table, what it leaves out and the sentence that it is no promise."""
    text = html[f"{start}laskuri/index.html"]
    register = "selko" if start else "fi"
    parts = re.split(r'<section class="counted" id="([^"]+)">', text)[1:]
    shown = dict(zip(parts[::2], parts[1::2], strict=True))
    assert set(shown) == set(library.countings)
    for counting in library.countings.values():
        part = shown[counting.id]
        assert counting.says.in_register(register) in part
        assert part.count("<table") == len(counting.variants) * len(counting.tables)
        assert all(each.in_register(register) in part for each in counting.not_counted)
        assert "lupaus" in part


def test_a_topic_leads_to_what_can_be_counted_on_it(library: Library, html: dict[str, str]) -> None:
    """The link is there in both registers, and nowhere else."""
    for topic in library.guides:
        for start in ("", "selko/"):
            links = re.findall(r'href="(?:\.\./)+(?:selko/)?laskuri/#([a-z0-9-]+)"', html[f"{start}{topic}/index.html"])
            assert links == [counting.id for counting in library.countings_of(topic)]


def test_without_a_chat_the_page_says_that_it_counts_nothing(library: Library, html: dict[str, str]) -> None:
    """A folder of files holds ready examples and says so; with a chat each example leads to counting one's own."""
    for register, start in (("fi", ""), ("selko", "selko/")):
        line = library.phrase("site-counting-ready", register)
        assert line in html[f"{start}laskuri/index.html"]
        served = dict(counting_pages(Build(library, Site("https://example.org/", DAY, "v", chat=True))))
        text = served[f"{start}laskuri/index.html"]
        assert line not in text
        assert text.count("keskustelu/?k=") >= len(library.countings)


def test_pictures_tell_their_numbers(library: Library, html: dict[str, str]) -> None:
    """Each picture has a name with the numbers of the table beside it, and no bar leaves it."""
    text = html["laskuri/index.html"]
    counting = library.countings["palkkatuki"]
    counts = worked(counting, counting.variants[0], counting.tables[0], build(library), "fi")
    title = re.search(r'<title id="kuva-palkkatuki-50-0">(.*?)</title>', text)
    assert title
    for each in counts:
        assert f"{each.given[0].text}: tuki kuukaudessa {each.parts[0].text}" in title.group(1)
    assert all(int(width) <= WIDTH for width in re.findall(r'<rect class="[a-z ]+" x="1" y="\d+" width="(\d+)"', text))


def test_nothing_is_counted_where_nothing_is_known(library: Library) -> None:
    """For a day before all amounts there are sentences in place of tables, and the page is whole."""
    pages = dict(counting_pages(build(library, datetime.date(2000, 1, 1))))
    text = pages["laskuri/index.html"]
    assert "joten emme laske tulosta" in text
    assert text.count("<table") == 2  # of one's own travel alone
