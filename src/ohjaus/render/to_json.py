"""A reply to plain data for the API and `--json`."""

from __future__ import annotations

import dataclasses
from typing import Any

from ohjaus.dialogue.reply import Reply


def to_json(reply: Reply) -> dict[str, Any]:
    """The whole reply as JSON-ready values; the day as YYYY-MM-DD."""
    data = dataclasses.asdict(reply)
    data["day"] = reply.day.isoformat()
    return data
