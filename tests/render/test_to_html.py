"""A reply as a page: safe, valid, complete."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest

from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, Refuse
from ohjaus.dialogue.reply import (
    Choice,
    Reply,
    ShownAmount,
    ShownContact,
    ShownPlace,
    ShownSection,
    ShownSource,
    ShownWarning,
)
from ohjaus.library.load import load
from ohjaus.library.model import Library
from ohjaus.render.to_html import answer_page

DAY = datetime.date(2026, 11, 22)
BASE = "https://example.org/"
EVIL = '<script>alert(1)</script><img src=x onerror="alert(2)">"\'&{{ 7 * 7 }}'


@pytest.fixture(scope="module")
def library() -> Library:
    loaded = load(Path(__file__).parents[2])
    assert loaded.library is not None
    return loaded.library


def evil_reply() -> Reply:
    """Hostile text in every field that holds text."""
    return Reply(
        decision="answer", register="fi", day=DAY, title=EVIL, lead=EVIL, section="osa",
        sections=(
            ShownSection("osa", "mika", EVIL, f"{EVIL}\n\n[a](javascript:alert(3)) <b>b</b>", (
                ShownAmount("x.y", EVIL, f"{EVIL} [x](javascript:alert(4))", False, EVIL, EVIL, EVIL, "https://kela.fi"),
            )),
            ShownSection("toinen", "kesto", EVIL, EVIL),
        ),
        warnings=(ShownWarning("x", EVIL, EVIL, EVIL, "https://kela.fi"),), notices=(EVIL,), choices=(Choice(EVIL, "a.x", "kulukorvaus/"),), choices_title=EVIL,
        contacts=(ShownContact(EVIL, EVIL, "https://kela.fi", EVIL, EVIL, "kunta/", EVIL),), contacts_title=EVIL,
        sources=(ShownSource(EVIL, EVIL, "https://kela.fi", EVIL),),
        place=ShownPlace("x", EVIL, EVIL, (), (EVIL,), "kunta/laitila/"), reviewed=EVIL, path="kulukorvaus/",
    )  # fmt: skip


def test_hostile_text_stays_text(library: Library) -> None:
    """Nothing in a reply, nor the reader's own question, becomes an element, a handler or a script."""
    text = answer_page(evil_reply(), library, BASE, question=EVIL)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    scripts = [each for each in tree.iter("script") if not (each.get("src") or "").endswith("ohjaus.js")]
    assert scripts == []
    assert list(tree.iter("img")) == []
    assert list(tree.iter("b")) == []
    for element in tree.iter():
        assert not any(name.startswith("on") for name in element.attrib)
        assert not (element.get("href") or "").startswith("javascript:")
    assert "49" not in text.split("<main")[1].split("</main>")[0]


@pytest.mark.parametrize(
    "decision",
    [
        Answer("kulukorvaus", "paljonko", place="laitila"),
        Clarify(("kulukorvaus", "matkakorvaus")),
        HandOff("unknown"),
        HandOff("start"),
        Refuse("phone"),
    ],
    ids=str,
)
@pytest.mark.parametrize("register", ["fi", "selko"])
def test_each_decision_is_a_valid_page(decision: Decision, register: str, library: Library) -> None:
    """Every reply is a whole page with its heading, in both registers."""
    reply = compose(decision, library, DAY, "selko" if register == "selko" else "fi")
    text = answer_page(reply, library, BASE, question="paljonko?")
    html5lib.HTMLParser(strict=True).parse(text)
    assert text.count("<h1>") == 1
    assert '<meta name="robots" content="noindex">' in text


def test_the_question_stays_in_the_box_and_in_the_switch(library: Library) -> None:
    """The reader can mend the question or read the same answer in easy Finnish."""
    text = answer_page(compose(HandOff("unknown"), library, DAY, "fi"), library, BASE, question="missä & miten")
    assert 'value="missä &amp; miten"' in text
    assert "haku/?q=miss%C3%A4+%26+miten&amp;kieli=selko" in text


def test_personal_data_is_not_repeated(library: Library) -> None:
    """When we refuse, what was written is nowhere on the page."""
    text = answer_page(compose(Refuse("phone"), library, DAY, "fi"), library, BASE, question="040 1234567")
    assert "1234567" not in text


def test_a_crisis_shows_its_number_first(library: Library) -> None:
    """Help comes before everything else in the reply."""
    assert library.safety, "the library knows no signs of acute need"
    reply = compose(Crisis(next(iter(library.safety))), library, DAY, "selko")
    text = answer_page(reply, library, BASE, question="en jaksa")
    assert "en jaksa" not in text
    assert "<form" not in text
    assert "tel:" in text
    assert text.index("tel:") < text.index(reply.notices[0])


def test_contact_leads_to_the_own_area(library: Library) -> None:
    """Where the reader's area is not known, the contact links to the page where it is found."""
    contact = ShownContact("Hyvinvointialue", "", path="kunta/", path_label="Etsi oma alueesi")
    reply = replace(compose(HandOff("unknown"), library, DAY, "selko"), contacts=(contact,))
    assert '<a href="../selko/kunta/">Etsi oma alueesi</a>' in answer_page(reply, library, BASE)


def test_records_without_a_municipality(library: Library) -> None:
    """Regional records alone: no empty paragraph or list, no link to a municipality."""
    reply = replace(
        compose(Answer("kulukorvaus"), library, DAY, "fi"),
        place=ShownPlace("", "", "", facts=("Ryhmässä on tilaa (tilanne vuonna 2019)",)),
    )
    text = answer_page(reply, library, BASE)
    place = text.split('id="oma-kunta">')[1].split("</section>")[0]
    assert "Ryhmässä on tilaa" in place
    assert "<p></p>" not in place
    assert place.count("<ul") == 1
    assert "href" not in place


def test_switch_of_registers_keeps_the_answer(library: Library) -> None:
    """An answer that was reached by its address, without a question, is the same answer in the other register."""
    kept = {"k": "a.kulukorvaus.paljonko", "kunta": "laitila"}
    decision = Answer("kulukorvaus", "paljonko", place="laitila")
    plain = answer_page(compose(decision, library, DAY, "fi"), library, BASE, kept=kept)
    assert "haku/?k=a.kulukorvaus.paljonko&amp;kunta=laitila&amp;kieli=selko" in plain
    easy = answer_page(compose(decision, library, DAY, "selko"), library, BASE, kept={**kept, "kieli": "selko"})
    assert 'haku/?k=a.kulukorvaus.paljonko&amp;kunta=laitila"' in easy


def test_the_same_reply_gives_the_same_page(library: Library) -> None:
    """Byte for byte."""
    reply = replace(evil_reply(), title="a")
    assert answer_page(reply, library, BASE) == answer_page(reply, library, BASE)
