"""The page's address to a conversation and back. Nothing that a person wrote is in it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from ohjaus.dialogue.conversation import Conversation, conversation_from_address
from ohjaus.dialogue.decision import Decision
from ohjaus.library.model import Audience, Library, Register

TURNS, REGISTER, PLACE, AUDIENCE, DAY, BASKET = "k", "kieli", "kunta", "kuka", "pvm", "kori"
MOST_IN_BASKET = 12
WORDS: Mapping[Audience, str] = {
    "client": "asiakas",
    "relative": "laheinen",
    "employer": "tyonantaja",
    "counsellor": "ammattilainen",
}
_AUDIENCES = {word: audience for audience, word in WORDS.items()}


@dataclass(frozen=True)
class Address:
    """What the address says: the conversation, the register, a day when one is asked for, a counsellor's basket."""

    conversation: Conversation
    register: Register = "fi"
    day: datetime.date | None = None
    basket: tuple[str, ...] = ()  # topics and sections: "kulukorvaus", "kulukorvaus.paljonko"
    is_broken: bool = False  # some turn of it could not be read

    def at(self, conversation: Conversation) -> Address:
        """The same address at another point of the conversation."""
        return replace(self, conversation=conversation)

    def back_to(self, count: int) -> Address:
        """The address when only so many turns had been taken."""
        return self.at(replace(self.conversation, turns=self.conversation.turns[:count]))

    def about(self, decision: Decision) -> Address:
        """The address after one more turn."""
        return self.at(self.conversation.after(decision))

    def for_client(self) -> Address:
        """The same answers as others see them: without a counsellor's view and basket."""
        return replace(self, conversation=replace(self.conversation, audience=None), basket=())

    def values(self) -> dict[str, str]:
        """The address's parameters, always in the same order, empty ones left out."""
        talk = self.conversation
        values = {
            TURNS: talk.to_address(),
            REGISTER: "selko" if self.register == "selko" else "",
            PLACE: talk.place or "",
            AUDIENCE: WORDS[talk.audience] if talk.audience else "",
            DAY: self.day.isoformat() if self.day else "",
            BASKET: "~".join(self.basket),
        }
        return {key: value for key, value in values.items() if value}

    def query(self) -> str:
        """The parameters as they stand in an address: `?k=a.kulukorvaus&kieli=selko`."""
        return "?" + urlencode(self.values(), safe="~.")


def read_address(values: Mapping[str, str], library: Library) -> Address:
    """What an address tells. What the library does not know is left out, never an error."""
    turns = values.get(TURNS, "")
    conversation = conversation_from_address(
        turns, library, values.get(PLACE), _AUDIENCES.get(values.get(AUDIENCE, ""))
    )
    return Address(
        conversation,
        "selko" if values.get(REGISTER) == "selko" else "fi",
        _day(values.get(DAY, "")),
        _basket(values.get(BASKET, ""), library),
        bool(turns) and len(conversation.turns) < len(turns.split("~")),
    )


def _basket(text: str, library: Library) -> tuple[str, ...]:
    """The parts that the library knows, each once."""
    return tuple(part for part in dict.fromkeys(text.split("~")) if _is_known(part, library))[:MOST_IN_BASKET]


def _is_known(part: str, library: Library) -> bool:
    topic, dot, section = part.partition(".")
    return topic in library.guides and (not dot or library.guide(topic, "fi").section(section) is not None)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
