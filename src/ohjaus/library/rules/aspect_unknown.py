"""A section answers one of the known kinds of question.

Passes: `## Paljonko? {#paljonko}` and `## Mistä rahat? {#rahat .paljonko}`, when knowledge/aspects.yaml has
`paljonko`.
Fails: `## Mistä rahat? {#rahat}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.nearest import allowed, did_you_mean
from ohjaus.library.problems import Problem

ID = "aspect-unknown"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each section whose aspect is not in the list."""
    aspects = documents.aspects
    for page in documents.pages:
        for section in page.sections:
            if not aspects.may_hold(section.aspect):
                hint = f"{did_you_mean(section.aspect, aspects.ids)} {allowed(sorted(aspects.ids))}".strip()
                message = f"näkökulmaa «{section.aspect}» ei ole"
                yield section.heading_problem(section.aspect, ID, message, hint)
