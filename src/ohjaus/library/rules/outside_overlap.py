"""A subject that we do not know is none of those that we do.

Passes: `passi` among the subjects of knowledge/outside.yaml, when no topic is called so.
Fails: a subject whose id, name or question is the id, the title or another name of a topic: readers would be sent away
from a page that answers them.
A question that stands word for word in a guide is told of by question-duplicate.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.problems import Problem

ID = "outside-overlap"

_HINT = "Jos aihe on nyt oma, poista se täältä ja siirrä kysymykset kansioon knowledge/questions/. Muuten muuta nimi."


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each id, name or question that belongs to a topic."""
    ids = {topic.value.id for topic in documents.topics}
    topics = _topics_by_name(documents)
    for subject in documents.outside:
        if subject.value.id in ids:
            yield subject.problem(("id",), ID, f"aihe «{subject.value.id}» on myös oma aiheemme", _HINT)
        for register in ("fi", "selko"):
            topic = topics.get(_plain(subject.value.name.fi if register == "fi" else subject.value.name.selko))
            if topic:
                yield subject.problem(("name", register), ID, f"tämä on aiheen «{topic}» nimi", _HINT)
        for number, question in enumerate(subject.value.questions):
            topic = topics.get(_plain(question))
            if topic:
                yield subject.problem(("questions", number), ID, f"tämä on aiheen «{topic}» nimi", _HINT)


def _topics_by_name(documents: Documents) -> dict[str, str]:
    """The titles of the guides, and the names that the glossary gives to a topic."""
    names = {_plain(page.matter.value.title): page.topic for page in documents.pages if page.matter}
    for term in documents.glossary:
        if term.value.topic:
            names.update((_plain(name), term.value.topic) for name in term.value.names)
    return names


def _plain(text: str) -> str:
    return " ".join(text.casefold().rstrip("?!. ").split())
