"""Where a reader may go from an answer: related topics, a person, and for counsellors the law and the paths."""

from __future__ import annotations

from dataclasses import replace

from ohjaus.dialogue.address import municipalities_path, page_path
from ohjaus.dialogue.decision import Answer, Decision, HandOff, to_address
from ohjaus.dialogue.reply import Choice, Reply
from ohjaus.dialogue.walk import ANCHOR
from ohjaus.library.model import Library, Register

MOST_RELATED = 4


def with_ways(reply: Reply, decision: Decision, library: Library, for_counsellor: bool) -> Reply:
    """An answer with the ways on from it; any other reply as it is."""
    if not isinstance(decision, Answer):
        return reply
    topic, register = library.topics[decision.topic], reply.register
    pressed = {choice.turn for choice in reply.choices}
    related = [topic_choice(each, library, register) for each in topic.related if each in library.guides]
    return replace(
        reply,
        related=tuple(choice for choice in related if choice.turn not in pressed)[:MOST_RELATED],
        human=Choice(
            library.phrase("human-choice", register),
            to_address(HandOff("human", topic=decision.topic)),
            municipalities_path(register),
        ),
        law=_law(decision, library) if for_counsellor else "",
        routes=_routes(decision.topic, library, register) if for_counsellor else (),
    )


def _law(decision: Answer, library: Library) -> str:
    """The law that the topic rests on. At a step of a path that of the step's own subject, which has the sections; a
    region rests on none of its own."""
    if library.topics[decision.topic].kind == "region":
        return ""
    steps = library.paths[decision.topic].steps if decision.topic in library.paths else ()
    at = next((step.topic for step in steps if step.id == decision.step), decision.topic)
    return library.topics[at].law or library.topics[decision.topic].law or ""


def topic_choice(topic: str, library: Library, register: Register, section: str | None = None) -> Choice:
    """A button that leads to a topic, or to a section of it."""
    guide = library.guide(topic, register)
    part = guide.section(section) if section else None
    label = f"{guide.title}: {part.title}" if part else guide.title
    return Choice(label, to_address(Answer(topic, section)), page_path(topic, register, section))


def _routes(topic: str, library: Library, register: Register) -> tuple[Choice, ...]:
    """The steps of paths at which the topic stands."""
    return tuple(
        Choice(
            library.phrase(
                "route", register, path=library.guide(path.id, register).title, number=number, count=len(path.steps),
                title=step.title.in_register(register),
            ),
            to_address(Answer(path.id, step=step.id)),
            page_path(path.id, register, ANCHOR + step.id),
        )
        for path in library.paths.values()
        for number, step in enumerate(path.steps, 1)
        if step.topic == topic and path.id != topic
    )  # fmt: skip
