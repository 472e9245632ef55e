"""The page of counted examples: each rule with a table of typical values, its amounts and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from ohjaus.counting.count import count
from ohjaus.counting.fields import FIELDS, questions
from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.counted import ShownCount, input_label, is_sure, number_text, show_count
from ohjaus.dialogue.decision import Answer, to_address
from ohjaus.dialogue.reply import ShownAmount, ShownSource
from ohjaus.library.model import AUDIENCES, REGISTERS, Counting, Given, Library, Register, Table, Variant
from ohjaus.render.bars import bars, bars_svg
from ohjaus.render.frame import Frame
from ohjaus.site.build import Build, Pages

PATH = "laskuri/"
_NOT_IN_TABLE = frozenset({"months", "own-total"})  # the one stands above the table; the other is a difference


@dataclass(frozen=True)
class ShownTable:
    """Worked values of one variant: a row for each, one of them a heading. Without rows: nobody knows the amounts."""

    id: str
    caption: str
    fixed: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    picture: Markup
    legend: str
    standing: str
    is_sure: bool


@dataclass(frozen=True)
class ShownCounting:
    """One counting with everything that its part of the page needs."""

    id: str
    title: str
    says: str
    law: str
    tables: tuple[ShownTable, ...]
    amounts: tuple[ShownAmount, ...]
    not_counted: tuple[str, ...]
    promise: str
    topics: tuple[tuple[str, str], ...]
    chat: str  # the chat's address, where one's own numbers can be counted


def counting_pages(build: Build) -> Pages:
    """The page in both registers."""
    for register in REGISTERS:
        frame = build.frame(PATH, register, "counting", section="counting")
        groups: list[tuple[str, list[ShownCounting]]] = []
        sources: dict[str, ShownSource] = {}
        for audience in AUDIENCES:
            shown = []
            for counting in build.library.countings.values():
                if counting.audience == audience:
                    part, found = _counting(build, counting, frame)
                    shown.append(part)
                    sources |= {source.url: source for source in found}
            if shown:
                groups.append((audience, shown))
        yield build.page("counting", frame, groups=groups, sources=tuple(sources.values()))


def worked(
    counting: Counting, variant: Variant, table: Table, build: Build, register: Register
) -> tuple[ShownCount, ...]:
    """A count for each value of a table."""
    asked = {question.given for question in questions(counting, variant)}
    fixed = {given: _written(value) for given, value in table.fixed.items() if given in asked}
    day = build.site.day
    return tuple(
        show_count(
            count(counting, variant, {table.vary: _written(value), **fixed}, build.library, day),
            build.library,
            register,
        )
        for value in table.values
    )


def _counting(build: Build, counting: Counting, frame: Frame) -> tuple[ShownCounting, list[ShownSource]]:
    register, library = frame.register, build.library
    tables: list[ShownTable] = []
    amounts: dict[str, ShownAmount] = {}
    sources: dict[str, ShownSource] = {}
    for variant in counting.variants:
        for number, table in enumerate(counting.tables):
            counts = worked(counting, variant, table, build, register)
            tables.append(_table(f"{counting.id}-{variant.id}-{number}", counting, variant, table, counts, build))
            amounts |= {amount.id: amount for amount in counts[0].amounts}
            sources |= {source.url: source for source in counts[0].sources}
    turn = to_address(Answer(counting.topics[0]))
    shown = ShownCounting(
        id=counting.id,
        title=counting.name.in_register(register),
        says=counts[0].says,
        law=counts[0].law,
        tables=tuple(tables),
        amounts=tuple(amounts.values()),
        not_counted=counts[0].not_counted,
        promise=counts[0].promise,
        topics=tuple(
            (library.guide(topic, register).title, page_path(topic, register))
            for topic in counting.topics
            if topic in library.guides
        ),
        chat=frame.to("keskustelu/") + f"?k={turn}" + ("&kieli=selko" if register == "selko" else ""),
    )
    return shown, list(sources.values())


def _table(
    name: str, counting: Counting, variant: Variant, table: Table, counts: Sequence[ShownCount], build: Build
) -> ShownTable:
    library, register = build.library, counts[0].register
    keys = [line.key for line in counts[0].lines if line.key not in _NOT_IN_TABLE]
    labels = {line.key: line.label for line in counts[0].lines}
    fixed = [line for line in counts[0].given if line.key != table.vary]
    drawn = bars(counts)
    title = counts[0].title
    several = len(counting.variants) > 1
    return ShownTable(
        id=name,
        caption=variant.name.in_register(register) if several else counting.name.in_register(register),
        fixed=build.say(
            "counting-fixed", register, values="; ".join(f"{line.label.lower()}: {line.text}" for line in fixed)
        )
        if fixed
        else "",
        columns=(input_label(table.vary, library, register), *(labels[key] for key in keys)),
        rows=tuple(
            (
                _value(table.vary, each, library),
                *(line.text for line in each.lines if line.key in keys),
            )
            for each in counts
            if each.lines
        ),
        picture=bars_svg(drawn, f"kuva-{name}", f"{title}. {_told(counts)}") if drawn else Markup(),
        legend=counts[0].legend,
        standing=counts[0].standing_text,
        is_sure=is_sure(counts[0]),
    )


def _value(given: Given, counted: ShownCount, library: Library) -> str:
    number = next(Decimal(line.number) for line in counted.given if line.key == given)
    return number_text(number, FIELDS[given].unit, library, counted.register)


def _told(counts: Sequence[ShownCount]) -> str:
    """The picture in words: each whole with its filled part."""
    return ", ".join(f"{each.given[0].text}: {each.parts[0].label.lower()} {each.parts[0].text}" for each in counts)


def _written(value: float) -> str:
    return str(Decimal(str(value)))
