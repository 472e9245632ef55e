"""The steps of a path as they are shown: what is known, and in one line what is not and whom to ask."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from ohjaus.dialogue.days import later_law
from ohjaus.dialogue.reply import ShownStep
from ohjaus.library.model import Asked, Library, Register, Row, ServicePath, Step, Twin


def shown_steps(path: ServicePath, library: Library, day: datetime.date, register: Register) -> tuple[ShownStep, ...]:
    """The steps of a path, numbered, in its order."""
    return tuple(_step(number, step, library, day, register) for number, step in enumerate(path.steps, 1))


def on_day(step: Step, library: Library, day: datetime.date) -> Step:
    """The step with what held on the day. Of several changes after it, the earliest tells what held then."""
    then: dict[str, Twin] = {}
    for before in reversed(step.before):
        if library.law_changes[before.change].valid_from > day:
            then |= before.texts
    return step.model_copy(update=then) if then else step


def _step(number: int, now: Step, library: Library, day: datetime.date, register: Register) -> ShownStep:
    step = on_day(now, library, day)
    office = library.organisations[step.ask]
    name = office.name.in_register(register)
    rows = [
        (key, library.phrase(f"step-{key}", register), row.in_register(register))
        for key, row in step.rows.items()
        if isinstance(row, Twin)
    ]
    if unknown := _unknown(step.rows, library, register):
        rows.append(("unknown", library.phrase("step-unknown-title", register), unknown))
    notes, _ = later_law(step.facts, step.ask, library, day, register)
    return ShownStep(
        number,
        step.id,
        step.title.in_register(register),
        step.actor.in_register(register),
        step.text.in_register(register),
        tuple(rows),
        name,
        office.url,
        step.topic,
        notes,
    )


def _unknown(rows: Mapping[str, Row], library: Library, register: Register) -> str:
    """What nobody here knows of the step, gathered: one sentence for each office that is to be asked."""
    asked: dict[str, list[str]] = {}
    for key, row in rows.items():
        if isinstance(row, Asked):
            asked.setdefault(row.asked, []).append(library.phrase(f"step-unknown-{key}", register))
    return " ".join(
        library.phrase(
            "step-unknown", register, what=listed(what, library, register),
            office=library.organisations[office].name.in_register(register),
        )
        for office, what in asked.items()
    )  # fmt: skip


def listed(parts: list[str], library: Library, register: Register) -> str:
    """`a`, `a ja b`, `a, b ja c`."""
    if len(parts) == 1:
        return parts[0]
    return library.phrase("list-and", register, first=", ".join(parts[:-1]), last=parts[-1])
