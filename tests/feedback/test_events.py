"""What is counted of what happens, and what never is."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohjaus.advisor import Advisor
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, HandOff, Refuse
from ohjaus.dialogue.privacy import personal_data
from ohjaus.feedback import LONGEST_WORDS, Subject, Unfit, asked, said, subject_of

DAY = datetime.date(2026, 11, 23)
SILENCE = Subject(DAY, "handoff-unknown")


@pytest.mark.parametrize(
    ("decision", "kept"),
    [
        (Answer("kulukorvaus", "paljonko", place="laitila"), ("answer", "kulukorvaus", "paljonko", "fi", "client")),
        (Clarify(("kulukorvaus", "matkakorvaus")), ("clarify", "", "", "fi", "client")),
        (HandOff("unknown"), ("handoff-unknown", "", "", "fi", "client")),
        (HandOff("human", None, "palkkatuki"), ("handoff-human", "palkkatuki", "", "fi", "client")),
        (Crisis("self-harm"), ("crisis", "", "", "", "")),
        (Refuse("phone"), ("refuse", "", "", "", "")),
    ],
)
def test_subject(decision: Answer, kept: tuple[str, ...]) -> None:
    """Ids only; of acute need and of personal data nothing but that there was one; never a municipality."""
    assert subject_of(decision, DAY, "fi", "client") == Subject(DAY, *kept)


def test_unknown_words_of_silence_alone() -> None:
    """Words are kept only when nothing was found: single ones of letters, each once, ten at most."""
    words = ("kuuraketti", "kuuraketti", "ab", "123", "abc1", "päivä-raha", "x" * 31, "matti.fi", "ÄÄNI")
    assert asked(SILENCE, words).unknown == ("kuuraketti", "päivä-raha")
    assert asked(Subject(DAY, "answer", "kulukorvaus"), words).unknown == ()
    assert len(asked(SILENCE, ("sana" + letter for letter in "abcdefghijklmnop")).unknown) == 10


def test_unknown_words_leave_out_what_is_written_as_a_name(advisor: Advisor) -> None:
    """A word with a capital letter inside a sentence is a name and is not counted; at its beginning it may be any word."""
    assert advisor.unknown_words("Kuuraketti on Qwzxölle") == ("kuuraketti",)
    assert advisor.unknown_words("kuuraketti on qwzxölle") == ("kuuraketti", "qwzxölle")
    assert advisor.unknown_words("Asun täällä. Kuuraketti!") == ("kuuraketti",)
    assert advisor.unknown_words("minä olen Qwzx-Zxwq") == ()


@given(st.lists(st.text()))
def test_no_digit_and_no_sentence(words: list[str]) -> None:
    """Whatever is written, no stored word has a digit or a space in it."""
    assert not [
        word for word in asked(SILENCE, words).unknown if any(sign.isdigit() or sign.isspace() for sign in word)
    ]


def test_words_are_one_line() -> None:
    """A reader's words are kept as one line without signs that cannot be seen; nothing is no comment."""
    comment = said(SILENCE, "  liian\n\n pitkä\x00 \u202eteksti\ud800 ")
    assert comment is not None
    assert comment.words == "liian pitkä teksti"
    assert said(SILENCE, " \n\x00 ") is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("hetuni on 131052-308T", "henkilotunnus"),
        ("soita 040 1234567", "phone"),
        ("soita 040\n1234567", "phone"),
        ("matti@example.fi", "email"),
    ],
)
def test_personal_data_is_refused(words: str, kind: str) -> None:
    """The same personal data as in a question is refused here."""
    with pytest.raises(Unfit) as unfit:
        said(SILENCE, words)
    assert unfit.value.kind == kind


def test_too_long_is_refused() -> None:
    """Three hundred letters pass, one more does not."""
    assert said(SILENCE, "a" * LONGEST_WORDS)
    with pytest.raises(Unfit) as unfit:
        said(SILENCE, "a" * (LONGEST_WORDS + 1))
    assert unfit.value.kind is None


@given(st.text(max_size=400))
def test_any_words(text: str) -> None:
    """Any text is kept whole in one line, or refused; what is kept has no personal data and can be stored."""
    try:
        comment = said(SILENCE, text)
    except Unfit:
        return
    if comment is not None:
        assert 0 < len(comment.words) <= LONGEST_WORDS
        assert comment.words.isprintable()
        assert personal_data(comment.words) is None
