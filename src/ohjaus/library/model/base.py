"""What every noun is made of: frozen values, ids, texts and days."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from ohjaus.library.dates import PARTIAL_DAY, first_day

Register = Literal["fi", "selko"]
Audience = Literal["client", "relative", "employer", "counsellor"]
Kind = Literal["service", "benefit", "employer", "step", "path", "region", "rights"]
Confidence = Literal["verified", "likely", "unverified", "seed-only"]

REGISTERS: tuple[Register, Register] = ("fi", "selko")
AUDIENCES: tuple[Audience, ...] = ("client", "relative", "employer", "counsellor")

_FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _real_day(partial: str) -> str:
    """The same text, refused when the calendar has no such day."""
    try:
        first_day(partial)
    except ValueError as error:
        raise PydanticCustomError("day", "not a year, a month or a day") from error
    return partial


def _real_days(seen: str) -> str:
    """The same text, refused unless it is a partial day, or two years: `2021–2024`."""
    first, dash, last = seen.partition("–")
    _real_day(first)
    if dash and not (len(first) == len(last) == 4 and first < _real_day(last)):
        raise PydanticCustomError("day", "not two years")
    return seen


def _written_day(value: object) -> object:
    """Refuses a day that is not written as 2026-05-01, so that no number becomes a day since 1970."""
    if isinstance(value, datetime.date) or value is None:
        return value
    try:
        if isinstance(value, str) and _FULL_DAY.fullmatch(value):
            return datetime.date.fromisoformat(value)
    except ValueError as error:
        raise PydanticCustomError("day", "no such day in the calendar") from error
    raise PydanticCustomError("day", "not a day")


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
PartialDay = Annotated[
    str, AfterValidator(_real_day), WithJsonSchema({"type": "string", "pattern": PARTIAL_DAY.pattern})
]
SeenDay = Annotated[
    str, AfterValidator(_real_days), WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?|–\d{4})?$"})
]
Day = Annotated[datetime.date, BeforeValidator(_written_day)]
Cue = Annotated[str, StringConstraints(pattern=r"[A-Za-zÅÄÖåäö]{3}")]  # never a bare `*`
Text = Annotated[str, StringConstraints(min_length=1)]
WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$")]


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Named(Frozen):
    """A value with an id of its own."""

    id: Id


class Twin(Frozen):
    """One text in both registers."""

    fi: Text
    selko: Text

    def in_register(self, register: Register) -> str:
        """The text in standard or in easy Finnish."""
        return self.fi if register == "fi" else self.selko
