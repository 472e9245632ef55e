"""Whether an answer helped, and what was missing. What is pressed here never waits for a database.

So the reader is thanked for it and told nothing of its being stored: it may wait for the database, and be lost with the
process. Where there is no room for it to wait, that is said instead of thanks.
"""

from __future__ import annotations

import datetime

import streamlit as st
from markupsafe import Markup

from ohjaus.advisor import Advisor
from ohjaus.chat.address import Address, read_address
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.decision import Answer, Crisis, HandOff
from ohjaus.feedback import LONGEST_WORDS, Feedback, Judged, Subject, Unfit, current_feedback, said, subject_of

YES, NO = "yes", "no"
JUDGED = ("unknown", "unclear", "outside", "human")  # hand-overs that can have helped; a greeting cannot


def did_it_help(address: Address, advisor: Advisor, voice: Voice) -> None:
    """The question below an answer, with two buttons; after "no" also a box for what was missing."""
    feedback, decision = current_feedback(), address.conversation.turns[-1]
    can_help = isinstance(decision, Answer) or (isinstance(decision, HandOff) and decision.reason in JUDGED)
    if feedback is None or not can_help:
        return
    key = f"helped-{address.conversation.to_address()}"
    audience = address.conversation.audience
    subject = subject_of(decision, datetime.date.today(), address.register, audience)
    told: dict[str, str] = st.session_state.setdefault("told", {})  # what has been counted, and what was said of it

    def pressed() -> None:
        answer = st.session_state[key]
        if answer and key not in told:
            told[key] = "" if feedback.put(Judged(subject, answer == YES)) else _say(voice, "busy")

    with st.container(key="feedback", gap="small"):
        chosen = st.segmented_control(
            _say(voice, "question"),
            (YES, NO),
            format_func=lambda answer: _say(voice, "yes") if answer == YES else _say(voice, "no"),
            key=key,
            on_change=pressed,
        )
        status = told.get(key) or (_say(voice, "thanks") if chosen else "")
        st.html(Markup('<p class="oh-small" role="status">{}</p>').format(status))
        if chosen == NO and status != _say(voice, "words-thanks"):
            _words(key, subject, feedback, advisor, voice)


def _words(key: str, subject: Subject, feedback: Feedback, advisor: Advisor, voice: Voice) -> None:
    def sent() -> None:
        words = str(st.session_state.get(f"{key}-words", ""))
        need = advisor.first_aid(words)
        if isinstance(need, Crisis):  # help comes first, wherever it is asked for
            now = read_address(st.query_params, voice.library)
            st.query_params.from_dict(now.about(need).values())
            return
        st.session_state["told"][key] = _take(words, subject, feedback, voice)

    with st.form(f"{key}-form", clear_on_submit=True, border=False):
        st.text_area(_say(voice, "why"), key=f"{key}-words", height=80, max_chars=LONGEST_WORDS)
        st.caption(_say(voice, "why-help", limit=LONGEST_WORDS))
        st.form_submit_button(_say(voice, "send"), on_click=sent)


def _take(words: str, subject: Subject, feedback: Feedback, voice: Voice) -> str:
    """Keeps the words, or not; returns what to say of it."""
    try:
        comment = said(subject, words)
    except Unfit as unfit:
        if unfit.kind is None:
            return _say(voice, "too-long", limit=LONGEST_WORDS)
        return _say(voice, "personal", what=voice.library.phrase(f"refuse-{unfit.kind}", voice.register))
    if comment is None:
        return ""
    return _say(voice, "words-thanks" if feedback.put(comment) else "busy")


def _say(voice: Voice, key: str, **values: object) -> str:
    return voice.library.phrase(f"feedback-{key}", voice.register, **values)
