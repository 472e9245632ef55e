"""The road itself: a question to a reply, and a root folder to an advisor."""

from __future__ import annotations

import datetime
import gc
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.conversation import Conversation, exists
from ohjaus.dialogue.decide import Decided, decide, first_aid
from ohjaus.dialogue.decision import NAMES, Decision, HandOff, from_address, to_address
from ohjaus.dialogue.reply import Reply
from ohjaus.dialogue.safety import Signs
from ohjaus.finnish.analyse import analyse
from ohjaus.library.files import fingerprint
from ohjaus.library.model import Library, Register
from ohjaus.library.problems import Problem
from ohjaus.library.stored import dump, restore
from ohjaus.search.index import Index
from ohjaus.search.rank import find_evidence, rank

if TYPE_CHECKING:
    from ohjaus.finnish.dictionary import Dictionary

BUILD = "build"  # generated files, under the root


class ContentError(Exception):
    """The content has faults; nothing is loaded. `problems` lists them all."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the content")
        self.problems = problems


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
            decision, self.library, day, register, conversation.place, conversation.failed, conversation.audience
        )

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
        return self.index.model.reasons(features, name)

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
        reply = compose(decision, self.library, day, register, here, conversation.failed, conversation.audience)
        return Turn(decision, reply, conversation.after(decision, place))


def open_advisor(root: Path) -> Advisor:
    """The advisor of a root folder: from the tables of an earlier build while they fit the content, else built anew.

    Raises ContentError, with every finding, when the content has faults.
    """
    tables = root / BUILD / "ohjaus.json"
    wanted = f"{fingerprint(root)} {_code()}"
    stored = _stored(tables, wanted)
    if stored is not None:
        return stored
    # what reads files, looks words up and fits: a start from stored tables does without it
    from ohjaus.finnish.dictionary import Dictionary
    from ohjaus.library.load import load
    from ohjaus.search.build import build_index

    loaded = load(root)
    if loaded.library is None:
        raise ContentError(loaded.problems)
    dictionary = Dictionary(root / BUILD / "finnish.json")
    advisor = Advisor(loaded.library, build_index(loaded.library, dictionary))
    _store(advisor, tables, dictionary, wanted)
    return advisor


def _stored(tables: Path, wanted: str) -> Advisor | None:
    """The stored advisor, or None when there is none, it is of other content, or it cannot be read."""
    try:
        with tables.open("rb") as file, _for_good():
            if json.loads(file.readline()) != wanted:
                return None
            return Advisor(restore(file.readline()), Index.from_data(json.loads(file.readline())))
    except (OSError, ValueError, KeyError, TypeError):
        return None


@contextmanager
def _for_good() -> Iterator[None]:
    """What is made here stays: nothing looks for waste while it is made, nor among it afterwards."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


def _code() -> str:
    """A digest of the code that makes the tables: changed code makes them anew."""
    digest = hashlib.sha256()
    for stage in ("finnish", "library", "search"):
        for path in sorted((Path(__file__).parent / stage).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _store(advisor: Advisor, tables: Path, dictionary: Dictionary, key: str) -> None:
    """Keeps the tables for the next start. A folder that cannot be written costs time only."""
    try:
        dictionary.save()
        tables.parent.mkdir(parents=True, exist_ok=True)
        fresh = tables.with_suffix(".new")
        index = json.dumps(advisor.index.to_data(), ensure_ascii=False, separators=(",", ":"))
        lines = (json.dumps(key), dump(advisor.library), index)
        fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
        fresh.replace(tables)
    except OSError:
        return
