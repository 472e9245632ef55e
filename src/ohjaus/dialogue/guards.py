"""The warning that comes before an act that would lose a support."""

from __future__ import annotations

from ohjaus.dialogue.cited import dated
from ohjaus.dialogue.decision import Answer, Clarify, Decision, HandOff
from ohjaus.dialogue.reply import ShownWarning
from ohjaus.dialogue.walk import asks_path
from ohjaus.library.model import Audience, Guard, Library, Register


def shown_warnings(
    decision: Decision, talked: str | None, audience: Audience | None, library: Library, register: Register
) -> tuple[ShownWarning, ...]:
    """The warnings that stand before this reply. `talked` is the topic that the talk was about before it."""
    topics = _topics(decision, talked, library)
    return tuple(
        _shown(guard, library, register)
        for guard in library.guards.values()
        if any(_concerns(guard, topic, audience, library) for topic in topics)
        and not _is_past(guard, decision, library)
    )


def _topics(decision: Decision, talked: str | None, library: Library) -> list[str]:
    """The topics of the reply; one that hands over stays within the talk that led to it."""
    match decision:
        case Answer(topic):
            return [topic]
        case Clarify(topics, section):  # which path one is on says nothing yet of any act
            return [] if asks_path(topics, section, library) else list(topics)
        case HandOff(_, _, topic):
            return [each for each in (topic or talked,) if each]
        case _:
            return []


def _concerns(guard: Guard, topic: str, audience: Audience | None, library: Library) -> bool:
    """Whether the topic is the guard's and the reader may do the act: has said so, or asks about what is meant for those."""
    if audience:
        return audience in guard.audiences and topic in {*guard.topics, *guard.near}
    entry = library.topics[topic]
    is_theirs = entry.kind in guard.audiences or set(entry.audiences) <= set(guard.audiences)
    return is_theirs and topic in guard.topics


def _is_past(guard: Guard, decision: Decision, library: Library) -> bool:
    """Whether the reader's step of the guard's path comes after what had to be first."""
    order = guard.order
    if order is None or not isinstance(decision, Answer) or decision.topic != order.path or not decision.step:
        return False
    steps = [step.id for step in library.paths[order.path].steps]
    return decision.step not in steps[: steps.index(order.first) + 1]


def _shown(guard: Guard, library: Library, register: Register) -> ShownWarning:
    title = library.phrase("guard-title", register, first=guard.must_come_before.in_register(register))
    source = next((library.facts[each].source for each in guard.facts if each in library.facts), None)
    url = library.sources[source].url if source else None
    return ShownWarning(guard.id, title, guard.warning.in_register(register), dated(source, library, register), url)
