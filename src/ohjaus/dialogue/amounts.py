"""Amounts as they may be shown on a day: never a stale one as if it were current."""

from __future__ import annotations

import datetime
import re

from ohjaus.dialogue.reply import ShownAmount
from ohjaus.library.dates import first_day, spoken_day
from ohjaus.library.model import AmountPart, AmountValue, Library, Organisation, Register, Source
from ohjaus.library.periods import value_on

PLACE = re.compile(r"\{\{ amount: ([a-z0-9-]+\.[a-z0-9-]+) \}\}")


def last_known(part: AmountPart, day: datetime.date) -> AmountValue | None:
    """The newest value that began on or before the day, or None."""
    begun = [v for v in part.values if v.valid_from <= day]
    return max(begun, key=lambda v: v.valid_from) if begun else None


def is_current(part: AmountPart, value: AmountValue, day: datetime.date) -> bool:
    """Whether the value holds on the day and was verified within the part's own review interval.

    A source that shows only a year counts from the year's first day.
    """
    holds = value.valid_from <= day and (value.valid_to is None or day <= value.valid_to)
    return holds and (day - first_day(value.last_verified)).days <= part.review_days


def written_number(value: float) -> str:
    """A number as Finns write it: `1 234,50`, without decimals when there are none."""
    whole = value == int(value)
    text = f"{value:,.0f}" if whole else f"{value:,.2f}"
    return text.replace(",", "\u00a0").replace(".", ",")


def show_amount(amount_id: str, library: Library, day: datetime.date, register: Register) -> ShownAmount:
    """The amount's text for the day, with its period, its check and its source. Raises KeyError for an unknown id."""
    part = library.amounts[amount_id]
    value = value_on(part, day) or last_known(part, day)
    source = library.sources[(value or part.values[0]).source]
    check = _check_with(library.organisations[part.check_with], source, register)
    if value is None:
        text = library.phrase("amount-unknown", register, check=check)
        return ShownAmount(amount_id, part.name, text, False, "", "", source.publisher, source.url)
    seen = spoken_day(value.last_verified, register)
    number = written_number(value.value)
    current = is_current(part, value, day)
    if current:
        text = library.phrase("amount-current", register, value=number, unit=part.unit)
    else:
        text = library.phrase("amount-check", register, value=number, unit=part.unit, seen=seen, check=check)
    begun = spoken_day(value.valid_from.isoformat(), register)
    if value.valid_to is None:
        period = library.phrase("amount-period-open", register, **{"from": begun})
    else:
        ended = spoken_day(value.valid_to.isoformat(), register)
        period = library.phrase("amount-period", register, **{"from": begun, "to": ended})
    key = "amount-verified" if len(value.last_verified) == 10 and current else "amount-seen"
    verified = library.phrase(key, register, day=seen)
    return ShownAmount(amount_id, part.name, text, current, period, verified, source.publisher, source.url)


def _check_with(office: Organisation, source: Source, register: Register) -> str:
    """The office that knows the sum, linked to its own page on it where the source is that office's."""
    name = office.name.in_register(register)
    url = source.url if source.publisher == office.name.fi else office.url
    return f"[{name}]({url})" if url else name


def fill_amounts(
    markdown: str, library: Library, day: datetime.date, register: Register
) -> tuple[str, tuple[ShownAmount, ...]]:
    """The text with its amounts looked up for the day, and those amounts in order."""
    shown: dict[str, ShownAmount] = {}

    def look_up(match: re.Match[str]) -> str:
        amount = shown.setdefault(match.group(1), show_amount(match.group(1), library, day, register))
        return amount.text

    return PLACE.sub(look_up, markdown), tuple(shown.values())
