"""A regional description has as many records as it says, so that none is lost unseen.

Passes: `count: 56` over 56 records.
Fails: `count: 56` over 55 records.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "regional-count"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each description whose records and count differ."""
    for region in documents.regions:
        count, found = region.value.count, len(region.value.facts)
        if count != found:
            message = f"tietueita pitäisi olla {count}, mutta niitä on {found}"
            yield region.problem(("count",), ID, message, "Palauta puuttuva tietue tai korjaa luku count.")
