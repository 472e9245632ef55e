"""Every topic has a guide in both registers, and every guide has a topic.

Passes: content/fi/kulukorvaus.md and content/selko/kulukorvaus.md, with `kulukorvaus` in knowledge/topics.yaml.
Fails: any of the three is absent.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import REGISTERS
from ohjaus.library.nearest import did_you_mean
from ohjaus.library.problems import START, Problem

ID = "pair-missing"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each missing page (at the topic or the other page) and for each page without a topic."""
    there = {(page.topic, page.register) for page in documents.pages}
    for entry in documents.topics:
        for register in REGISTERS:
            topic = entry.value.id
            if (topic, register) not in there:
                file = f"content/{register}/{topic}.md"
                yield entry.problem(("id",), ID, f"aiheelta «{topic}» puuttuu opas", f"Kirjoita tiedosto {file}.")
    for page in documents.pages:
        if not documents.topics.may_hold(page.topic):
            guess = did_you_mean(page.topic, documents.topics.ids)
            hint = f"{guess} Lisää aihe tiedostoon knowledge/topics.yaml.".strip()
            yield page.file.problem(START, ID, f"oppaalla ei ole aihetta «{page.topic}»", hint)
