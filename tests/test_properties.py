"""What holds for every text, whoever writes it."""

import datetime
import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ohjaus.advisor import Advisor
from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.conversation import Conversation, conversation_from_address
from ohjaus.dialogue.decision import Crisis, from_address, to_address
from ohjaus.dialogue.privacy import personal_data
from ohjaus.dialogue.safety import Signs
from ohjaus.finnish.lexicon import Lexicon
from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.words import tokens
from ohjaus.render.to_json import to_json
from ohjaus.render.to_text import to_text

WORDS = "saanko rahaa mistä palkkatuki kuntouttava työtoiminta ei enää kela Laitila paljonko 9 27 d § se moi 010190-901A ja".split()
LETTERS = st.text(max_size=300)
SENTENCES = st.lists(st.sampled_from(WORDS) | st.text(max_size=12), max_size=25).map(" ".join)
TEXTS = LETTERS | SENTENCES
REGISTERS = st.sampled_from(["fi", "selko"])
DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2040, 12, 31))
CRIES = ["haluan kuolla", "en jaksa enää elää", "mieheni löi minua eilen"]
CALM_WORDS = "hei minulla on kysymys palkkatuesta ja työtoiminnasta sekä kulukorvauksesta kiitos".split()


@given(LETTERS)
@example("İ")
@example("ﬁ\u00ad\u200b")
def test_normalising_twice_is_once(text: str) -> None:
    """A normalised text is already normal."""
    assert normalise(normalise(text)) == normalise(text)


@given(LETTERS)
def test_words_are_bounded(text: str) -> None:
    """Words are never empty and have no space inside."""
    assert all(word and not any(sign.isspace() for sign in word) for word in tokens(normalise(text)))


@pytest.fixture(scope="session")
def answer(advisor: Advisor):  # type: ignore[no-untyped-def]
    """The advisor's `ask`, fit for hypothesis."""
    return advisor.ask


@settings(max_examples=250)
@given(text=TEXTS, register=REGISTERS, day=DAYS)
def test_any_text_gets_a_reply(answer, text: str, register, day: datetime.date) -> None:  # type: ignore[no-untyped-def]
    """Whatever is written, a reply with a title comes back, in text and in JSON, and its address reopens it."""
    turn = answer(text, Conversation(), day, register)
    assert turn.reply.title.strip()
    assert turn.reply.lead.strip()
    assert to_text(turn.reply).strip()
    json.dumps(to_json(turn.reply))
    assert from_address(to_address(turn.decision)) == turn.decision


@given(texts=st.lists(SENTENCES, min_size=1, max_size=6))
def test_a_conversation_survives_its_address(advisor: Advisor, texts: list[str]) -> None:
    """Whatever was talked about, the address tells the same conversation and the same last reply."""
    day, talk = datetime.date(2026, 11, 22), Conversation()
    for text in texts:
        turn = advisor.ask(text, talk, day, "fi")
        talk = turn.conversation
    back = conversation_from_address(talk.to_address(), advisor.library, talk.place, talk.audience)
    assert back == talk
    assert len(talk.to_address()) < 2_000
    last = back.turns[-1]
    assert (
        compose(last, advisor.library, day, "fi", back.place).title
        == compose(last, advisor.library, day, "fi", talk.place).title
    )


@given(text=st.text(max_size=200))
def test_any_address_is_harmless(advisor: Advisor, text: str) -> None:
    """Any text in the place of an address gives a conversation, and any text in the place of a button a reply."""
    talk = conversation_from_address(text, advisor.library, text, text)
    assert advisor.take(text, talk, datetime.date(2026, 11, 22), "fi").reply.title


@given(
    cry=st.sampled_from(CRIES),
    before=st.lists(st.sampled_from(CALM_WORDS), max_size=30).map(" ".join),
    after=st.lists(st.sampled_from(CALM_WORDS), max_size=30).map(" ".join),
    turn_case=st.sampled_from([str, str.upper, str.capitalize]),
    end=st.sampled_from(["", ".", "!!!", "..."]),
)
def test_a_cry_for_help_is_heard_anywhere(advisor: Advisor, cry, before, after, turn_case, end) -> None:  # type: ignore[no-untyped-def]
    """A crisis phrase inside any calm sentence gives help first, whatever stands around it."""
    text = f"{before} {turn_case(cry)}{end} {after}"
    assert isinstance(advisor.ask(text, Conversation(), datetime.date(2026, 11, 22), "selko").decision, Crisis)


@pytest.fixture(scope="session")
def signs(advisor: Advisor) -> Signs:
    """The signs of the real library."""
    return Signs(advisor.library.safety)


@given(text=LETTERS)
def test_privacy_and_safety_read_any_text(signs: Signs, text: str) -> None:
    """Neither of the first two rules raises on any text."""
    personal_data(text)
    signs.acute_need(text)


@given(
    number=st.integers(1, 31),
    month=st.integers(1, 12),
    year=st.integers(0, 99),
    century=st.sampled_from("+-YXWVUABCDEF"),
    individual=st.integers(2, 999),
)
def test_every_henkilotunnus_is_noticed(number: int, month: int, year: int, century: str, individual: int) -> None:
    """A henkilötunnus with a right check sign is noticed wherever it stands."""
    digits = f"{number:02}{month:02}{year:02}"
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(f"{digits}{individual:03}") % 31]
    assert personal_data(f"hei, {digits}{century}{individual:03}{check}, kiitos") == "henkilotunnus"


@given(
    forms=st.dictionaries(
        st.from_regex(r"[a-zäö]{1,8}", fullmatch=True), st.from_regex(r"[a-zäö]{1,8}", fullmatch=True)
    ),
    parts=st.dictionaries(
        st.from_regex(r"[a-zäö]{1,8}", fullmatch=True),
        st.lists(st.from_regex(r"[a-zäö]{1,5}", fullmatch=True), min_size=2, max_size=3).map(tuple),
    ),
)
def test_a_lexicon_survives_json(forms: dict[str, str], parts: dict[str, tuple[str, ...]]) -> None:
    """Any lexicon goes to data, to JSON and back unchanged."""
    lexicon = Lexicon(forms, parts, frozenset(forms.values()))
    assert Lexicon.from_data(json.loads(json.dumps(lexicon.to_data()))) == lexicon
