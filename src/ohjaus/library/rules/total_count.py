"""The content is as large as knowledge/limits.yaml says, so that nothing is lost unseen.

Passes: `totals: {municipalities: 308}` over 308 municipalities.
Fails: the same over 307, or over 309. A total that the file does not give is not counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "total-count"

_NOUNS = {"topics": "aiheita", "municipalities": "kuntia", "regional_facts": "alueellisia tietoja"}


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each total that differs."""
    counts = {
        "topics": len(documents.topics.ids) if documents.topics.is_whole else None,
        "municipalities": len(documents.municipalities.ids) if documents.municipalities.is_whole else None,
        "regional_facts": _regional(documents),
    }
    for limits in documents.limits:
        for key, total in limits.value.totals.items():
            count = counts[key]
            if count is not None and count != total:
                message = f"{_NOUNS[key]} pitäisi olla {total}, mutta niitä on {count}"
                hint = "Palauta se, mikä on kadonnut. Jos muutos on tarkoitettu, korjaa tämä luku."
                yield limits.problem(("totals", key), ID, message, hint)


def _regional(documents: Documents) -> int | None:
    """The records of every region; None when one of the files could not be read."""
    regions = documents.regions
    if not regions.is_whole or len({entry.value.id for entry in regions}) != len(regions.ids):
        return None
    return sum(len(entry.value.facts) for entry in regions)
