"""Amounts as they may be shown on a day: never a stale one as if it were current."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal

from ohjaus.dialogue.reply import ShownAmount
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import AmountPart, AmountValue, Library, Organisation, Register, Source
from ohjaus.library.periods import is_current, is_estimate, last_known, value_on

PLACE = re.compile(r"\{\{ amount: ([a-z0-9-]+\.[a-z0-9-]+) \}\}")


def written_number(value: float | Decimal) -> str:
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
    holds, likely = is_current(part, value, day), is_estimate(value, library)
    text = library.phrase(
        ("amount-likely" if likely else "amount-current")
        if holds
        else ("amount-check-likely" if likely else "amount-check"),
        register,
        value=written_number(value.value),
        unit=_unit(part, value, seen if not holds else "", library, register),
        seen=seen,
        check=check,
    )
    current = holds and not likely
    key = "amount-verified" if len(value.last_verified) == 10 and current else "amount-seen"
    verified = library.phrase(key, register, day=seen)
    period = _period(value, likely, library, register)
    return ShownAmount(
        amount_id, part.name, text, current, period, verified, source.publisher, source.url, holds and likely
    )


def _unit(part: AmountPart, value: AmountValue, seen: str, library: Library, register: Register) -> str:
    """The unit, and the year of a value that held for one whole year: no text beside an amount names it."""
    begins, ends = value.valid_from, value.valid_to
    if ends is None or (begins.month, begins.day, ends) != (1, 1, datetime.date(begins.year, 12, 31)):
        return part.unit
    in_year = spoken_day(str(begins.year), register)
    return part.unit if in_year == seen else library.phrase("amount-in-year", register, unit=part.unit, year=in_year)


def _period(value: AmountValue, likely: bool, library: Library, register: Register) -> str:
    begun = spoken_day(value.valid_from.isoformat(), register)
    kind = "-likely" if likely else ""
    if value.valid_to is None:
        return library.phrase(f"amount-period-open{kind}", register, **{"from": begun})
    ended = spoken_day(value.valid_to.isoformat(), register)
    return library.phrase(f"amount-period{kind}", register, **{"from": begun, "to": ended})


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
