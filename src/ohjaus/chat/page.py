"""The page, top to bottom. Every run reads the address, and what is pressed writes it."""

from __future__ import annotations

import datetime
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from ohjaus.advisor import Advisor
from ohjaus.chat import after, fragments, looks, professional, surroundings
from ohjaus.chat.address import Address, read_address
from ohjaus.chat.basket import basket
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
from ohjaus.dialogue.decision import FINISHED, Answer, HandOff, to_address
from ohjaus.dialogue.reply import Choice, Reply
from ohjaus.edition import current_advisor, today, watch_of
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
    st.html(surroundings.header(voice, new, home, EXIT))
    with st.container(key="language"):
        register_switch(address, voice)
    if address.is_broken:
        st.html(surroundings.broken_link(voice, is_whole=reply is None))
    if reply is None:
        _start(advisor, address, day, voice)
    else:
        _earlier(advisor, address, day, voice)
        _answer(advisor, reply, address, day, voice, site)
        did_it_help(address, advisor, voice)
        question_box(advisor, day, voice, voice("question-more"))
        st.html(surroundings.begin_anew(voice, new))
        with st.expander(voice("choices")):
            who_are_you(address, voice)
            municipality_choice(address, voice)
    old_day = spoken_day(day.isoformat(), address.register) if address.day else None
    st.html(surroundings.footer(voice, old_day, watch_of(root_folder()).edition.day, home))


def _voice(advisor: Advisor, address: Address) -> Voice:
    """A link to a topic in an answer goes on with the same conversation."""
    return Voice(advisor.library, address.register, lambda answer: address.about(answer).query())


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
    if audience == "counsellor":
        basket(None, address, voice, read_settings().site or None)


def _answer(
    advisor: Advisor, reply: Reply, address: Address, day: datetime.date, voice: Voice, site: str | None
) -> None:
    """The answer; the ways on from it; whom to ask and what can be done with it."""
    is_counsellor = address.conversation.audience == "counsellor"
    turn = f"{len(address.conversation.turns)}:{address.conversation.to_address()}"
    asked = st.session_state.get("asked", ("", ""))
    words = asked[1] if asked[0] == address.conversation.to_address() else ""
    article = fragments.opening(reply, voice, turn, words)
    if is_counsellor and reply.decision == "answer" and reply.register == "fi":
        article = professional.side_by_side(article, _for_client(advisor, address, day), voice, site)
    st.html(article + professional.grounds(reply, voice))
    counting_forms(reply, address, day, voice)
    if is_counsellor:
        basket(reply, address, voice, site)
    choices = reply.choices
    if reply.decision == "clarify":
        choices += (Choice(voice("none-of-these"), to_address(HandOff("unclear")), ""),)
    choice_buttons(reply.choices_title, choices, address, voice, main=reply.step not in {None, FINISHED})
    if (walk := _walk_back(reply, address, voice)) is not None:
        choice_buttons("", (walk,), address, voice, key="walk")
    if reply.human:
        choice_buttons("", (reply.human,), address, voice, key="human")
    choice_buttons(voice("related"), reply.related, address, voice, key="related")
    st.html(after.closing(reply, voice, site, address.for_client().query() if is_counsellor else None))


def _for_client(advisor: Advisor, address: Address, day: datetime.date) -> Reply:
    """The same turn as a client reads it, in easy Finnish."""
    before = address.back_to(len(address.conversation.turns) - 1).conversation
    return advisor.reply_to(address.conversation.turns[-1], replace(before, audience="client"), day, "selko")


def _walk_back(reply: Reply, address: Address, voice: Voice) -> Choice | None:
    """The way back to the path that was left for something else."""
    walk = address.conversation.walk
    path = voice.library.paths.get(walk.topic) if walk else None
    if walk is None or path is None or walk.topic in reply.topics or reply.decision != "answer":
        return None
    step = next((each for each in path.steps if each.id == walk.step), None)
    if step is None:
        return None
    label = voice("walk-return", title=step.title.in_register(voice.register))
    return Choice(label, to_address(Answer(walk.topic, step=walk.step)), "")


def _earlier(advisor: Advisor, address: Address, day: datetime.date, voice: Voice) -> None:
    """Earlier answers, compact: pressing one goes back to it."""
    count = len(address.conversation.turns)
    if count < 2:
        return
    titles = []
    for turn in range(1, count):
        then = address.back_to(turn)
        titles.append((_turn_title(advisor, then, day), then))
    with st.expander(voice("earlier", count=count - 1)), st.container(key="earlier", gap="xsmall"):
        for number, (title, then) in enumerate(titles, start=1):
            st.button(f"{number}. {title}", key=f"earlier-{number}", type="tertiary", on_click=go_to, args=(then,))


def _turn_title(advisor: Advisor, address: Address, day: datetime.date) -> str:
    """What a turn is called. An answer is not put together for its title: every press would pay for every turn."""
    decision = address.conversation.turns[-1]
    if not isinstance(decision, Answer):
        reply = _last_reply(advisor, address, day)
        return reply.title if reply else ""
    guide = advisor.library.guide(decision.topic, address.register)
    section = guide.section(decision.section) if decision.section else None
    steps = advisor.library.paths[decision.topic].steps if decision.step else ()
    step = next((each.title.in_register(address.register) for each in steps if each.id == decision.step), None)
    return ": ".join(part for part in (guide.title, step or (section.title if section else None)) if part)
