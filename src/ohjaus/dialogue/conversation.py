"""The conversation so far: decisions, a place and an audience. Frozen; a turn returns a new one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, Refuse, from_address, to_address
from ohjaus.dialogue.rows import ROWS
from ohjaus.dialogue.walk import is_step
from ohjaus.library.model import AUDIENCES, Audience, Library

MAX_TURNS = 20  # an address stays under 2,000 letters

_FRIENDLY = {"greeting", "thanks", "goodbye", "start"}


@dataclass(frozen=True)
class Conversation:
    """What earlier turns decided. Holds ids only: nothing that a person wrote is kept."""

    turns: tuple[Decision, ...] = ()
    place: str | None = None  # municipality id
    audience: Audience | None = None

    @property
    def answer(self) -> Answer | None:
        """The last answer, which a follow-up leans on."""
        return next((turn for turn in reversed(self.turns) if isinstance(turn, Answer)), None)

    @property
    def topic(self) -> str | None:
        """The topic that is being talked about."""
        return self.answer.topic if self.answer else None

    @property
    def walk(self) -> Answer | None:
        """The last answer that stands at a step of a path."""
        return next((turn for turn in reversed(self.turns) if isinstance(turn, Answer) and turn.step), None)

    @property
    def offered(self) -> tuple[str, ...]:
        """The topics that the last turn asked to choose from."""
        last = self.turns[-1] if self.turns else None
        return last.topics if isinstance(last, Clarify) else ()

    @property
    def failed(self) -> int:
        """How many turns in a row ended without an answer."""
        count = 0
        for turn in reversed(self.turns):
            if isinstance(turn, HandOff) and turn.reason in _FRIENDLY:
                continue
            if isinstance(turn, Answer | Crisis | Refuse):
                break
            count += 1
        return count

    def after(self, decision: Decision, place: str | None = None) -> Conversation:
        """The conversation with one more turn."""
        return replace(self, turns=(*self.turns, decision)[-MAX_TURNS:], place=place or self.place)

    def to_address(self) -> str:
        """The turns for an address, `~` between them."""
        return "~".join(to_address(turn) for turn in self.turns)


def conversation_from_address(
    turns: str, library: Library, place: str | None = None, audience: str | None = None
) -> Conversation:
    """The conversation that an address tells of. What the library does not know is left out, never an error."""
    decisions = (from_address(part) for part in turns.split("~")[:MAX_TURNS])
    return Conversation(
        turns=tuple(decision for decision in decisions if decision is not None and exists(decision, library)),
        place=place if place in library.municipalities else None,
        audience=next((known for known in AUDIENCES if known == audience), None),
    )


def exists(decision: Decision, library: Library) -> bool:
    """Whether everything that a decision names is in the library."""
    match decision:
        case Answer(topic, section, also, place, _, facts, row, step):
            return (
                topic in library.guides
                and (section is None or library.guide(topic, "fi").section(section) is not None)
                and (also is None or also in library.guides)
                and (place is None or place in library.municipalities)
                and all(fact in library.regional_facts for fact in facts)
                and (row is None or (topic in library.paths and row in ROWS))
                and (step is None or is_step(topic, step, library))
            )
        case Clarify(topics, section, confusable):
            known = all(topic in library.guides for topic in topics)
            return (
                known
                and (confusable is None or confusable < len(library.confusables))
                and (section is None or section in library.aspects)
            )
        case HandOff(_, subject, topic):
            return (subject is None or subject in library.outside) and (topic is None or topic in library.guides)
        case Crisis(kind):
            return kind in library.safety
        case Refuse():
            return True
