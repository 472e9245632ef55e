"""The rules themselves: numbers in, numbers out. No benefit is known here by name.

Sums are euros as Decimal, rounded to cents half-up; shares are per cent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ohjaus.library.model import Given, Role, Rule

WEEKS = 4  # in what is called a month where only the days of a week are known
WHOLE = Decimal(100)
NOTHING = Decimal(0)

Numbers = Mapping[Given, Decimal]
Amounts = Mapping[Role, Decimal]


@dataclass(frozen=True)
class Line:
    """One number of a result. `key` and `unit` are phrases' keys: count-line-<key>, count-unit-<unit>.

    One that is not told is nothing, and would mislead on its own: only a table of several results has a cell for it.
    """

    key: str
    number: Decimal
    unit: str = "euro"
    is_told: bool = True


@dataclass(frozen=True)
class Sum:
    """What a rule gives: its lines, what limited them (count-note-<key>), and the parts of a whole for a picture."""

    lines: tuple[Line, ...]
    notes: tuple[Line, ...] = ()
    parts: tuple[Line, ...] = ()


def cents(euros: Decimal) -> Decimal:
    """The sum rounded to cents, half a cent upwards."""
    return euros.quantize(Decimal("0.01"), ROUND_HALF_UP)


def share(given: Numbers, amounts: Amounts) -> Sum:
    """A share of a month's wage, at most a ceiling: what is supported and what is left, euros a month.

    With a limit of working time, only that part of the wage counts which falls on the time within the limit.
    """
    wage, notes = given["wage"], []
    counted = wage
    if "working-time" in amounts:
        worked, most = given.get("working-time", WHOLE), amounts["working-time"]
        if worked > most:
            counted = wage * most / worked
            notes.append(Line("working-time", most, "percent"))
    support = cents(counted * min(amounts["share"], WHOLE) / WHOLE)
    if "ceiling" in amounts and support > amounts["ceiling"]:
        support = cents(amounts["ceiling"])
        notes.append(Line("ceiling", support, "euro-month"))
    own = cents(wage) - support
    lines = [Line("support-month", support), Line("own-month", own)]
    months, capped = _months(given, amounts)
    if months is not None:
        lines += [
            Line("months", months, "month"),
            Line("support-total", support * months),
            Line("own-total", own * months),
        ]
    parts = (Line("support-month", support), Line("own-month", own))
    return Sum(tuple(lines), (*notes, *capped), parts)


def hours(given: Numbers, amounts: Amounts) -> Sum:
    """So many euros an hour, for at most so many hours a month of four weeks."""
    worked = given["hours-a-day"] * given["days-a-week"] * WEEKS
    counted, notes = worked, []
    if "hours" in amounts and worked > amounts["hours"]:
        counted = amounts["hours"]
        notes.append(Line("hours", counted, "hour-month"))
    support = cents(counted * amounts["rate"])
    lines = [Line("hours-month", counted, "hour"), Line("support-month", support)]
    months, capped = _months(given, amounts)
    if months is not None:
        lines += [Line("months", months, "month"), Line("support-total", support * months)]
    return Sum(tuple(lines), (*notes, *capped))


def purchase(given: Numbers, amounts: Amounts) -> Sum:
    """A cost that is paid once, at most a ceiling, euros."""
    cost = cents(given["cost"])
    support = min(cost, cents(amounts["ceiling"]))
    notes = (Line("ceiling", support, "euro"),) if support < cost else ()
    # Of the own share only this much is known, so that nothing above the ceiling is not "nothing to pay".
    parts = (Line("support-once", support), Line("own-once", cost - support, is_told=support < cost))
    return Sum(parts, notes, parts)


def days(given: Numbers, amounts: Amounts) -> Sum:
    """So many euros a day, for at most so many days a week: in a week and in a month of four weeks, euros."""
    rate = amounts.get("rate", given.get("sum-a-day", NOTHING))
    counted, notes = given["days-a-week"], []
    if "days" in amounts and counted > amounts["days"]:
        counted = amounts["days"]
        notes.append(Line("days", counted, "day-week"))
    week = cents(rate * counted)
    lines = [Line("week", week), Line("month", week * WEEKS)]
    if "tax-free" in amounts:
        lines.append(Line("over-tax-free", cents(max(NOTHING, rate - amounts["tax-free"])), "euro-day"))
    return Sum(tuple(lines), tuple(notes))


def limit(given: Numbers, amounts: Amounts) -> Sum:
    """A limit of earnings, the greater of a fixed one and an own share of earlier earnings: what is left or over,
    euros a month. Earnings of exactly the limit are within it."""
    bound, notes = cents(amounts["limit"]), []
    if "own-share" in amounts:
        own = cents(given["earlier"] * amounts["own-share"] / WHOLE)
        notes.append(Line("own-limit" if own > bound else "fixed-limit", max(own, bound), "euro-month"))
        bound = max(own, bound)
    left = bound - cents(given["earnings"])
    notes.append(Line("within" if left >= 0 else "over", abs(left), "euro-month"))
    lines = (
        Line("limit", bound),
        Line("left", max(NOTHING, left), is_told=left >= 0),
        Line("over", max(NOTHING, -left), is_told=left < 0),
    )
    return Sum(lines, tuple(notes))


def _months(given: Numbers, amounts: Amounts) -> tuple[Decimal | None, tuple[Line, ...]]:
    """The months that are counted, and a note when that is fewer than were asked for. None: no months were given."""
    months = given.get("months")
    if months is None or "months" not in amounts or months <= amounts["months"]:
        return months, ()
    return amounts["months"], (Line("months", amounts["months"], "month"),)


RULES: Mapping[Rule, Callable[[Numbers, Amounts], Sum]] = {
    "share": share,
    "hours": hours,
    "purchase": purchase,
    "days": days,
    "limit": limit,
}
