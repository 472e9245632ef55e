"""The road itself: a question to a reply, and a root folder to an advisor."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.conversation import Conversation, exists
from ohjaus.dialogue.decide import Decided, decide, first_aid
from ohjaus.dialogue.decision import NAMES, Decision, HandOff, from_address, to_address
from ohjaus.dialogue.reply import Reply
from ohjaus.dialogue.safety import Signs
from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.words import tokens
from ohjaus.library.model import Library, Register
from ohjaus.search.index import Index
from ohjaus.search.rank import find_evidence, rank
from ohjaus.search.tables import library_and_index

# A word with a capital letter that does not begin a sentence: in Finnish, a name.
_NAME = re.compile(r"(?<=[^\s.!?])\s+[\"'”(]*([^\W\d_][\w'’-]*)")


@dataclass(frozen=True)
class Turn:
    """One turn: what was decided, what is shown, and the conversation after it."""

    decision: Decision
    reply: Reply
    conversation: Conversation


@dataclass(frozen=True)
class Advisor:
    """A library and its index. The same library, day, conversation and text give the same reply."""

    library: Library
    index: Index

    @cached_property
    def _signs(self) -> Signs:
        return Signs(self.library.safety)

    def ask(self, text: str, conversation: Conversation, day: datetime.date, register: Register) -> Turn:
        """The reply to a question in a reader's own words. Never raises on any text."""
        decided = self._decide(text, conversation)
        return self._turn(decided.decision, decided.place, conversation, day, register)

    def take(self, address: str, conversation: Conversation, day: datetime.date, register: Register) -> Turn:
        """The reply to a pressed button, by the button's `turn`. An unknown one hands over."""
        decision = from_address(address)
        if decision is None or not exists(decision, self.library):
            decision = HandOff("unclear")
        return self._turn(decision, None, conversation, day, register)

    def reply_to(self, decision: Decision, conversation: Conversation, day: datetime.date, register: Register) -> Reply:
        """The reply to an earlier decision once more: after a change of register, or from a copied address."""
        return compose(
            decision,
            self.library,
            day,
            register,
            conversation.place,
            conversation.failed,
            conversation.audience,
            conversation.topic,
            conversation.walk,
        )

    def first_aid(self, text: str) -> Decision | None:
        """Crisis or Refuse for a text that is no question, when it has signs of need or personal data; else None."""
        return first_aid(text, self._signs)

    def unknown_words(self, text: str) -> tuple[str, ...]:
        """The words of a question that no knowledge of ours has a form of, in order, without those written as names."""
        names = {part for word in _NAME.findall(text) if word[0].isupper() for part in tokens(normalise(word))}
        found = (word.text for word in analyse(text, self.index.lexicon).words if not word.is_known)
        return tuple(word for word in found if word not in names)

    def explain(self, text: str, conversation: Conversation) -> Mapping[str, Any]:
        """Every stage's value on the road of one question, as plain data."""
        urgent = first_aid(text, self._signs)
        if urgent is not None:
            return {
                "decision": NAMES[type(urgent)],
                "turn": to_address(urgent),
            }  # nothing else of the text is processed
        words = analyse(text, self.index.lexicon)
        evidence = find_evidence(words, self.index)
        ranking = rank(evidence, self.index)
        decided = self._decide(text, conversation)
        best = ranking.topics[:5]
        return {
            "normalised": words.text,
            "words": [asdict(word) for word in words.words],
            "terms": list(evidence.terms),
            "places": list(evidence.places),
            "aspects": sorted(evidence.aspects, key=lambda aspect: (-evidence.aspects[aspect], aspect)),
            "hits": [
                {
                    "topic": hit.name,
                    "score": round(hit.score, 4),
                    "reasons": [[name, round(added, 4)] for name, added in self._reasons(evidence.features, hit.name)],
                }
                for hit in best
            ],
            "outside": [[hit.name, round(hit.score, 4)] for hit in ranking.outside[:3]],
            "talk": [[hit.name, round(hit.score, 4)] for hit in ranking.talk[:3]],
            "known_share": round(ranking.known_share, 3),
            "right": decided.right,
            "inside": decided.inside,
            "leaned": decided.leaned,
            "decision": NAMES[type(decided.decision)],
            "turn": to_address(decided.decision),
        }

    def _reasons(self, features: dict[str, float], name: str) -> tuple[tuple[str, float], ...]:
        return self.index.topics.reasons(features, name)

    def _decide(self, text: str, conversation: Conversation) -> Decided:
        urgent = first_aid(text, self._signs)
        if urgent is not None:
            return Decided(urgent, None)
        evidence = find_evidence(analyse(text, self.index.lexicon), self.index)
        return decide(evidence, rank(evidence, self.index), conversation, self.library, self.index)

    def _turn(
        self, decision: Decision, place: str | None, conversation: Conversation, day: datetime.date, register: Register
    ) -> Turn:
        here = place or conversation.place
        reply = self.reply_to(decision, replace(conversation, place=here), day, register)
        return Turn(decision, reply, conversation.after(decision, place))


def open_advisor(root: Path) -> Advisor:
    """The advisor of a root folder: from the tables of an earlier build while they fit the content, else built anew.

    Raises ContentError, with every finding, when the content has faults.
    """
    return Advisor(*library_and_index(root))
