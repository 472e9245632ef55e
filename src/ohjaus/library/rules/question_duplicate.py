"""An example question belongs to one place.

Passes: `paljonko kulukorvaus on` under one topic in one register.
Fails: the same question again, under another topic, in the other register, or among the outside subjects.
Capitals, spaces and the last mark make no difference.
"""

from __future__ import annotations

from collections.abc import Iterator

from ohjaus.library.documents import Documents
from ohjaus.library.model import Frozen
from ohjaus.library.problems import Problem
from ohjaus.library.validate import Entry

ID = "question-duplicate"


def check(documents: Documents) -> Iterator[Problem]:
    """One finding for each question that has been asked already."""
    first: dict[str, str] = {}
    for entry, questions in _askers(documents):
        for number, question in enumerate(questions):
            words = " ".join(question.casefold().rstrip("?!. ").split())
            place = f"{entry.document.file.name}:{entry.document.position((*entry.path, 'questions', number)).line}"
            if words in first:
                message = f"sama kysymys on jo paikassa {first[words]}"
                hint = "Jätä kysymys vain siihen aiheeseen, johon se sopii paremmin."
                yield entry.problem(("questions", number), ID, message, hint)
            first.setdefault(words, place)


def _askers(documents: Documents) -> Iterator[tuple[Entry[Frozen], tuple[str, ...]]]:
    for page in documents.pages:
        if page.matter:
            yield page.matter, page.matter.value.questions
    for asked in documents.questions:
        yield asked, asked.value.questions
    for subject in documents.outside:
        yield subject, subject.value.questions
    for talk in documents.smalltalk:
        yield talk, talk.value.questions
