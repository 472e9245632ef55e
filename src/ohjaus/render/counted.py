"""A count as plain text and as plain data."""

from __future__ import annotations

import dataclasses
from typing import Any

from ohjaus.dialogue.counted import ShownCount
from ohjaus.dialogue.reply import ShownAmount
from ohjaus.library.model import Library
from ohjaus.render.to_text import plain


def count_to_text(count: ShownCount, library: Library, base_url: str = "") -> str:
    """The result as lines for a terminal: the numbers, how sure they are, the rule, and what it leaves out."""

    def heading(key: str) -> str:
        return library.phrase(f"count-{key}-title", count.register)

    blocks = [
        count.title,
        "\n".join([heading("given"), *(f"- {line.label}: {line.text}" for line in count.given)]),
        "\n".join(f"{line.label}: {line.text}" for line in count.told),
        *count.notes,
        count.standing_text,
        f"{heading('rule')}\n{count.says} {count.law}".strip(),
    ]
    if count.amounts:
        blocks.append("\n".join([heading("amounts"), *map(_amount, count.amounts)]))
    blocks.append("\n".join([heading("not-counted"), *(f"- {text}" for text in count.not_counted)]))
    blocks.append(
        "\n".join([heading("sources"), *(f"- {s.publisher}: {s.title} ({s.dated}) {s.url}" for s in count.sources)])
    )
    where = base_url + count.path if base_url else library.phrase("count-elsewhere", count.register)
    blocks += [count.promise, where]
    return "\n\n".join(block for block in blocks if block)


def count_to_json(count: ShownCount) -> dict[str, Any]:
    """The whole result as JSON-ready values; the day as YYYY-MM-DD, exact numbers as text with a full stop."""
    return {**dataclasses.asdict(count), "day": count.day.isoformat()}


def _amount(amount: ShownAmount) -> str:
    dates = ", ".join(part for part in (amount.period, amount.verified) if part)
    return f"- {amount.name}: {plain(amount.text)} ({'; '.join(part for part in (dates, amount.source, amount.url) if part)})"
