"""A subject that we do not know is none of those that we do.

Passes: `passi` among the subjects of knowledge/outside.yaml, when no topic is called so.
Fails: a subject whose id, name or question is the id, the title or another name of a topic: readers would be sent away
from a page that answers them.
A question that stands word for word in a guide is told of by question-duplicate.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import REGISTERS
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
        for register in REGISTERS:
            name = subject.value.name.in_register(register)
            topic = topics.get(_plain(name))
            if topic:
                yield subject.problem(("name", register), ID, _told(documents, topic, name), _HINT)
        for number, question in enumerate(subject.value.questions):
            topic = topics.get(_plain(question))
            if topic:
                yield subject.problem(("questions", number), ID, _told(documents, topic, question), _HINT)


def _topics_by_name(documents: Documents) -> dict[str, str]:
    """The titles of the guides, and the names that the glossary gives to a topic."""
    names = {_plain(page.matter.value.title): page.topic for page in documents.pages if page.matter}
    for term in documents.glossary:
        if term.value.topic:
            names.update((_plain(name), term.value.topic) for name in term.value.names)
    return names


def _told(documents: Documents, topic: str, name: str) -> str:
    """Is it the title of the topic's guide, or another name that the glossary knows?"""
    titles = {_plain(page.matter.value.title) for page in documents.pages if page.matter and page.topic == topic}
    if _plain(name) in titles:
        return f"tämä on aiheen «{topic}» otsikko"
    return f"tämä nimi vie sanastossa aiheeseen «{topic}»"


def _plain(text: str) -> str:
    return " ".join(text.casefold().rstrip("?!. ").split())
