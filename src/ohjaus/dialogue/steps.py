"""The steps of a path as they are shown: every question about a step is answered, or sends the reader to ask."""

from __future__ import annotations

import datetime

from ohjaus.dialogue.days import later_law
from ohjaus.dialogue.reply import ShownStep
from ohjaus.library.model import Library, Register, ServicePath, Step


def shown_steps(path: ServicePath, library: Library, day: datetime.date, register: Register) -> tuple[ShownStep, ...]:
    """The steps of a path, numbered, in its order."""
    return tuple(_step(number, step, library, day, register) for number, step in enumerate(path.steps, 1))


def _step(number: int, step: Step, library: Library, day: datetime.date, register: Register) -> ShownStep:
    office = library.organisations[step.ask]
    name = office.name.in_register(register)
    answers = {
        "result": step.result,
        "duration": step.duration,
        "cost": step.cost,
        "if-no": step.if_no,
        "without-codes": step.without_bank_codes,
    }
    unknown = library.phrase("step-unknown", register, office=name)
    rows = tuple(
        (key, library.phrase(f"step-{key}", register), twin.in_register(register) if twin else unknown)
        for key, twin in answers.items()
    )
    notes, _ = later_law(step.facts, step.ask, library, day, register)
    return ShownStep(
        number,
        step.id,
        step.title.in_register(register),
        step.actor.in_register(register),
        step.text.in_register(register),
        rows,
        name,
        office.url,
        step.topic,
        notes,
    )
