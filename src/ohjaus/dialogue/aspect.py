"""Which section of a guide a question asks for."""

from __future__ import annotations

from ohjaus.library.model import Guide
from ohjaus.search.rank import Evidence

SHARED = 0.3  # for each base form that a section shares with the question
MOST_SHARED = 4


def asked_section(evidence: Evidence, guide: Guide, topic_words: frozenset[str] = frozenset()) -> str | None:
    """The id of the section that the question asks for, or None when it asks for the whole.

    Cues decide first; among equal ones, and among sections of one aspect, the section that shares more base forms
    with the question. `topic_words` are base forms of the topic's own names, which tell nothing about the section.
    """
    lemmas = {word.lemma for word in evidence.words.words if len(word.lemma) > 3} - topic_words
    best: tuple[float, str] | None = None
    for section in guide.sections:
        if section.aspect not in evidence.aspects:
            continue
        text = f"{section.title} {section.markdown}".lower()
        shared = sum(1 for lemma in lemmas if lemma[: max(4, len(lemma) - 2)] in text)
        score = evidence.aspects[section.aspect] + SHARED * min(shared, MOST_SHARED)
        if best is None or score > best[0]:
            best = (score, section.id)
    return best[1] if best else None


def strongest_aspect(evidence: Evidence) -> str | None:
    """The aspect with the most weight, or None. Ties break by id."""
    return min(evidence.aspects, key=lambda aspect: (-evidence.aspects[aspect], aspect), default=None)
