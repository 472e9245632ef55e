"""Partial days: a source often shows only a year or a month."""

from __future__ import annotations

import datetime
import re

PARTIAL_DAY = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def first_day(partial: str) -> datetime.date:
    """The earliest day that `2024`, `2024-06` or `2024-06-20` can mean.

    Raises ValueError when the text is none of these.
    """
    if not PARTIAL_DAY.match(partial):
        raise ValueError(f"not a year, a month or a day: {partial!r}")
    year, month, day = (*(int(part) for part in partial.split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def spoken_day(partial: str, register: str = "fi") -> str:
    """A partial day as a Finn reads it: `vuonna 2024`, `kesäkuussa 2024` or `20.6.2024`."""
    parts = partial.split("-")
    if len(parts) == 1:
        return f"vuonna {parts[0]}"
    if len(parts) == 2:
        return f"{MONTHS[int(parts[1]) - 1]}ssa {parts[0]}"
    if register == "selko":
        return f"{int(parts[2])}. {MONTHS[int(parts[1]) - 1]}ta {parts[0]}"
    return f"{int(parts[2])}.{int(parts[1])}.{parts[0]}"


MONTHS = (
    "tammikuu", "helmikuu", "maaliskuu", "huhtikuu", "toukokuu", "kesäkuu",
    "heinäkuu", "elokuu", "syyskuu", "lokakuu", "marraskuu", "joulukuu",
)  # fmt: skip
