"""A guard's act comes after what must come first, in its path too.

Passes: `order: {path: polku-tyonantaja, first: odota-paatos, act: tyo-alkaa}`, when the path has the steps in this order.
Fails: `order: {path: polku-tyonantaja, first: tyo-alkaa, act: odota-paatos}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "guard-order"


def check(documents: Documents) -> Iterator[Problem]:
    """A finding at the act of each guard whose path tells it before what must come first."""
    steps = {path.value.id: [step.id for step in path.value.steps] for path in documents.paths}
    for guard in documents.guards:
        order = guard.value.order
        known = steps.get(order.path, []) if order else []
        if order and order.first in known and order.act in known and known.index(order.act) <= known.index(order.first):
            message = f"vaihe «{order.act}» ei ole polussa vaiheen «{order.first}» jälkeen"
            yield guard.problem(("order", "act"), ID, message, "Vaihda first ja act, tai korjaa vaiheiden järjestys.")
