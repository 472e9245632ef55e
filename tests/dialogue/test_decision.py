"""Decisions and conversations go to an address and back."""

import pytest

from ohjaus.dialogue.conversation import MAX_TURNS, Conversation, conversation_from_address
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, Refuse, from_address, to_address
from ohjaus.library.model import Library

DECISIONS: list[Decision] = [
    Answer("palkkatuki"),
    Answer("palkkatuki", "paljonko"),
    Answer("palkkatuki", None, "kulukorvaus"),
    Answer("palkkatuki", "paljonko", "kulukorvaus", "laitila", simpler=True),
    Clarify(("palkkatuki", "kulukorvaus")),
    Clarify(("palkkatuki", "kulukorvaus", "alue-laitila"), "paljonko", 0),
    HandOff("unknown"),
    HandOff("outside", "verot"),
    HandOff("human", None, "palkkatuki"),
    Crisis("self-harm"),
    Refuse("henkilotunnus"),
]
STRANGE = [
    "", ".", "a", "a.", "a..", "q.palkkatuki", "c", "c.", "c..", "c...palkkatuki", "c.0.paljonko.a", "h", "h.rich", "r.name",
    "a.<script>", "a.PALKKATUKI", "a.palkkatuki.paljonko\n", "x.", "~~~", "a.ä", "c.x.y.a.b.c.d.e", "a." + "a" * 5_000,
    "c.²..palkkatuki.kulukorvaus", "c.99999999999999999999..palkkatuki.kulukorvaus",
]  # fmt: skip


@pytest.mark.parametrize("decision", DECISIONS, ids=to_address)
def test_to_address_and_back(decision: Decision) -> None:
    """A decision survives its address."""
    assert from_address(to_address(decision)) == decision


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: text[:30] or "empty")
def test_strange_address(text: str, library: Library) -> None:
    """An address that is none of ours raises nothing and leads nowhere that the library does not know."""
    conversation = conversation_from_address(text, library, "ei-kuntaa", "ei-ketaan")
    assert conversation.place is None
    assert conversation.audience is None
    assert all(not isinstance(turn, Answer) or turn.topic in library.guides for turn in conversation.turns)


def test_a_conversation_survives_its_address(library: Library) -> None:
    """Turns, place and audience come back."""
    talk = Conversation((Answer("kulukorvaus", "paljonko"), HandOff("unknown")), "laitila", "relative")
    assert conversation_from_address(talk.to_address(), library, talk.place, talk.audience) == talk


def test_the_oldest_turns_go_first() -> None:
    """A conversation keeps its newest turns, so that its address stays short."""
    talk = Conversation()
    for number in range(MAX_TURNS + 5):
        talk = talk.after(Answer(f"topic-{number}"))
    assert len(talk.turns) == MAX_TURNS
    assert talk.topic == f"topic-{MAX_TURNS + 4}"


def test_failed_turns_in_a_row() -> None:
    """Turns without an answer are counted from the last answer on, and a greeting is no failure."""
    talk = Conversation(
        (HandOff("unknown"), Answer("palkkatuki"), HandOff("unknown"), HandOff("greeting"), HandOff("unclear"))
    )
    assert talk.failed == 2
    assert talk.after(Answer("palkkatuki")).failed == 0


def test_place_stays() -> None:
    """A municipality that was named once is kept until another is named."""
    talk = Conversation().after(Answer("palkkatuki"), "laitila").after(Answer("kulukorvaus"))
    assert talk.place == "laitila"
    assert talk.after(Answer("kulukorvaus"), "turku").place == "turku"


def test_nothing_a_person_wrote_is_kept() -> None:
    """A conversation holds ids, a place and an audience: no field for a text."""
    assert set(Conversation.__dataclass_fields__) == {"turns", "place", "audience"}
