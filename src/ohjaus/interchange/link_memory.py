"""What is known of each address, with days: kept between runs, so that only what is old is asked again."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ohjaus.library.model import Frozen


class State(StrEnum):
    """What became of a question."""

    OK = "ok"
    MOVED = "moved"  # answers, but says that it lives elsewhere for good
    BROKEN = "broken"  # the server says no: 404, 410, too many redirects
    SILENT = "silent"  # no answer: time, name, certificate, or a fault of the server


class Found(Frozen):
    """The last answer of an address."""

    state: State
    day: datetime.date  # when it was asked
    why: str = ""  # in Finnish; for a moved one its new address
    since: datetime.date | None = None  # the first of the days in a row on which it has not worked

    @property
    def is_bad(self) -> bool:
        """Does a reader get nothing there?"""
        return self.state in (State.BROKEN, State.SILENT)

    def after(self, before: Found | None) -> Found:
        """The same with the first day of the fault."""
        if not self.is_bad:
            return self
        since = before.since if before and before.is_bad and before.since else self.day
        return self.model_copy(update={"since": since})


Memory = Mapping[str, Found]
_MEMORY = TypeAdapter(dict[str, Found])


def read_memory(path: Path) -> dict[str, Found]:
    """What was kept; nothing when there is no file, or one that cannot be read."""
    try:
        return _MEMORY.validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return {}


def write_memory(path: Path, memory: Memory) -> None:
    """Keeps it, the whole file or nothing. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    plain = {address: found.model_dump(mode="json", exclude_defaults=True) for address, found in sorted(memory.items())}
    new.write_text(json.dumps(plain, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    new.replace(path)


def due(addresses: Iterable[str], memory: Memory, day: datetime.date, days: int) -> tuple[str, ...]:
    """The addresses that nobody has asked for so many days, in the order given."""
    oldest = day - datetime.timedelta(days=days)
    return tuple(each for each in addresses if each not in memory or memory[each].day <= oldest)
