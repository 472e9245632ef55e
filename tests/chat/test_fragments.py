"""Replies as HTML: escaped, dated, in order."""

import datetime
from dataclasses import replace

import html5lib

from ohjaus.chat.after import closing
from ohjaus.chat.fragments import opening
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.decision import Answer, Crisis, to_address
from ohjaus.dialogue.reply import ShownAmount, ShownContact, ShownPlace
from ohjaus.library.model import Library

DAY = datetime.date(2026, 11, 22)


def voice(library: Library) -> Voice:
    return Voice(library, "fi", lambda answer: f"?k={to_address(answer)}")


def test_asked_section_is_open_and_the_rest_folded(library: Library) -> None:
    """What was asked for is read at once, the rest with one press."""
    reply = compose(Answer("kulukorvaus", "paljonko"), library, DAY, "fi")
    html = opening(reply, voice(library), "1:a.kulukorvaus.paljonko", "")
    asked = library.guide("kulukorvaus", "fi").section("paljonko")
    assert asked is not None
    assert html.index(asked.title) < html.index("<details")
    assert html.count("<details") == len(reply.sections) - 1


def test_readers_words_are_escaped(library: Library) -> None:
    """HTML in a question is shown as text."""
    reply = compose(Answer("kulukorvaus"), library, DAY, "fi")
    html = opening(reply, voice(library), "1:a.kulukorvaus", "<script>alert(1)</script>")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_current_amount_shows_its_period_and_source(library: Library) -> None:
    """A sum stands with the time it holds, the day of its check and its source."""
    reply = compose(Answer("kulukorvaus", "paljonko"), library, DAY, "fi")
    amount = ShownAmount("a.b", "Korvaus", "9 euroa", True, "voimassa 1.1.2026 alkaen", "tarkistettu 2.1.2026",
                         "Kela", "https://www.kela.fi/")  # fmt: skip
    first = replace(reply.sections[0], amounts=(amount,))
    html = opening(replace(reply, sections=(first,)), voice(library), "1:x", "")
    assert "<strong>9 euroa</strong>" in html
    assert "Voimassa 1.1.2026 alkaen, tarkistettu 2.1.2026" in html
    assert 'href="https://www.kela.fi/"' in html


def test_stale_amount_says_what_to_check(library: Library) -> None:
    """A sum that must be checked is not large; its card has the whole warning, with a link to where to check."""
    reply = compose(Answer("kulukorvaus", "paljonko"), library, DAY, "fi")
    amount = ShownAmount("a.b", "Korvaus", "tarkista tieto ([Kela](https://www.kela.fi/x)); viimeksi <b>9 euroa</b>",
                         False, "", "tieto 2.1.2026", "Kela", "https://www.kela.fi/")  # fmt: skip
    first = replace(reply.sections[0], amounts=(amount,))
    html = opening(replace(reply, sections=(first,)), voice(library), "1:x", "")
    card = html.split('<li class="oh-amount oh-stale">')[1].split("</li>")[0]
    assert "tarkista tieto" in card
    assert '<a href="https://www.kela.fi/x" rel="external noreferrer">Kela</a>' in card
    assert "&lt;b&gt;9 euroa&lt;/b&gt;" in card
    assert "<strong>" not in card


def test_every_amount_card_has_an_amount(library: Library) -> None:
    """On any day a card says its sum or what to check, never its name alone."""
    for day in (DAY, datetime.date(2031, 1, 1)):
        reply = compose(Answer("kulukorvaus", "paljonko"), library, day, "fi")
        shown = [amount for section in reply.sections for amount in section.amounts]
        html = opening(reply, voice(library), "1:x", "")
        assert shown
        for amount in shown:
            card = html.split(f'oh-amount-name">{amount.name[:1].upper()}{amount.name[1:]}</span> ')[1].split("</li>")[
                0
            ]
            assert card.startswith(f"<strong>{amount.text}" if amount.is_current else '<span class="oh-check">')
            assert "euroa" in card.split('class="oh-small"')[0]


def test_contact_leads_to_the_own_area(library: Library) -> None:
    """Where the reader's area is not known, the contact links to the page where it is found."""
    reply = replace(
        compose(Answer("kulukorvaus"), library, DAY, "fi"),
        contacts=(ShownContact("Hyvinvointialue", "", path="kunta/", path_label="Etsi <oma>"),),
    )
    link = '<a href="/kunta/">Etsi &lt;oma&gt;</a>'
    assert link in closing(reply, voice(library), "/")
    assert "Etsi" not in closing(reply, voice(library), None)  # without the site there is no such page


def test_records_without_a_municipality(library: Library) -> None:
    """Regional records alone: no empty paragraph, list or name."""
    reply = replace(
        compose(Answer("kulukorvaus"), library, DAY, "fi"),
        place=ShownPlace("", "", "", facts=("Ryhmässä on tilaa (tilanne vuonna 2019)",)),
    )
    html = closing(reply, voice(library), "/")
    place = html.split('<section class="oh-place">')[1].split("</section>")[0]
    assert "Ryhmässä on tilaa" in place
    assert "<p></p>" not in place
    assert "<ul></ul>" not in place
    assert f"<h2>{library.phrase('chat-place-records', 'fi')}</h2>" in place


def test_crisis_shows_numbers_to_press(library: Library) -> None:
    """In a crisis the numbers come first and can be dialled."""
    reply = compose(Crisis(next(iter(library.safety))), library, DAY, "fi")
    html = opening(reply, voice(library), "1:x", "")
    assert 'href="tel:112"' in html
    assert "<button" not in closing(reply, voice(library), None)


def test_every_guide_is_sound_html(library: Library) -> None:
    """Every guide in both registers is HTML that a strict parser takes."""
    for topic in library.guides:
        for register in ("fi", "selko"):
            reply = compose(Answer(topic), library, DAY, register)
            spoken = Voice(library, register, lambda answer: f"?k={to_address(answer)}")
            parser = html5lib.HTMLParser(strict=True)
            parser.parseFragment(f"{opening(reply, spoken, '1:x', '')}{closing(reply, spoken, '/')}")
