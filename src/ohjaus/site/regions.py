"""What the regional descriptions said, grouped for reading; and their numbers as charts."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.amounts import written_number
from ohjaus.dialogue.years import told_year
from ohjaus.library.model import Region, RegionalFact, Register, Survey, SurveyTable
from ohjaus.site.build import Build, alphabet

WIDTH = 340
LINE = 44
_UNCLEAR = re.compile(r"sarakkeet eivät selviä|oletettu|^\d+\. luku$")


@dataclass(frozen=True)
class FactGroup:
    """The facts about one service."""

    id: str
    title: str
    path: str  # the page about the service, or ""
    years: str
    everyone: tuple[tuple[str, RegionalFact], ...]  # what it is about, and the fact
    counsellors: tuple[tuple[str, RegionalFact], ...]


@dataclass(frozen=True)
class Bar:
    """One bar of a chart."""

    label: tuple[tuple[int, str], ...]  # baseline and text
    top: int
    length: int
    number: str


@dataclass(frozen=True)
class Chart:
    """One column of numbers as bars."""

    id: str
    title: str
    height: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class ShownTable:
    """A table of a survey with its charts."""

    id: str
    title: str
    year: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    charts: tuple[Chart, ...]


def fact_groups(build: Build, region: Region, register: Register) -> tuple[FactGroup, ...]:
    """Every fact of a description, by service; those for counsellors apart."""
    services: dict[str, list[RegionalFact]] = {}
    for fact in region.facts:
        services.setdefault(fact.service, []).append(fact)
    groups = [_group(build, region, service, facts, register) for service, facts in services.items()]
    return tuple(sorted(groups, key=lambda group: alphabet(group.title)))


def _group(build: Build, region: Region, service: str, facts: list[RegionalFact], register: Register) -> FactGroup:
    title = build.say("region-general", register)
    path = ""
    if service in build.library.guides:
        title, path = build.guide(service, register).title, page_path(service, register)
    years = {fact.year: told_year(fact.year, region.year_is_estimate, build.library, register) for fact in facts}
    labelled = [
        (_label(build, fact.area, register), fact.model_copy(update={"year": years[fact.year]})) for fact in facts
    ]
    return FactGroup(
        service,
        title,
        path,
        ", ".join(years[year] for year in sorted(years)),
        tuple(pair for pair in labelled if not pair[1].for_counsellors),
        tuple(pair for pair in labelled if pair[1].for_counsellors),
    )


def _label(build: Build, area: str, register: Register) -> str:
    key = f"area-{area}"
    return build.say(key, register) if f"site-{key}" in build.library.phrases else area


def tables(build: Build, region: str, register: Register) -> tuple[ShownTable, ...]:
    """The survey tables of a region; those whose columns are not known come last."""
    return tuple(
        _table(table, survey, build, register)
        for survey in build.library.surveys.values()
        if _region_of(survey) == region
        for table in sorted(survey.tables, key=_is_unclear)
    )


def _region_of(survey: Survey) -> str:
    named = getattr(survey, "region", None)
    return str(named) if named else f"alue-{survey.id.removesuffix('-survey')}"


def _table(table: SurveyTable, survey: Survey, build: Build, register: Register) -> ShownTable:
    note = getattr(table, "note", None) or ""
    text = note.in_register(register) if hasattr(note, "in_register") else str(note)
    rows = tuple(tuple(_cell(cell) for cell in row) for row in table.rows)
    year = told_year(table.year, survey.year_is_estimate, build.library, register)
    title, charts = f"{table.title.in_register(register)} ({year})", tuple(_charts(table, survey))
    return ShownTable(table.id, title, year, text, table.columns, rows, charts)


def _is_unclear(table: SurveyTable) -> bool:
    return any(_UNCLEAR.search(text) for text in (table.title.fi, *table.columns))


def _charts(table: SurveyTable, survey: Survey) -> list[Chart]:
    """A chart for each whole column of numbers, when there are bars to compare. All are drawn to one scale."""
    if _is_unclear(table):
        return []  # a bar would claim to know what the number counts
    found = []
    for column in range(1, len(table.columns)):
        numbers = [row[column] for row in table.rows]
        if len(numbers) < 2 or any(not isinstance(number, int | float) for number in numbers) or not any(numbers):
            continue
        values = [float(number) for number in numbers if isinstance(number, int | float)]
        found.append((column, values))
    labels = [str(row[0]) for row in table.rows]
    largest = max((value for _, values in found for value in values), default=0)
    return [
        _chart(f"{survey.id}-{table.id}-{column}", table.columns[column], labels, values, largest)
        for column, values in found
    ]


def _chart(chart_id: str, title: str, labels: list[str], values: list[float], largest: float) -> Chart:
    bars = []
    top = 2
    for label, value in zip(labels, values, strict=True):
        lines = textwrap.wrap(label, LINE) or [""]
        rows = tuple((top + 14 + 18 * row, line) for row, line in enumerate(lines))
        top += 18 * len(lines) + 2
        bars.append(Bar(rows, top, round(value / largest * (WIDTH - 56)), written_number(value)))
        top += 28
    return Chart(chart_id, title, top, tuple(bars))


def _cell(cell: str | float | int | None) -> str:
    if cell is None:
        return "–"
    return cell if isinstance(cell, str) else written_number(float(cell))
