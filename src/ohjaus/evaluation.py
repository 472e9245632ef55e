"""How well questions are answered: right, asked, silent, wrong, by audience and style. And the decision's calibration.

A question file is a list of `{id, q, expect}` or `{id, turns: [{q, expect}, ...]}`. `expect` names the acceptable
topics, best first, or `out-of-scope` or `crisis`.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ohjaus.advisor import Advisor
from ohjaus.dialogue.answering import MOST_CHOICES
from ohjaus.dialogue.calibrate import FollowUp, Labelled
from ohjaus.dialogue.confidence import signals_of
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decide import choices, first_aid
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, Refuse
from ohjaus.dialogue.lean import left, staying_signals, turned
from ohjaus.dialogue.safety import Signs
from ohjaus.finnish.analyse import analyse
from ohjaus.search.rank import find_evidence, rank

OUTSIDE, CRISIS = "out-of-scope", "crisis"
GROUPS = ("inside", "follow-up", "outside", "crisis")


class BadQuestions(Exception):
    """A question file that cannot be used, in a sentence for its editor."""


@dataclass(frozen=True)
class Asked:
    """One turn of a question file."""

    record: str
    text: str
    expect: tuple[str, ...]
    audience: str
    style: str
    turn: int  # 0 opens a conversation


@dataclass(frozen=True)
class Outcome:
    """What became of one turn."""

    asked: Asked
    verdict: str  # right | asked | silent | wrong | missed | false alarm
    got: tuple[str, ...]

    @property
    def group(self) -> str:
        """Which group of questions the turn belongs to."""
        first = self.asked.expect[0]
        if first == CRISIS:
            return "crisis"
        if first == OUTSIDE:
            return "outside"
        return "follow-up" if self.asked.turn else "inside"


def read_questions(path: Path) -> tuple[tuple[Asked, ...], ...]:
    """The conversations of a question file. Raises BadQuestions with the place of the fault."""
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BadQuestions(f"{path}: tiedostoa ei voi lukea ({error})") from error
    if not isinstance(rows, list):
        raise BadQuestions(f"{path}: tiedoston pitää olla luettelo kysymyksiä")
    return tuple(tuple(_turns(row, f"{path}: kohta {number}")) for number, row in enumerate(rows, 1))


def _turns(row: Any, place: str) -> Iterator[Asked]:
    try:
        for number, turn in enumerate(row.get("turns") or [row]):
            repeat = turn.get("q_repeat")
            text = repeat["repeat"] * repeat["times"] if repeat else turn.get("q") or ""
            yield Asked(
                str(row["id"]),
                text,
                tuple(turn["expect"]),
                row.get("audience", "unknown"),
                row.get("style", "unknown"),
                number,
            )
    except (AttributeError, KeyError, TypeError) as error:
        raise BadQuestions(f"{place}: kysymyksessä pitää olla id, q ja expect") from error


def evaluate(advisor: Advisor, conversations: Iterable[Sequence[Asked]], day: datetime.date) -> tuple[Outcome, ...]:
    """The outcome of every turn, each conversation from its beginning."""
    outcomes = []
    for turns in conversations:
        conversation = Conversation()
        for asked in turns:
            turn = advisor.ask(asked.text, conversation, day, "fi")
            conversation = turn.conversation
            outcomes.append(Outcome(asked, _verdict(asked.expect, turn.decision), _got(turn.decision)))
    return tuple(outcomes)


def _got(decision: Decision) -> tuple[str, ...]:
    match decision:
        case Answer(topic):
            return (topic,)
        case Clarify(topics):
            return topics
        case HandOff(reason):
            return (reason,)
        case Crisis(kind) | Refuse(kind):
            return (kind,)


def _verdict(expect: tuple[str, ...], decision: Decision) -> str:
    if isinstance(decision, Crisis):
        return "right" if CRISIS in expect else "false alarm"
    if expect[0] == CRISIS:
        return "missed"
    match decision:
        case Answer(topic):
            return "right" if topic in expect else "wrong"
        case Clarify(topics):
            return "asked" if set(topics) & set(expect) or expect == (OUTSIDE,) else "wrong"
        case _:
            return "right" if OUTSIDE in expect else "silent"


# What an editor reads in the table of the measurements, beside the program's own names of things.
_SAID = {
    "inside": "omat aiheet", "follow-up": "jatkokysymykset", "outside": "muut asiat", "crisis": "hätä",
    "right": "oikein", "asked": "kysyttiin", "silent": "ei vastattu", "wrong": "väärin", "missed": "hätää ei huomattu",
    "false alarm": "turha hälytys", "client": "asiakas", "relative": "läheinen", "employer": "työnantaja",
    "counsellor": "ammattilainen", "unknown": "ei tiedossa", "faq": "tavallinen kysymys", "forum": "palsta",
    "jargon": "ammattikieli", "keyword": "hakusana", "selko": "selkokieli", "spoken": "puhekieli", "typo": "kirjoitusvirhe",
}  # fmt: skip
_BY = (("audience", "omat aiheet kysyjän mukaan"), ("style", "omat aiheet tyylin mukaan"))


def said(name: str) -> str:
    """A group, a verdict or a style as an editor reads it; a name that is not listed as it stands in its file."""
    return _SAID.get(name, name)


def table(outcomes: Sequence[Outcome]) -> str:
    """Shares by group, then of the inside questions by audience and by style, then what was mixed up."""
    lines = [_line(group, [o for o in outcomes if o.group == group]) for group in GROUPS]
    inside = [o for o in outcomes if o.group == "inside"]
    for name, title in _BY:
        lines.append(f"\n{title}")
        values = sorted({getattr(outcome.asked, name) for outcome in inside})
        lines += [_line(value, [o for o in inside if getattr(o.asked, name) == value]) for value in values]
    mixed = Counter((o.asked.expect[0], o.got[0]) for o in inside if o.verdict == "wrong")
    lines.append("\nsekoitetut: odotettu, saatu, kertoja")
    lines += [f"  {expected:34} {got:34} {times}" for (expected, got), times in sorted(mixed.items(), key=_most_first)]
    return "\n".join(line for line in lines if line)


def _most_first(pair: tuple[tuple[str, str], int]) -> tuple[int, tuple[str, str]]:
    return -pair[1], pair[0]


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return ""
    counted = Counter(outcome.verdict for outcome in outcomes)
    shares = "  ".join(f"{said(verdict)} {times / len(outcomes):.3f}" for verdict, times in sorted(counted.items()))
    return f"{said(name):20} kpl {len(outcomes):4}  {shares}"


def labelled(advisor: Advisor, conversations: Iterable[Sequence[Asked]]) -> tuple[Labelled, ...]:
    """The opening questions as rows for `calibrate`. Acute need and personal data are decided before and left out."""
    signs = Signs(advisor.library.safety)
    share = advisor.library.calibration.choice_share
    rows = []
    for asked in (turns[0] for turns in conversations if turns):
        evidence = find_evidence(analyse(asked.text, advisor.index.lexicon), advisor.index)
        if asked.expect[0] == CRISIS or not evidence.words.words or first_aid(asked.text, signs):
            continue
        ranking = rank(evidence, advisor.index)
        offered = choices(ranking, share)[:MOST_CHOICES]
        rows.append(
            Labelled(
                signals=signals_of(evidence, ranking, advisor.index),
                is_right=ranking.topics[0].name in asked.expect,
                is_inside=asked.expect[0] != OUTSIDE,
                is_among=bool(set(offered) & set(asked.expect)),
            )
        )
    return tuple(rows)


def follow_ups(advisor: Advisor, conversations: Iterable[Sequence[Asked]]) -> tuple[FollowUp, ...]:
    """The later turns as rows for `calibrate`. A turn that both staying and leaving would answer teaches nothing, nor one
    that neither would, nor one that a turn of phrase decides."""
    library, index = advisor.library, advisor.index
    rows = []
    for turns in conversations:
        subject = None
        for asked in turns:
            evidence = find_evidence(analyse(asked.text, index.lexicon), index)
            if subject is not None and evidence.words.words and asked.expect[0] != CRISIS:
                ranking = rank(evidence, index)
                signals = staying_signals(evidence, ranking, subject, library)
                elsewhere = next(
                    hit.name for hit in left(evidence, ranking, subject, library).topics if hit.name != subject
                )
                stays, leaves = subject in asked.expect, elsewhere in asked.expect or asked.expect[0] == OUTSIDE
                if stays != leaves and not turned(evidence, ranking, subject, library, index):
                    rows.append(FollowUp(signals, stays))
            subject = asked.expect[0] if asked.expect[0] in library.guides else subject
    return tuple(rows)
