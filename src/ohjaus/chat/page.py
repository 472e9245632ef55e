"""The page, top to bottom. Every run reads the address, and what is pressed writes it."""

from __future__ import annotations

import datetime
import os

import streamlit as st
from markupsafe import Markup

from ohjaus.advisor import Advisor, ContentError
from ohjaus.chat import fragments, looks
from ohjaus.chat.address import Address, read_address
from ohjaus.chat.controls import choice_buttons, go_to, personal_choices, question_box, register_switch, who_are_you
from ohjaus.chat.engine import current_advisor, root_folder
from ohjaus.chat.starts import starting_choices
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.decision import Answer
from ohjaus.dialogue.reply import Reply
from ohjaus.library.dates import spoken_day

EXIT = "https://www.ilmatieteenlaitos.fi/"


def main() -> None:
    """Draws the page."""
    try:
        advisor = current_advisor(root_folder())
    except ContentError:
        looks.page("Ohjaus")
        looks.broken()
        return
    address = read_address(st.query_params, advisor.library)
    day = address.day or datetime.date.today()
    voice = _voice(advisor, address)
    reply = _last_reply(advisor, address, day)
    looks.page(_window_title(reply, voice))
    site = os.environ.get("OHJAUS_SITE")  # where the site stands, when the same server carries it
    st.html(fragments.header(voice, f"{site}selko/" if site and address.register == "selko" else site, EXIT))
    with st.container(key="language"):
        register_switch(address, voice)
    if reply is None:
        _start(address, voice)
    else:
        _earlier(advisor, address, day, voice)
        _answer(reply, address, voice, site)
    question_box(advisor, address, day, voice, is_first=reply is None)
    if reply is None:
        personal_choices(address, voice, with_audience=False)
    else:
        with st.expander(voice("choices")):
            personal_choices(address, voice, with_audience=True)
    shown_day = spoken_day(day.isoformat(), address.register) if address.day else None
    st.html(fragments.footer(voice, shown_day))


def _voice(advisor: Advisor, address: Address) -> Voice:
    """A link to a topic in an answer goes on with the same conversation."""

    def topic_link(reference: str) -> str:
        topic, _, section = reference.partition("#")
        return address.about(Answer(topic, section or None)).query()

    return Voice(advisor.library, address.register, topic_link)


def _last_reply(advisor: Advisor, address: Address, day: datetime.date) -> Reply | None:
    turns = address.conversation.turns
    return advisor.reply_to(turns[-1], address.conversation, day, address.register) if turns else None


def _window_title(reply: Reply | None, voice: Voice) -> str:
    """The topic is named, a person's distress is not."""
    if reply is None or reply.decision != "answer":
        return voice("title")
    return f"{reply.title} – {voice('title')}"


def _start(address: Address, voice: Voice) -> None:
    st.html(Markup('<div class="oh-welcome"><h1>{}</h1><p>{}</p></div>').format(voice("heading"), voice("intro")))
    who_are_you(address, voice)
    audience = address.conversation.audience
    title = voice(f"starts-{audience or 'anyone'}")
    choice_buttons(title, starting_choices(audience, voice.library, address.register), address)


def _answer(reply: Reply, address: Address, voice: Voice, site: str | None) -> None:
    turn = f"{len(address.conversation.turns)}:{address.conversation.to_address()}"
    asked = st.session_state.get("asked", ("", ""))
    words = asked[1] if asked[0] == address.conversation.to_address() else ""
    st.html(fragments.opening(reply, voice, turn, words))
    choice_buttons(reply.choices_title, reply.choices, address)
    page = f"{site}{reply.path}" if site and reply.path else None
    st.html(fragments.closing(reply, voice, page))


def _earlier(advisor: Advisor, address: Address, day: datetime.date, voice: Voice) -> None:
    """Earlier answers, compact: pressing one goes back to it."""
    count = len(address.conversation.turns)
    if count < 2:
        return
    titles = []
    for turn in range(1, count):
        then = address.back_to(turn)
        titles.append((_title(advisor.reply_to(then.conversation.turns[-1], then.conversation, day, address.register)), then))
    with st.expander(voice("earlier", count=count - 1)), st.container(key="earlier", gap="xsmall"):
        for number, (title, then) in enumerate(titles, start=1):
            st.button(f"{number}. {title}", key=f"earlier-{number}", type="tertiary", on_click=go_to, args=(then,))


def _title(reply: Reply) -> str:
    asked = next((section.title for section in reply.sections if section.id == reply.section), "")
    return f"{reply.title}: {asked}" if asked else reply.title
