"""What the whole site promises."""

from __future__ import annotations

import datetime
import gzip
import json
import re
from html import escape
from xml.etree import ElementTree

import html5lib
import pytest

from ohjaus.library.model import Audience, Library
from ohjaus.render.policy import PAGE_POLICY
from ohjaus.site.check import check_pages
from ohjaus.site.lists import NEEDED
from ohjaus.site.pages import build_pages

DAY = datetime.date(2026, 11, 22)
BASE = "https://example.org/ohjaus/"

KINDS = (
    "", "aiheet/", "aiheet/etuudet/", "kuka/", "kuka/asiakas/", "haku/", "kulukorvaus/", "polku-tyotoiminnasta-palkkatyohon/",
    "alue-pirkanmaa/", "polku/", "kunta/", "kunta/laitila/", "alue/", "alue/pirkanmaan-hyvinvointialue/", "sanasto/",
    "laskuri/", "muutokset/", "vanhenee/", "lahteet/", "koonti/", "saavutettavuus/", "tietosuoja/", "kumppaneille/",
)  # fmt: skip
HEAVY = 30_000


@pytest.mark.parametrize("path", [*KINDS, *(f"selko/{kind}" for kind in KINDS)])
def test_each_kind_of_page_is_valid_html(path: str, pages: dict[str, bytes]) -> None:
    """A strict parser finds nothing to mend."""
    html5lib.HTMLParser(strict=True).parse(pages[f"{path}index.html"])


def test_each_page_has_its_policy(html: dict[str, str]) -> None:
    """Without a server of ours a page still loads and sends nothing elsewhere: it says so before it loads anything."""
    told = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
    assert "unsafe" not in PAGE_POLICY
    for path, text in html.items():
        before, found, after = text.partition(told)
        assert found, path
        assert not re.search(r"<(script|link|img|style)|\s(src|href|style)=", before), path
        assert not re.search(r"\s(style|on[a-z]+)=\"", re.sub(r"<code>.*?</code>", "", after, flags=re.DOTALL)), path


def test_the_same_input_gives_the_same_bytes(library: Library, pages: dict[str, bytes]) -> None:
    """No clock, no chance."""
    assert build_pages(library, DAY, BASE) == pages


def test_no_link_is_dead(pages: dict[str, bytes]) -> None:
    """Every link and anchor leads somewhere, and no id stands twice on a page."""
    assert check_pages(pages, "/ohjaus/") == ()


def test_every_page_has_its_pair(html: dict[str, str]) -> None:
    """What can be read in standard Finnish can be read in easy Finnish, and the other way round."""
    plain = {path for path in html if not path.startswith("selko/")} - {"404.html"}
    assert {path.removeprefix("selko/") for path in html if path.startswith("selko/")} == plain


def test_a_topic_keeps_its_anchors_in_both_registers(library: Library, html: dict[str, str]) -> None:
    """The switch keeps the place: each section links to the section with its own id on the other page."""
    for topic in library.guides:
        for start, other in (("", "selko/"), ("selko/", "")):
            sections = re.findall(r'<section class="part" id="([^"]+)"', html[f"{start}{topic}/index.html"])
            assert sections
            for section in sections:
                assert f'id="{section}"' in html[f"{other}{topic}/index.html"], (topic, section)


def test_every_page_has_one_heading_and_its_landmarks(html: dict[str, str]) -> None:
    """One h1, one main, a skip link, Finnish as its language."""
    for path, text in html.items():
        assert text.count("<h1") == 1, path
        assert text.count("<main") == 1, path
        assert '<a class="skip" href="#sisalto">' in text, path
        assert '<html lang="fi"' in text, path


def test_no_page_needs_unsafe_inline(html: dict[str, str]) -> None:
    """No style attribute, no style element, no handler, and no script but the deferred file and data."""
    for path, text in html.items():
        assert not re.search(r'<[^>]*\s(style|on[a-z]+)="', text), path
        assert "<style" not in text, path
        for tag in re.findall(r"<script[^>]*>", text):
            assert tag == '<script type="application/ld+json">' or ("src=" in tag and tag.endswith(" defer>")), path


def test_nothing_is_loaded_from_elsewhere(html: dict[str, str]) -> None:
    """No third party: every file a page loads is its own."""
    for path, text in html.items():
        for address in re.findall(r'<(?:script|img|iframe|link rel="stylesheet")[^>]*\s(?:src|href)="([^"]*)"', text):
            assert not address.startswith(("http", "//")), path


def test_a_topic_page_is_light(library: Library, pages: dict[str, bytes]) -> None:
    """Under 30 kB compressed with all that it loads; a regional page may carry its whole table besides."""
    loaded = sum(len(gzip.compress(pages[f"assets/{name}"])) for name in ("ohjaus.css", "ohjaus.js", "merkki.svg"))
    for topic in library.guides:
        for start in ("", "selko/"):
            assert len(gzip.compress(pages[f"{start}{topic}/index.html"])) + loaded < HEAVY, topic


def test_json_ld_is_json(html: dict[str, str], library: Library) -> None:
    """What machines read inside a topic's page parses and names its own address."""
    for topic in library.guides:
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html[f"{topic}/index.html"])
        assert found
        assert json.loads(found.group(1))["url"] == f"{BASE}{topic}/"


def test_the_feed_and_the_map_are_xml(pages: dict[str, bytes]) -> None:
    """Both parse; the map names every page once."""
    ElementTree.fromstring(pages["muutokset/syote.xml"])
    named = re.findall(r"<loc>(.*?)</loc>", pages["sitemap.xml"].decode())
    assert len(named) == len(set(named)) == sum(path.endswith("index.html") for path in pages)


def test_the_map_tells_when_a_topic_was_reviewed(pages: dict[str, bytes], library: Library) -> None:
    """A topic's day is the one when a person last went through it; of other pages nothing is claimed."""
    dated = dict(re.findall(r"<loc>(.*?)</loc><lastmod>(.*?)</lastmod>", pages["sitemap.xml"].decode()))
    assert dated == {
        f"{BASE}{start}{topic}/": library.topics[topic].reviewed.isoformat()
        for topic in library.guides
        for start in ("", "selko/")
    }


def test_robots_of_a_sub_folder_say_where_they_belong(pages: dict[str, bytes], library: Library) -> None:
    """A machine reads them at the root only, so those of a folder say it to the one who publishes."""
    assert pages["robots.txt"].decode().startswith(f"# {library.phrase('site-robots-folder', 'fi')}\n")
    assert build_pages(library, DAY, "https://example.org/")["robots.txt"].startswith(b"User-agent: *\n")


def test_no_two_pages_have_the_same_title(html: dict[str, str]) -> None:
    """Not even an area's two pages, whose heading is its name in both registers."""
    titles = [re.search(r"<title>(.*?)</title>", text)[1] for text in html.values()]  # type: ignore[index]
    assert len(titles) == len(set(titles))


def test_a_shared_link_has_a_picture(html: dict[str, str], pages: dict[str, bytes]) -> None:
    """Every page that may be found names it, and it is a small file of the site's own."""
    for path, text in html.items():
        assert (f'<meta property="og:image" content="{BASE}assets/jako.png">' in text) == ("og:title" in text), path
    assert pages["assets/jako.png"].startswith(b"\x89PNG")
    assert len(pages["assets/jako.png"]) < 20_000


def test_sources_begin_with_the_law(library: Library, html: dict[str, str]) -> None:
    """Acts and the state's authorities come before other publishers, each publisher's sources by title."""
    text = html["lahteet/index.html"]
    order = [text.index(library.phrase(f"site-sources-{kind}", "fi") + "</h2>") for kind in ("law", "state", "other")]
    assert order == sorted(order)
    publishers = re.findall(r"<h3>(.*?)</h3>", text)
    assert publishers.index("Finlex") < publishers.index("Kela") < publishers.index("Wikipedia")
    assert sorted(re.findall(r'<li id="([^"]+)">', text)) == sorted(library.sources)


def test_the_way_on_from_a_page_that_is_not_there(library: Library, html: dict[str, str]) -> None:
    """Topics to begin with, one's own municipality and the emergency number; a box to ask in where a server answers."""
    text = html["404.html"]
    assert '<a class="phone" href="tel:112">' in text
    assert 'href="/ohjaus/kunta/"' in text
    assert text.count('class="card"') > 2
    assert 'role="search"' not in text
    assert b'role="search"' in build_pages(library, DAY, BASE, chat=True)["404.html"]


def test_partners_find_what_they_may_use(library: Library, html: dict[str, str]) -> None:
    """Every page leads to it; the box and the interface are told of only where a server has them."""
    assert all('kumppaneille/"' in text and "data/ohjaus.json" in text for text in html.values())
    assert "upota.js" not in html["kumppaneille/index.html"]
    served = build_pages(library, DAY, BASE, chat=True)["kumppaneille/index.html"].decode()
    assert f'{BASE}assets/upota.js"' in served
    assert 'href="../api/v1/openapi.json"' in served


@pytest.mark.parametrize(("contact", "href"), [
    ("palaute@example.fi", "mailto:palaute@example.fi"), ("https://example.fi/palaute", "https://example.fi/palaute"),
])  # fmt: skip
def test_the_statement_tells_where_to_write(contact: str, href: str, library: Library, html: dict[str, str]) -> None:
    """To the publisher's own address; without one the page says that the publisher has yet to set it."""
    served = build_pages(library, DAY, BASE, contact=contact)
    for register, start in (("fi", ""), ("selko", "selko/")):
        missing = library.phrase("site-feedback-missing", register)
        assert f'href="{href}"' in served[f"{start}saavutettavuus/index.html"].decode()
        assert missing not in served[f"{start}saavutettavuus/index.html"].decode()
        assert missing in html[f"{start}saavutettavuus/index.html"]


def test_the_menu_promises_questions_only_where_they_are_answered(library: Library, html: dict[str, str]) -> None:
    """Without a server the menu offers to look for a topic."""
    menu = re.search(r'<nav class="menu".*?</nav>', html["index.html"], re.DOTALL)
    assert menu
    assert ">Etsi</a>" in menu[0]
    assert ">Kysy</a>" not in menu[0]
    assert b">Kysy</a>" in build_pages(library, DAY, BASE, chat=True)["index.html"]


def test_the_dump_tells_its_schema(pages: dict[str, bytes], library: Library) -> None:
    """All content in one file, without the contacts that are never shown."""
    dump = json.loads(pages["data/ohjaus.json"])
    assert dump["schema"] == 1
    assert set(dump["guides"]) == set(library.guides)
    assert all(contact["confidence"] != "low" for contact in dump["contacts"].values())


def test_every_municipality_has_a_page(library: Library, html: dict[str, str]) -> None:
    """With its county and its employment area by name."""
    for each in library.municipalities.values():
        text = html[f"kunta/{each.id}/index.html"]
        assert library.areas[each.county].name in text
        assert library.areas[each.employment_area].name in text


def test_living_in_a_municipality_is_said_in_a_sentence(library: Library, html: dict[str, str]) -> None:
    """In both registers the lead has the municipality's name bent by a verb, not listed after a colon."""
    for start in ("", "selko/"):
        for each in library.municipalities.values():
            lead = re.search(r'<p class="lead">(.*?)</p>', html[f"{start}kunta/{each.id}/index.html"], re.DOTALL)
            assert lead
            assert re.search(rf"\basut(ko)? {each.locative}\?", lead[1], re.IGNORECASE), lead[1]


def test_every_regional_fact_is_readable_with_its_year(library: Library, html: dict[str, str]) -> None:
    """Each fact stands on its region's page, in a row with its year."""
    for region in library.regions.values():
        text = html[f"{region.id}/index.html"]
        for fact in region.facts:
            row = re.search(rf'<tr id="{fact.id}">.*?</tr>', text)
            assert row, fact.id
            year = f"arviolta {fact.year}" if region.year_is_estimate else fact.year
            assert f'<td class="year">{year}</td>' in row.group()


def test_a_doubtful_contact_is_never_shown(library: Library, html: dict[str, str]) -> None:
    """Its name may be another's too, but its own source is on no page of a municipality."""
    hidden = [contact for contact in library.contacts.values() if contact.confidence == "low"]
    shown = {contact.source_url for contact in library.contacts.values() if contact.confidence != "low"}
    for contact in hidden:
        if contact.source_url not in shown:
            link = f'href="{contact.source_url}"'
            assert not any(link in html[f"kunta/{each}/index.html"] for each in library.municipalities)


def test_another_day_shows_a_banner(library: Library, html: dict[str, str]) -> None:
    """A site of another day says so on every page; the usual one has no banner."""
    other = build_pages(library, DAY.replace(year=2027), BASE, as_of=True)
    assert all(b'class="asof"' in data for path, data in other.items() if path.endswith(".html"))
    assert not any('class="asof"' in text for text in html.values())


def test_without_a_server_nothing_leads_to_the_chat(library: Library, html: dict[str, str]) -> None:
    """A folder of files has no chat; with a server every page has a way there."""
    assert not any("keskustelu/" in text for text in html.values())
    served = build_pages(library, DAY, BASE, chat=True)
    assert b'href="../keskustelu/?k=a.kulukorvaus"' in served["kulukorvaus/index.html"]
    assert b'href="../../keskustelu/?k=a.kulukorvaus&amp;kieli=selko"' in served["selko/kulukorvaus/index.html"]


def test_without_a_server_there_is_no_box_to_ask_in(library: Library, html: dict[str, str]) -> None:
    """A box that nobody answers is not shown; the front page offers topics instead."""
    served = build_pages(library, DAY, BASE, chat=True)
    for path in ("index.html", "selko/index.html"):
        assert 'role="search"' not in html[path]
        assert 'kuntouttava-tyotoiminta/">' in html[path].split('id="kuka-olet"')[0]
        assert b'role="search"' in served[path]


@pytest.mark.parametrize("register", ["", "selko/"])
@pytest.mark.parametrize(("audience", "path"), [("employer", "kuka/tyonantaja/"), ("client", "kuka/asiakas/")])
def test_what_most_come_for_is_first(register: str, audience: Audience, path: str, html: dict[str, str]) -> None:
    """Not the alphabet but the need, at the top of the list and within its kinds."""
    shown = re.findall(
        r'<li><a href="[./]*(?:/selko)?/([^"/]+)/">', html[f"{register}{path}index.html"].split("<main")[1]
    )
    needed = NEEDED[audience]
    assert tuple(shown[: len(needed)]) == needed
    rest = shown[len(needed) :]
    assert rest[0] == needed[0]


def test_contents_name_every_section(library: Library, html: dict[str, str]) -> None:
    """The fold before the text links to each section of the page in its order, and the path's box comes after the first."""
    for topic in library.guides:
        for start in ("", "selko/"):
            text = html[f"{start}{topic}/index.html"]
            contents = text.split('<details class="toc">')[1].split("</details>")[0]
            sections = re.findall(r'<section class="part" id="([^"]+)"', text)
            assert [each for each in re.findall(r'href="#([^"]+)"', contents) if each in sections] == sections
            if '<aside class="position"' in text:
                assert text.index('<section class="part"') < text.index('<aside class="position"')


def test_charts_of_a_table_share_a_scale_and_unclear_columns_have_none(html: dict[str, str]) -> None:
    """A longer bar is a larger number in the whole table; a number of unknown meaning is not drawn."""
    text = html["alue-pirkanmaa/index.html"]
    tables = dict(re.findall(r'<details class="fold" id="taulukko-([^"]+)"(?: open)?>(.*?)</details>', text, re.DOTALL))
    assert "tyotoiminta-epavarmat-rivit" in list(tables)[-2:]  # what cannot be read surely comes after what can
    assert "<figure" not in tables["tyotoiminta-epavarmat-rivit"]
    assert '<td class="num" data-label="3. luku">133</td>' in tables["tyotoiminta-epavarmat-rivit"]
    wide = tables["tyotoiminta-kunnittain"]
    bars = re.findall(r'<rect class="bar"[^>]* width="(\d+)".*?<text class="number"[^>]*>(\d+)<', wide, re.DOTALL)
    assert len(bars) == 18
    lengths = sorted((int(number), int(length)) for length, number in bars)
    assert [length for _, length in lengths] == sorted(length for _, length in lengths)
    assert lengths[-1][0] == 63
    assert 'class="hint"' in wide


def test_a_lost_reader_is_promised_what_the_page_of_a_municipality_has(
    pages: dict[str, bytes], library: Library
) -> None:
    """Its wellbeing services county and employment area by name; telephone numbers of its own few have, and none are promised."""
    promise = library.phrase("site-missing-place", "fi")
    assert promise in pages["404.html"].decode()
    assert "hyvinvointialue" in promise
    assert "työllisyysalue" in promise
    assert "numero" not in promise + library.phrase("site-missing-place", "selko")
    for municipality in library.municipalities.values():
        page = pages[f"kunta/{municipality.id}/index.html"].decode()
        for area in (municipality.county, municipality.employment_area):
            assert f'<strong class="who">{escape(library.areas[area].name)}</strong>' in page


def test_the_other_register_is_an_alternate_of_the_same_language(html: dict[str, str]) -> None:
    """Every indexed page is its own original and names its pair by title, the pair names it back, and no two pages claim
    the same language by hreflang."""
    pairs = {}
    for path, page in html.items():
        assert "hreflang" not in page, path
        found = re.findall(r'<link rel="alternate" type="text/html" title="([^"]+)" href="([^"]+)">', page)
        own = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
        assert len(found) == len(own) <= 1, path
        if own:
            assert found[0][0] == ("Yleiskielellä" if path.startswith("selko/") else "Selkokielellä"), path
            pairs[own[0]] = found[0][1]
    assert len(pairs) > 700
    assert all(pairs[other] == own != other for own, other in pairs.items())


def test_every_address_above_a_page_is_a_page(html: dict[str, str], library: Library) -> None:
    """Whoever shortens an address gets a page, and each page of an audience shows the way up to the question who one is."""
    folders = {path.removesuffix("index.html") for path in html if path.endswith("index.html")}
    above = {folder[: folder.rstrip("/").rfind("/") + 1] for folder in folders}
    assert above <= folders
    for register, home in (("fi", ""), ("selko", "selko/")):
        index = html[f"{home}kuka/index.html"]
        assert f"<h1>{library.phrase('site-audiences-title', register)}</h1>" in index
        for who in ("asiakas", "laheinen", "tyonantaja", "ammattilainen"):
            assert f'kuka/{who}/">' in index
            assert re.search(r'class="crumbs".*?/kuka/">', html[f"{home}kuka/{who}/index.html"], re.DOTALL)
