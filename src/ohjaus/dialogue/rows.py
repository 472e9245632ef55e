"""One question about the steps of a path, answered from every step that tells: what it costs, how long it takes."""

from __future__ import annotations

import datetime
from dataclasses import replace

from ohjaus.dialogue.reply import ShownSection
from ohjaus.dialogue.steps import listed, on_day
from ohjaus.library.model import Asked, Library, Register, ServicePath, Step, Twin
from ohjaus.search.index import Index
from ohjaus.search.rank import Evidence

BEGINNING = "step-"  # of the ids in knowledge/asked.yaml
ROWS = ("duration", "cost", "if-no", "without-codes", "who")
ANCHOR = "vaiheet"  # of the steps on the page of a path


def asked_row(evidence: Evidence, index: Index) -> str | None:
    """What the question asks of the steps of a path, or None. Ties break in the order of `ROWS`."""
    scores = index.asked_table.scores(evidence.words)
    return max(
        (row for row in ROWS if BEGINNING + row in scores), key=lambda row: scores[BEGINNING + row], default=None
    )


def row_aspect(row: str, library: Library) -> str:
    """The aspect of the guide's section that goes with the row, or an empty text."""
    return (library.asked[BEGINNING + row].aspect or "") if BEGINNING + row in library.asked else ""


def row_section(
    path: ServicePath, row: str, library: Library, day: datetime.date, register: Register, at: str | None = None
) -> ShownSection:
    """The row of every step that has it, or of the one the reader is at; then for each office what nobody knows."""
    lines: list[str] = []
    unknown: dict[str, list[str]] = {}
    for number, step in enumerate(path.steps, 1):
        if at and step.id != at:
            continue
        title, value = step.title.in_register(register), on_day(step, library, day).rows.get(row)
        if isinstance(value, Asked):
            unknown.setdefault(value.asked, []).append(f"{number} ({title})")
        elif text := _who(step, library, register) if row == "who" else _told(value, register):
            lines.append("- " + library.phrase("rows-step", register, number=number, title=title, text=text))
    ends = [
        library.phrase(
            "rows-unknown", register, steps=listed(steps, library, register),
            office=library.organisations[office].name.in_register(register),
        )
        for office, steps in unknown.items()
    ]  # fmt: skip
    if not lines and not ends:
        office = library.organisations[library.topics[path.id].office].name.in_register(register)
        ends = [library.phrase("rows-none", register, office=office)]
    blocks = ["\n".join(lines), *ends]
    facts = tuple(fact for step in path.steps if isinstance(step.rows.get(row), Twin) for fact in step.facts)
    title = library.phrase(f"rows-{row}-title", register)
    text = "\n\n".join(block for block in blocks if block)
    return ShownSection(ANCHOR, row_aspect(row, library), title, text, facts=facts)


def with_rows(
    sections: tuple[ShownSection, ...],
    is_asked: bool,
    path: ServicePath,
    row: str,
    library: Library,
    day: datetime.date,
    register: Register,
) -> tuple[ShownSection, ...]:
    """The sections with the asked row of the steps: at the end of the asked section where both tell the same."""
    told = row_section(path, row, library, day, register)
    if is_asked and sections[0].aspect == told.aspect:
        joined = f"{sections[0].markdown}\n\n{told.markdown}"
        facts = tuple(dict.fromkeys((*sections[0].facts, *told.facts)))
        return replace(sections[0], markdown=joined, facts=facts), *sections[1:]
    return told, *sections


def _told(value: object, register: Register) -> str:
    return value.in_register(register) if isinstance(value, Twin) else ""


def _who(step: Step, library: Library, register: Register) -> str:
    office = library.organisations[step.ask].name.in_register(register)
    return library.phrase("rows-who", register, actor=step.actor.in_register(register).rstrip("."), office=office)
