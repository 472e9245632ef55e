"""The question files that measure are kept apart from the examples that teach."""

import re
from pathlib import Path

import yaml

from ohjaus.library.model import Library
from ohjaus.search.build import training_texts

QUESTIONS = Path(__file__).parent / "questions"


def plain(text: str) -> str:
    """The text without signs and capital letters."""
    return " ".join(re.findall(r"\w+", text.lower()))


def test_no_measured_question_is_taught(library: Library) -> None:
    """None of the questions that measure the topic stands among the examples, whatever its signs and capitals.

    Conversations may begin with what many ask: in them the later turns are measured.
    """
    taught = {plain(text.text) for text in training_texts(library) if text.kind == "question"}
    for name in ("tune.yaml", "held.yaml", "fresh.yaml"):
        rows = yaml.safe_load((QUESTIONS / name).read_text(encoding="utf-8"))
        measured = {plain(row["q"]) for row in rows if row.get("q")}
        assert measured & taught == set(), name
