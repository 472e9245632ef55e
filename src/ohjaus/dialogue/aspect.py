"""Which section of a guide a question asks for."""

from __future__ import annotations

from collections.abc import Mapping, Set

from ohjaus.library.model import Guide
from ohjaus.search.cues import CueTable
from ohjaus.search.rank import STOP_WORDS, Evidence

IN_TITLE = 0.5  # for each base form that a section's title shares with the question
IN_TEXT = 0.15  # for each that its text shares
MOST_SHARED = 4
ENOUGH_SHARED = 2  # a section without a cue must share so many, or one with its title


def asked_section(
    evidence: Evidence,
    guide: Guide,
    own_cues: CueTable | None = None,
    may_answer: Mapping[str, float] | None = None,
    for_counsellor: bool = False,
) -> str | None:
    """The id of the section that the question asks for, or None when it asks for the whole.

    Cues decide first; among equal ones, and among sections of one aspect, the section that shares more base forms
    with the question. The guide's own name tells nothing about the section. `own_cues` are words that ask for a
    section of this guide alone; `may_answer` leaves only some sections, each with what it gains. A section for
    counsellors answers counsellors only.
    """
    lemmas = {word.lemma for word in evidence.words.words if len(word.lemma) > 3 and word.lemma not in STOP_WORDS}
    name = guide.title.partition(":")[0].lower()
    lemmas -= {lemma for lemma in lemmas if shared_forms({lemma}, name)}
    heads = [head_of(lemma) for lemma in lemmas]
    own = own_cues.scores(evidence.words) if own_cues else {}
    best: tuple[float, str] | None = None
    for section in guide.sections:
        if section.role == "counsellors" and not for_counsellor:
            continue
        if may_answer is not None and section.id not in may_answer:
            continue
        title, body = ([head in text for head in heads].count(True) for text in section.lowered)
        cue = evidence.aspects.get(section.aspect, 0.0) + own.get(section.id, 0.0)
        cue += may_answer[section.id] if may_answer else 0.0
        if not cue and not title and body < ENOUGH_SHARED:
            continue
        score = cue + IN_TITLE * title + IN_TEXT * min(body, MOST_SHARED)
        if best is None or score > best[0]:
            best = (score, section.id)
    return best[1] if best else None


def own_section(evidence: Evidence, own_cues: CueTable) -> str | None:
    """The id of the section whose own cues the question holds most of, or None."""
    scores = own_cues.scores(evidence.words)
    return min(scores, key=lambda section: (-scores[section], section), default=None)


def telling_lemmas(evidence: Evidence) -> set[str]:
    """The base forms of the question that tell of its subject, and its figures."""
    return {
        word.lemma
        for word in evidence.words.words
        if (len(word.lemma) > 3 and word.lemma not in STOP_WORDS) or word.lemma.isdecimal()
    }


def shared_forms(lemmas: Set[str], text: str) -> int:
    """How many of the base forms the text holds in some form."""
    return sum(1 for lemma in lemmas if head_of(lemma) in text)


def head_of(lemma: str) -> str:
    """The beginning of a base form that its other forms share."""
    return lemma[: max(4, len(lemma) - 2)]


def strongest_aspect(evidence: Evidence) -> str | None:
    """The aspect with the most weight, or None. Ties break by id."""
    return min(evidence.aspects, key=lambda aspect: (-evidence.aspects[aspect], aspect), default=None)
