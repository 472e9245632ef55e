"""What the chat says of words that were written to us."""

import datetime
from typing import cast

import pytest

from ohjaus.chat.feedback import _take
from ohjaus.chat.voice import Voice
from ohjaus.feedback import Event, Feedback, Subject
from ohjaus.library.model import REGISTERS, Library, Register

MONEY = Subject(datetime.date(2026, 11, 23), "answer", "kulukorvaus", "paljonko", "fi", "client")


class Queue:
    """Room for what waits, or none."""

    def __init__(self, has_room: bool) -> None:
        self.has_room = has_room

    def put(self, event: Event) -> bool:
        """Whether it was taken."""
        return self.has_room and bool(event)


@pytest.mark.parametrize("register", REGISTERS)
def test_words_are_thanked_for_and_no_more_is_claimed(library: Library, register: Register) -> None:
    """Taken words are thanked for, with nothing said of their being stored; where there is no room, that is said."""
    voice = Voice(library, register, str)
    told = [_take("Montako kuukautta?", MONEY, cast("Feedback", Queue(room)), voice) for room in (True, False)]
    assert told == [library.phrase("feedback-words-thanks", register), library.phrase("feedback-busy", register)]
    assert "tallen" not in told[0]
    assert "saimme" not in told[0].lower()
