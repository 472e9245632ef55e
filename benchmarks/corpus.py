"""The texts and questions that every engine of the benchmark gets: the real guides, and as many made ones as asked."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import yaml

from ohjaus.finnish.normalise import normalise
from ohjaus.finnish.words import tokens
from ohjaus.library.model import REGISTERS, Library

SEED = 20261123
MADE_TITLE, MADE_NAMES, MADE_QUESTIONS, QUESTION_WORDS, TEXT_WORDS = 3, 1, 3, 6, 20

_MARKUP = re.compile(r"\{\{.*?\}\}|\]\([^)]*\)|[\[\]*_#`]")


@dataclass(frozen=True)
class Guide:
    """What is known of one topic."""

    topic: str
    titles: tuple[str, ...]
    names: tuple[str, ...]  # names and synonyms of the glossary
    questions: tuple[str, ...]  # example questions
    texts: tuple[str, ...]  # summaries, headings and sections in both registers

    @property
    def short(self) -> tuple[str, ...]:
        """The texts of a line's length: titles, names and example questions."""
        return (*self.titles, *self.names, *self.questions)

    @property
    def whole(self) -> str:
        """Everything in one text."""
        return "\n".join((*self.short, *self.texts))


@dataclass(frozen=True)
class Question:
    """A question with the topics that are right answers to it."""

    text: str
    expect: tuple[str, ...]
    style: str


def real_guides(library: Library) -> list[Guide]:
    """The guides of a library, each with all that its files say of it."""
    found = []
    for topic in sorted(library.guides):
        both = [library.guide(topic, register) for register in REGISTERS]
        questions = [question for guide in both for question in guide.questions]
        if topic in library.questions:
            questions += library.questions[topic].questions
        texts = [guide.summary for guide in both]
        texts += [f"{part.title}\n{_MARKUP.sub(' ', part.markdown)}" for guide in both for part in guide.sections]
        names = [name for term in library.glossary.values() if term.topic == topic for name in term.names]
        titles = [guide.title for guide in both]
        found.append(Guide(topic, *(tuple(dict.fromkeys(kind)) for kind in (titles, names, questions, texts))))
    return found


def made_guides(real: Sequence[Guide], count: int) -> Iterator[Guide]:
    """Guides that mean nothing, of the real guides' words as often as they use them. The same each time."""
    chance = random.Random(SEED)
    titles = _Words(text for guide in real for text in (*guide.titles, *guide.names))
    questions = _Words(text for guide in real for text in guide.questions)
    texts = _Words(text for guide in real for text in guide.texts)
    for number in range(count):
        yield Guide(
            f"tehty-{number:06}",
            (titles.draw(chance, MADE_TITLE),),
            tuple(titles.draw(chance, 2) for _ in range(MADE_NAMES)),
            tuple(questions.draw(chance, QUESTION_WORDS) for _ in range(MADE_QUESTIONS)),
            (texts.draw(chance, TEXT_WORDS),),
        )


class _Words:
    """Words with how often each stands in some texts."""

    def __init__(self, texts: Iterator[str]) -> None:
        counted = Counter(word for text in texts for word in tokens(normalise(text)))
        self._words = sorted(counted)
        self._sums = list(accumulate(counted[word] for word in self._words))

    def draw(self, chance: random.Random, count: int) -> str:
        return " ".join(chance.choices(self._words, cum_weights=self._sums, k=count))


def read_questions(paths: Sequence[Path]) -> list[Question]:
    """The questions inside the subject that have one turn, in the order of the files."""
    rows = [row for path in paths for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    return [
        Question(row["q"], tuple(row["expect"]), row.get("style", ""))
        for row in rows
        if row.get("kind") == "inside" and row.get("q") and row.get("expect")
    ]
