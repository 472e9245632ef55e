"""Which value of an amount holds on a day."""

from __future__ import annotations

import datetime

from ohjaus.library.model import AmountPart, AmountValue


def value_on(part: AmountPart, day: datetime.date) -> AmountValue | None:
    """The value whose period holds the day, or None."""
    return next((v for v in part.values if v.valid_from <= day and (v.valid_to is None or day <= v.valid_to)), None)
