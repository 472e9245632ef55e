"""The page, top to bottom. Every run reads the address, and what is pressed writes it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from ohjaus.advisor import Advisor
from ohjaus.chat import fragments, looks
from ohjaus.chat.address import Address, read_address
from ohjaus.chat.controls import (
    choice_buttons,
    go_to,
    municipality_choice,
    question_box,
    register_switch,
    who_are_you,
)
from ohjaus.chat.counting import counting_forms
from ohjaus.chat.engine import root_folder
from ohjaus.chat.feedback import did_it_help
from ohjaus.chat.starts import starting_choices
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer
from ohjaus.dialogue.reply import Reply
from ohjaus.edition import current_advisor, today
from ohjaus.library.dates import spoken_day
from ohjaus.search.tables import ContentError
from ohjaus.settings import BadSettings, read_settings

EXIT = "https://www.ilmatieteenlaitos.fi/"


def main() -> None:
    """Draws the page."""
    try:
        advisor = current_advisor(root_folder())
    except (BadSettings, ContentError):
        looks.page("Ohjaus", has_shell=False)
        looks.broken()
        return
    address = read_address(st.query_params, advisor.library)
    day = address.day or today(root_folder())
    voice = _voice(advisor, address)
    reply = _last_reply(advisor, address, day)
    site = read_settings().site or None  # where the site stands, when the same server carries it
    looks.page(_window_title(reply, voice), has_shell=site is not None)
    home = f"{site}selko/" if site and address.register == "selko" else site
    new = replace(address, conversation=Conversation()).query()
    st.html(fragments.header(voice, new, home, EXIT))
    with st.container(key="language"):
        register_switch(address, voice)
    if reply is None:
        _start(advisor, address, day, voice)
    else:
        _earlier(advisor, address, day, voice)
        _answer(reply, address, voice, site)
        counting_forms(reply, address, day, voice)
        did_it_help(address, advisor, voice)
        question_box(advisor, day, voice, voice("question-more"))
        st.html(fragments.begin_anew(voice, new))
        with st.expander(voice("choices")):
            who_are_you(address, voice)
            municipality_choice(address, voice)
    st.html(fragments.footer(voice, spoken_day(day.isoformat(), address.register) if address.day else None, home))


def _voice(advisor: Advisor, address: Address) -> Voice:
    """A link to a topic in an answer goes on with the same conversation."""

    def topic_link(reference: str) -> str:
        topic, _, section = reference.partition("#")
        return address.about(Answer(topic, section or None)).query()

    return Voice(advisor.library, address.register, topic_link)


def _last_reply(advisor: Advisor, address: Address, day: datetime.date) -> Reply | None:
    """The last turn once more, said as it was said first: in the light of the turns before it."""
    turns = address.conversation.turns
    if not turns:
        return None
    return advisor.reply_to(turns[-1], address.back_to(len(turns) - 1).conversation, day, address.register)


def _window_title(reply: Reply | None, voice: Voice) -> str:
    """The topic is named, a person's distress is not."""
    if reply is None or reply.decision != "answer":
        return voice("title")
    return f"{reply.title} – {voice('title')}"


def _start(advisor: Advisor, address: Address, day: datetime.date, voice: Voice) -> None:
    """Who are you, and a box for the question. What was chosen comes at once, other beginnings last."""
    st.html(Markup('<div class="oh-welcome"><h1>{}</h1><p>{}</p></div>').format(voice("heading"), voice("intro")))
    who_are_you(address, voice)
    audience = address.conversation.audience
    title = voice(f"starts-{audience or 'anyone'}")
    starts = starting_choices(audience, voice.library, address.register)
    if audience:
        choice_buttons(title, starts, address, voice)
    question_box(advisor, day, voice, voice("question-label"))
    if not audience:
        choice_buttons(title, starts, address, voice)
    municipality_choice(address, voice)


def _answer(reply: Reply, address: Address, voice: Voice, site: str | None) -> None:
    turn = f"{len(address.conversation.turns)}:{address.conversation.to_address()}"
    asked = st.session_state.get("asked", ("", ""))
    words = asked[1] if asked[0] == address.conversation.to_address() else ""
    st.html(fragments.opening(reply, voice, turn, words))
    choice_buttons(reply.choices_title, reply.choices, address, voice)
    st.html(fragments.closing(reply, voice, site))


def _earlier(advisor: Advisor, address: Address, day: datetime.date, voice: Voice) -> None:
    """Earlier answers, compact: pressing one goes back to it."""
    count = len(address.conversation.turns)
    if count < 2:
        return
    titles = []
    for turn in range(1, count):
        then = address.back_to(turn)
        reply = _last_reply(advisor, then, day)
        titles.append((_title(reply) if reply else "", then))
    with st.expander(voice("earlier", count=count - 1)), st.container(key="earlier", gap="xsmall"):
        for number, (title, then) in enumerate(titles, start=1):
            st.button(f"{number}. {title}", key=f"earlier-{number}", type="tertiary", on_click=go_to, args=(then,))


def _title(reply: Reply) -> str:
    asked = next((section.title for section in reply.sections if section.id == reply.section), "")
    return f"{reply.title}: {asked}" if asked else reply.title
