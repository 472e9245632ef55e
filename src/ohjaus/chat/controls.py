"""What can be pressed, chosen and written. Each callback ends in one thing: a new address."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

import streamlit as st

from ohjaus.advisor import Advisor
from ohjaus.chat.address import Address, read_address
from ohjaus.chat.surroundings import choices_title
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.decision import Decision, Refuse, from_address
from ohjaus.dialogue.reply import Choice
from ohjaus.dialogue.told_numbers import told_numbers
from ohjaus.feedback import tally
from ohjaus.library.model import AUDIENCES, REGISTERS, Audience, Register
from ohjaus.metrics import ask

TOLD = "told-numbers"  # the session's key of what the last question said in numbers; never in the address
LONGEST_SHOWN = 300  # letters of the reader's own question that are shown beside the answer


def go_to(address: Address) -> None:
    """Makes this the page's address."""
    st.query_params.from_dict(address.values())


def _now(voice: Voice) -> Address:
    """The address at the moment of a press: it may have changed since the page that is pressed was drawn."""
    return read_address(st.query_params, voice.library)


def _take(decision: Decision, turn: int, voice: Voice) -> None:
    """One more turn, unless it has been taken already: a button pressed twice is meant once."""
    now = _now(voice)
    if len(now.conversation.turns) == turn:
        go_to(now.about(decision))
        _count(decision, now)


def _count(decision: Decision, now: Address, unknown: Callable[[], Iterable[str]] = tuple) -> None:
    tally(decision, datetime.date.today(), now.register, now.conversation.audience, unknown)


def register_switch(address: Address, voice: Voice) -> None:
    """Standard or easy Finnish, always in sight."""

    def switched() -> None:
        chosen = cast("Register | None", st.session_state["register"])
        go_to(replace(_now(voice), register=chosen or address.register))

    st.session_state["register"] = address.register
    st.segmented_control(
        voice("register-label"),
        REGISTERS,
        required=True,
        format_func=lambda register: voice(f"register-{register}"),
        key="register",
        on_change=switched,
        label_visibility="collapsed",
    )


def who_are_you(address: Address, voice: Voice) -> None:
    """The audience as four buttons."""

    def chosen() -> None:
        audience = cast("Audience | None", st.session_state["audience"])
        now = _now(voice)
        go_to(now.at(replace(now.conversation, audience=audience)))

    st.session_state["audience"] = address.conversation.audience
    st.pills(
        voice("audience-label"),
        AUDIENCES,
        format_func=lambda audience: voice(f"audience-{audience}"),
        key="audience",
        on_change=chosen,
        width="stretch",
    )


def municipality_choice(address: Address, voice: Voice) -> None:
    """The municipality, for the offices that serve it. May be left out."""
    municipalities = voice.library.municipalities

    def chosen() -> None:
        now = _now(voice)
        go_to(now.at(replace(now.conversation, place=st.session_state["place"])))

    st.session_state["place"] = address.conversation.place
    st.selectbox(
        voice("place-label"),
        sorted(municipalities, key=lambda place: municipalities[place].name),
        format_func=lambda place: municipalities[place].name,
        placeholder=voice("place-empty"),
        key="place",
        on_change=chosen,
    )


def change_basket(part: str, is_in: bool, voice: Voice) -> None:
    """Puts a part into the basket, or takes it away."""
    now = _now(voice)
    rest = tuple(each for each in now.basket if each != part)
    go_to(replace(now, basket=(*rest, part) if is_in else rest))


def choice_buttons(
    title: str, choices: tuple[Choice, ...], address: Address, voice: Voice, key: str = "choices", main: bool = False
) -> None:
    """Choices as buttons. Each stands for a turn and needs no typing. `main`: the first one is what is done most."""
    known = [(choice, decision) for choice in choices if (decision := from_address(choice.turn))]
    if not known:
        return
    turn = len(address.conversation.turns)
    with st.container(key=key, gap="small"):
        if title:
            st.html(choices_title(title))
        for number, (choice, decision) in enumerate(known):
            st.button(
                _plain(choice.label),
                key=f"{key}-{turn}-{number}",
                width="stretch",
                type="primary" if main and not number else "secondary",
                on_click=_take,
                args=(decision, turn, voice),
            )


def question_box(advisor: Advisor, day: datetime.date, voice: Voice, label: str) -> None:
    """The question in the reader's own words, with a visible button."""

    def sent() -> None:
        text = str(st.session_state.get("question", ""))
        now = _now(voice)
        turn = ask(advisor, "chat", text, now.conversation, day, now.register)
        _count(turn.decision, now, lambda: advisor.unknown_words(text))
        here = turn.conversation.to_address()
        st.session_state["asked"] = _shown_question(text, here, turn.decision)
        st.session_state[TOLD] = {"here": here, "numbers": dict(told_numbers(text)), "filled": []}
        go_to(now.at(turn.conversation))

    with st.form("ask", clear_on_submit=True, border=True):
        st.text_area(
            label,
            key="question",
            placeholder=voice("question-example"),
            height=96,
            max_chars=6000,
        )
        st.form_submit_button(voice("send"), type="primary", on_click=sent)
        st.caption(voice("question-privacy"))


def _shown_question(text: str, turns: str, decision: object) -> tuple[str, str]:
    """The reader's words beside the answer, in this session only; nothing of a message with personal data."""
    if isinstance(decision, Refuse):
        return (turns, "")
    shown = " ".join(text.split())
    return (turns, shown if len(shown) <= LONGEST_SHOWN else shown[: LONGEST_SHOWN - 1] + "…")


def _plain(label: str) -> str:
    """A label in which Streamlit's Markdown finds nothing to do."""
    return "".join("\\" + letter if letter in "\\`*_[]$:~#<>" else letter for letter in label)
