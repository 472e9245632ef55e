"""A counsellor's handout."""

from __future__ import annotations

import datetime
import re

import html5lib
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from ohjaus.library.model import REGISTERS, Library, Register
from ohjaus.render.frame import Site
from ohjaus.site.handout import MOST, handout_form, handout_page, read_wish
from ohjaus.site.qr import QrCode, qr_code

BASE = "https://example.org/ohjaus/"
PARTS = ["palkkatuki.paljonko", "kulukorvaus", "olematon", "<script>", "palkkatuki.olematon"]


@pytest.fixture
def site(library: Library) -> Site:
    """A server's site."""
    return Site(BASE, datetime.date(2026, 11, 22), library.fingerprint[:8], chat=True)


@pytest.mark.parametrize("register", REGISTERS)
def test_chosen_parts_and_nothing_else(register: Register, library: Library, site: Site) -> None:
    """A section alone, a whole topic, the municipality's areas; an unknown part is left out."""
    text = handout_page(library, site, read_wish(PARTS, register, "laitila", library))
    html5lib.HTMLParser(strict=True).parse(text)
    guide = library.guide("palkkatuki", register)
    assert f"<h3>{guide.section('paljonko').title}</h3>" in text  # type: ignore[union-attr]
    assert f"<h3>{guide.section('mika').title}</h3>" not in text  # type: ignore[union-attr]
    assert "Varsinais-Suomen hyvinvointialue" in text
    assert "a=palkkatuki.paljonko&amp;a=kulukorvaus&amp;kunta=laitila" in text


@pytest.mark.parametrize("register", REGISTERS)
def test_the_message_names_what_was_chosen(register: Register, library: Library, site: Site) -> None:
    """In the chosen language, with the municipality and the one address that opens it all again."""
    wish = read_wish(PARTS, register, "laitila", library)
    message = re.search(r'<textarea id="viesti"[^>]*>(.*?)</textarea>', handout_page(library, site, wish), re.DOTALL)
    assert message
    guide = library.guide("palkkatuki", register)
    assert f"- {guide.title}: {guide.section('paljonko').title}" in message[1]  # type: ignore[union-attr]
    assert f"- {library.guide('kulukorvaus', register).title}" in message[1].splitlines()
    assert "Kunta: Laitila" in message[1]
    assert message[1].splitlines()[-1] == wish.address(BASE).replace("&", "&amp;")


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(
    ("parts", "place", "is_told"),
    [
        (["palkkatuki", "olematon"], None, True),
        (["palkkatuki", "palkkatuki.olematon"], "laitila", True),
        (["olematon"], None, True),
        (["palkkatuki"], "olematon", True),
        (["palkkatuki", "palkkatuki", "palkkatuki.mika"], "laitila", False),
        ([], "", False),
    ],
)
def test_what_could_not_be_read_is_told(
    parts: list[str], place: str | None, is_told: bool, register: Register, library: Library, site: Site
) -> None:
    """One unknown topic, section or municipality is enough, on the page and in the form; repeating one is no fault."""
    wish = read_wish(parts, register, place, library)
    told = f'<p class="notice"{{}}>{library.phrase("site-handout-unread", register)}</p>'
    assert (told.format(' role="status"') in handout_page(library, site, wish)) is is_told
    form = handout_form(library, site, wish)
    html5lib.HTMLParser(strict=True).parse(form)
    assert (told.format("") in form) is is_told


def test_sections_of_a_topic_stand_for_it_alone(library: Library) -> None:
    """Whoever chose sections did not want the whole topic, whichever was ticked first."""
    for parts in (["palkkatuki", "palkkatuki.mika"], ["palkkatuki.mika", "palkkatuki"]):
        assert read_wish(parts, "fi", None, library).topics == {"palkkatuki": ("mika",)}


def test_a_handout_has_its_limit(library: Library) -> None:
    """No more parts than a QR code carries."""
    assert len(read_wish(list(library.guides), "fi", None, library).parts) == MOST


def test_nothing_chosen_is_a_page_too(library: Library, site: Site) -> None:
    """With a way back to the choices, and nothing to share."""
    text = handout_page(library, site, read_wish([], "fi", "olematon", library))
    html5lib.HTMLParser(strict=True).parse(text)
    assert 'href="../koonti/?muuta=1"' in text
    assert "<textarea" not in text


@pytest.mark.parametrize("register", REGISTERS)
def test_the_choice_can_be_changed(register: Register, library: Library, site: Site) -> None:
    """The form comes back with what was chosen ticked, and nothing else."""
    text = handout_form(library, site, read_wish(PARTS, register, "laitila", library))
    html5lib.HTMLParser(strict=True).parse(text)
    assert re.findall(r'name="a" value="([^"]+)" checked', text) == ["kulukorvaus", "palkkatuki.paljonko"]
    assert '<option value="laitila" selected>' in text


def test_a_reader_of_easy_finnish_is_led_to_topics_first(html: dict[str, str]) -> None:
    """The form is a tool for helping others, so whoever looks for help for themselves is told where to begin."""
    text = html["selko/koonti/index.html"]
    assert text.index('href="../../selko/kuka/asiakas/"') < text.index("<form")


def test_every_page_can_be_picked_from(library: Library, html: dict[str, str]) -> None:
    """A topic's page offers itself and each of its sections; a counsellor's list offers every topic on it."""
    for path in ("kulukorvaus/", "selko/kulukorvaus/"):
        offered = set(re.findall(r'name="a" value="([^"]+)"', html[f"{path}index.html"]))
        sections = re.findall(r'<section class="part" id="([^"]+)"', html[f"{path}index.html"])
        assert offered == {"kulukorvaus", *(f"kulukorvaus.{each}" for each in sections)}
    ticks = re.findall(r'name="a" value="([^"]+)"', html["kuka/ammattilainen/index.html"])
    assert set(ticks) == {topic.id for topic in library.topics.values() if "counsellor" in topic.audiences}


def _read(code: QrCode) -> str | None:
    """What a reader of codes sees: the code drawn as its path says."""
    scale = 4
    image = Image.new("L", (code.size * scale, code.size * scale), 255)
    draw = ImageDraw.Draw(image)
    x = y = 0.0
    for name, numbers in re.findall(r"([Mmh])([-\d. ]+)", code.path):
        values = [float(value) for value in re.findall(r"-?[\d.]+", numbers)]
        if name == "h":
            draw.rectangle((x * scale, (y - 0.5) * scale, (x + values[0]) * scale - 1, (y + 0.5) * scale - 1), fill=0)
            x += values[0]
        else:
            x, y = (values[0], values[1]) if name == "M" else (x + values[0], y + values[1])
    found = zxingcpp.read_barcodes(image)
    return found[0].text if found else None


def test_the_codes_of_all_topics_can_be_read(library: Library, html: dict[str, str]) -> None:
    """The code of each topic's page, as it stands on the page, leads to the page."""
    for topic in library.guides:
        for start in ("", "selko/"):
            text = html[f"{start}{topic}/index.html"]
            drawn = re.search(
                r'viewBox="0 0 (\d+) \d+" role="img" aria-label="[^"]+"><path id="qr-kuvio" d="([^"]+)"', text
            )
            assert drawn
            assert _read(QrCode("", int(drawn[1]), drawn[2])) == f"{BASE}{start}{topic}/"


def test_the_longest_handout_still_has_a_code(library: Library) -> None:
    """The most parts with the longest names fit in a code that is read."""
    parts = [f"{topic}.{guide['fi'].sections[0].id}" for topic, guide in library.guides.items()]
    longest = sorted(parts, key=len, reverse=True)[:MOST]
    address = read_wish(longest, "selko", "pedersoren-kunta", library).address(BASE)
    code = qr_code(address)
    assert code is not None
    assert _read(code) == address


def test_a_page_without_a_whole_address_has_no_code() -> None:
    """A code that leads nowhere is not drawn."""
    assert qr_code("/palkkatuki/") is None


def test_a_warning_goes_with_its_topic(library: Library, site: Site) -> None:
    """What must not be done before the decision stands on the paper that is handed to an employer."""
    text = handout_page(library, site, read_wish(["palkkatuki.paljonko"], "fi", "", library))
    assert '<section class="warning">' in text
