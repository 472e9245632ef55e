"""A report as tables with titles: what the terminal, the page and the pictures have in common."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ohjaus.feedback.report import Report, Tally
from ohjaus.feedback.store import SEEN_FROM
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Library


@dataclass(frozen=True)
class Bars:
    """Numbers to draw: a name for each part of a bar, and a bar for each row."""

    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Table:
    """One list of the report. `id` is its anchor and the name of its picture."""

    id: str
    title: str
    lead: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    bars: Bars | None = None


def shown_tables(report: Report, library: Library) -> tuple[Table, ...]:
    """Every list of a report, in the order in which an editor reads them."""

    def told(key: str, **values: object) -> str:
        return library.phrase(f"report-{key}", "fi", **values)

    def table(
        name: str, keys: str, rows: Iterable[tuple[object, ...]], bars: Bars | None = None, lead: str = ""
    ) -> Table:
        headers = tuple(told(key) for key in keys.split())
        return Table(name, told(name), lead, headers, tuple(tuple(map(str, row)) for row in rows), bars)

    kinds = tuple(told(key) for key in ("answered", "clarified", "silent", "other"))
    judged = (told("not-helped"), told("helped"))
    return (
        table(
            "weeks",
            "week asked answered clarified silent other helped not-helped",
            [
                (_week(each) or told("total"), each.asked, *_parts(each), each.helped, each.failed)
                for each in (*report.weeks, report.total)
            ],
            Bars(kinds, tuple((f"{told('week')} {_week(each)}", _parts(each)) for each in report.weeks)),
        ),
        table(
            "topics",
            "topic asked helped not-helped",
            [(_name(each.key, library), each.asked, each.helped, each.failed) for each in report.topics],
            Bars((told("asked"),), tuple((_name(each.key, library), (each.asked,)) for each in report.topics)),
        ),
        table(
            "failed",
            "topic not-helped helped",
            [(_name(each.key, library), each.failed, each.helped) for each in report.failed],
            Bars(judged, tuple((_name(each.key, library), (each.failed, each.helped)) for each in report.failed)),
        ),
        table("words", "word asked days", [(word, asked, days) for word, days, asked in report.words],
              lead=told("words-lead", days=SEEN_FROM)),
        table(
            "comments",
            "day topic comment",
            [(spoken_day(each.day.isoformat(), "fi"), _name(each.place, library), each.words) for each in report.comments],
        ),
        table("unasked", "topic", [(_name(topic, library),) for topic in report.unasked]),
    )  # fmt: skip


def to_text(report: Report, library: Library) -> str:
    """The whole report for a terminal."""
    first, last = (spoken_day(day.isoformat(), "fi") for day in (report.first, report.last))
    parts = [f"{library.phrase('report-title', 'fi')} {library.phrase('report-period', 'fi', first=first, last=last)}"]
    for table in shown_tables(report, library):
        parts.append("\n".join(filter(None, (table.title, table.lead, _columns(table, library)))))
    return "\n\n".join(parts)


def _columns(table: Table, library: Library) -> str:
    if not table.rows:
        return "  " + library.phrase("report-nothing", "fi")
    lines = (table.headers, *table.rows)
    is_count = [all(row[place].isdigit() for row in table.rows) for place in range(len(table.headers))]
    widths = [max(len(line[place]) for line in lines) for place in range(len(table.headers))]
    return "\n".join(
        "  "
        + "  ".join(
            text.rjust(width) if counts else text.ljust(width)
            for text, width, counts in zip(line, widths, is_count, strict=True)
        ).rstrip()
        for line in lines
    )


def _parts(tally: Tally) -> tuple[int, ...]:
    """What became of all that was asked: the parts add up to it."""
    rest = tally.asked - tally.answered - tally.clarified - tally.silent
    return (tally.answered, tally.clarified, tally.silent, rest)


def _week(tally: Tally) -> str:
    year, _, week = tally.key.partition("-W")
    return f"{int(week)}/{year}" if week else ""


def _name(place: str, library: Library) -> str:
    """The title of a topic and of its section; the id itself when the topic has gone since."""
    topic, _, section = place.partition("#")
    if topic not in library.guides:
        return place
    guide = library.guide(topic, "fi")
    found = guide.section(section) if section else None
    return f"{guide.title}: {found.title}" if found else guide.title
