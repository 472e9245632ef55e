"""A path step by step: which step the reader is at, what comes next, and that the end has come."""

from __future__ import annotations

from dataclasses import replace

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.decision import FINISHED, Answer, to_address
from ohjaus.dialogue.reply import Choice, ShownSection, ShownStep
from ohjaus.library.model import Library, Register, ServicePath

ANCHOR = "vaihe-"  # of a step on the page of its path
NEXT = "mita-seuraavaksi"  # the aspect that asks what comes next
TOLD_OF_NEXT = ("duration",)  # the rows of the next step that are told beforehand


def is_step(topic: str, step: str, library: Library) -> bool:
    """Whether a path has this step, or the end after its last one."""
    path = library.paths.get(topic)
    return path is not None and (step == FINISHED or any(each.id == step for each in path.steps))


def asks_path(topics: tuple[str, ...], section: str | None, library: Library) -> bool:
    """Whether the question is which path the reader is on, and not what was meant."""
    return section == NEXT and all(topic in library.paths for topic in topics)


def after_step(path: ServicePath, step: str | None) -> str:
    """The step after this one; the first when the reader stands at none yet, and the end after the last."""
    ids = [each.id for each in path.steps]
    if step is None:
        return ids[0]
    following = ids.index(step) + 1 if step in ids else len(ids)
    return ids[following] if following < len(ids) else FINISHED


def moved_on(last: Answer, walk: Answer | None, library: Library) -> Answer | None:
    """Where *I have done this already* leads on a path: to its next step. None when no path is being walked.

    A reader who reads the guide of the step that the path stands at, is still on that path.
    """
    if last.topic in library.paths:
        return Answer(last.topic, step=after_step(library.paths[last.topic], last.step))
    if walk and walk.topic in library.paths:
        path = library.paths[walk.topic]
        if any(each.id == walk.step and each.topic == last.topic for each in path.steps):
            return Answer(walk.topic, step=after_step(path, walk.step))
    return None


def stands_at(last: Answer, walk: Answer | None, library: Library) -> Answer | None:
    """The answer that stands at the step of a path where the reader is: the last one, or the walk that it is read on."""
    if last.topic in library.paths:
        return last if last.step else None
    return walk if walk and moved_on(last, walk, library) else None


def more_of_step(last: Answer, library: Library) -> Answer:
    """Where *tell me more* leads at a step: to the guide of its subject; at the end to the whole path."""
    path = library.paths[last.topic]
    return Answer(next((each.topic for each in path.steps if each.id == last.step), last.topic))


def step_section(
    path: ServicePath, step: str, shown: tuple[ShownStep, ...], library: Library, register: Register
) -> ShownSection:
    """The step that the reader is at: who acts, what is known of it, and what comes after it."""
    here = next((each for each in shown if each.id == step), None)
    if here is None:
        title = library.phrase("walk-finished-title", register)
        return ShownSection(ANCHOR + FINISHED, "", title, library.phrase("walk-finished", register, count=len(shown)))
    rows = [(library.phrase("step-actor", register), here.actor)]
    rows += [(label, text) for _, label, text in here.rows]
    rows.append((library.phrase("step-ask", register), here.office))
    lines = [
        here.text,
        *(f"**{label.rstrip('?')}:** {text}" for label, text in rows),
        _next(here, shown, library, register),
    ]
    return ShownSection(
        ANCHOR + step, "",
        library.phrase("walk-step-title", register, number=here.number, count=len(shown), title=here.title),
        "\n\n".join(lines), facts=path.steps[here.number - 1].facts, day_notes=here.day_notes,
    )  # fmt: skip


def next_section(
    path: ServicePath, step: str, shown: tuple[ShownStep, ...], library: Library, register: Register
) -> ShownSection:
    """What comes after the step that the reader is at: who acts, what is known of it and how the reader gets there."""
    number = next((each.number for each in shown if each.id == step), len(shown))
    if number == len(shown):  # the last step, or the end after it
        return step_section(path, step, shown, library, register)
    coming = step_section(path, shown[number].id, shown, library, register)
    values = {"number": number, "title": shown[number - 1].title.rstrip(".?")}
    return replace(
        coming,
        title=library.phrase("walk-coming-title", register, title=coming.title),
        markdown=f"{library.phrase('walk-coming', register, **values)}\n\n{coming.markdown}",
    )


def walked_step(path: ServicePath, walk: Answer | None) -> str | None:
    """The step of this path that the reader stood at before."""
    found = walk.step if walk and walk.topic == path.id else None
    return found if any(each.id == found for each in path.steps) else None


def all_steps(path: ServicePath, register: Register) -> list[Choice]:
    """Every step as a button: where are you?"""
    return [
        _to(path, step.id, f"{number}. {step.title.in_register(register)}", register)
        for number, step in enumerate(path.steps, 1)
    ]


def step_choices(
    path: ServicePath, step: str | None, library: Library, register: Register, before: str | None = None
) -> list[Choice]:
    """What can be pressed at a step: on, back, more of it. At none, the step where the reader was `before`, or the first."""
    ids = [each.id for each in path.steps]
    if step is None and before:
        number = ids.index(before)
        title = path.steps[number].title.in_register(register)
        label = library.phrase("walk-resume", register, number=number + 1, title=title)
        return [_to(path, before, label, register)]
    if step is None:
        return [_to(path, ids[0], library.phrase("walk-begin", register), register)]
    if step not in ids:
        return [_to(path, ids[-1], library.phrase("walk-back", register), register)]
    number = ids.index(step)
    choices = [_to(path, after_step(path, step), library.phrase("walk-done", register), register)]
    topic = path.steps[number].topic
    title = library.guide(topic, register).title
    more = library.phrase("walk-more", register, title=title)
    choices.append(Choice(more, to_address(Answer(topic)), page_path(topic, register)))
    if number:
        choices.append(_to(path, ids[number - 1], library.phrase("walk-back", register), register))
    whole = library.phrase("walk-whole", register, count=len(ids))
    choices.append(Choice(whole, to_address(Answer(path.id)), page_path(path.id, register)))
    return choices


def _next(here: ShownStep, shown: tuple[ShownStep, ...], library: Library, register: Register) -> str:
    if here.number == len(shown):
        return library.phrase("walk-last", register)
    following = shown[here.number]
    told = [text for key, _, text in following.rows if key in TOLD_OF_NEXT]
    values = {"title": following.title, "actor": following.actor.rstrip(".")}
    return " ".join([library.phrase("walk-next", register, **values), *told])


def _to(path: ServicePath, step: str, label: str, register: Register) -> Choice:
    anchor = None if step == FINISHED else ANCHOR + step
    return Choice(label, to_address(Answer(path.id, step=step)), page_path(path.id, register, anchor))
