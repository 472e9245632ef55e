"""Rows to a report for editors: most asked, what found nothing, what did not help, by week."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from ohjaus.feedback.store import Counted, Rows

LONGEST = 20  # rows of a list
WEEKS = 12
MOST_DAYS = 3660


@dataclass(frozen=True)
class Tally:
    """Counts of one week, topic or section."""

    key: str  # "2026-W48", "kulukorvaus" or "kulukorvaus#paljonko"
    asked: int
    answered: int
    clarified: int
    silent: int  # nothing was found
    helped: int
    failed: int


@dataclass(frozen=True)
class Comment:
    """What a reader wrote."""

    day: datetime.date
    place: str  # "kulukorvaus#paljonko"
    register: str
    words: str


@dataclass(frozen=True)
class Report:
    """What readers did from one day to another."""

    first: datetime.date
    last: datetime.date
    total: Tally
    weeks: tuple[Tally, ...]  # in order, a week without anything too
    topics: tuple[Tally, ...]  # the most asked first
    failed: tuple[Tally, ...]  # sections that most often did not help first
    words: tuple[tuple[str, int, int], ...]  # an unknown word, on how many days, in how many questions
    unasked: tuple[str, ...]  # topics that nobody asked about
    comments: tuple[Comment, ...]  # the newest first


def period(
    first: datetime.date | None, last: datetime.date | None, today: datetime.date
) -> tuple[datetime.date, datetime.date]:
    """The days that a report is of: twelve weeks to this day when none are asked for, ten years at most."""
    last = last or today
    first = first or last - datetime.timedelta(days=last.weekday() + 7 * (WEEKS - 1))
    return max(min(first, last), last - datetime.timedelta(days=MOST_DAYS)), last


def make_report(rows: Rows, topics: Iterable[str], first: datetime.date, last: datetime.date) -> Report:
    """The report of these days. `topics` are all that there are."""
    weeks = {tally.key: tally for tally in _tallies(rows.counts, lambda each: _week(each.subject.day))}
    by_topic = _tallies(rows.counts, lambda each: each.subject.topic)
    by_section = _tallies(rows.counts, lambda each: _place(each.subject.topic, each.subject.section))
    asked = [tally for tally in by_topic if tally.key and tally.asked]
    failed = [tally for tally in by_section if tally.key and tally.failed]
    return Report(
        first,
        last,
        next(iter(_tallies(rows.counts, lambda _: "")), Tally("", 0, 0, 0, 0, 0, 0)),
        tuple(weeks.get(week) or Tally(week, 0, 0, 0, 0, 0, 0) for week in _weeks(first, last)),
        tuple(sorted(asked, key=lambda tally: (-tally.asked, tally.key))[:LONGEST]),
        tuple(sorted(failed, key=lambda tally: (-tally.failed, tally.helped, tally.key))[:LONGEST]),
        rows.words[:LONGEST],
        tuple(sorted(set(topics) - {tally.key for tally in asked})),
        tuple(
            Comment(said.day, _place(said.subject.topic, said.subject.section), said.subject.register, said.words)
            for said in rows.comments
        ),
    )


def to_data(report: Report) -> dict[str, Any]:
    """The report as plain data, days as YYYY-MM-DD."""
    data = dataclasses.asdict(report)
    data["words"] = [{"word": word, "days": days, "asked": asked} for word, days, asked in report.words]
    return {**data, "first": report.first.isoformat(), "last": report.last.isoformat(), "comments": [
        {**dataclasses.asdict(comment), "day": comment.day.isoformat()} for comment in report.comments
    ]}  # fmt: skip


def _tallies(counts: Iterable[Counted], key: Callable[[Counted], str]) -> list[Tally]:
    sums: dict[str, list[int]] = {}
    for each in counts:
        subject = each.subject
        row = sums.setdefault(key(each), [0] * 6)
        for place, count in enumerate(
            (
                each.asked,
                each.asked * (subject.kind == "answer"),
                each.asked * (subject.kind == "clarify"),
                each.asked * subject.is_silent,
                each.helped,
                each.failed,
            )
        ):
            row[place] += count
    return [Tally(name, *row) for name, row in sorted(sums.items())]


def _place(topic: str, section: str) -> str:
    return f"{topic}#{section}" if topic and section else topic


def _week(day: datetime.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _weeks(first: datetime.date, last: datetime.date) -> list[str]:
    days = (first + datetime.timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return list(dict.fromkeys(_week(day) for day in days))
