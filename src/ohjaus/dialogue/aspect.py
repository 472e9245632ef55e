"""Which section of a guide, or which records of a regional description, a question asks for."""

from __future__ import annotations

from collections.abc import Sequence, Set

from ohjaus.library.model import Guide, RegionalFact
from ohjaus.search.cues import CueTable
from ohjaus.search.rank import STOP_WORDS, Evidence

IN_TITLE = 0.5  # for each base form that a section's title shares with the question
IN_TEXT = 0.15  # for each that its text shares
MOST_SHARED = 4
MOST_FACTS = 4
ENOUGH_SHARED = 2  # a section without a cue must share so many, or one with its title


def asked_section(
    evidence: Evidence,
    guide: Guide,
    own_cues: CueTable | None = None,
) -> str | None:
    """The id of the section that the question asks for, or None when it asks for the whole.

    Cues decide first; among equal ones, and among sections of one aspect, the section that shares more base forms
    with the question. The guide's own name tells nothing about the section. `own_cues` are words that ask for a
    section of this guide alone.
    """
    lemmas = {word.lemma for word in evidence.words.words if len(word.lemma) > 3 and word.lemma not in STOP_WORDS}
    name = guide.title.partition(":")[0].lower()
    lemmas -= {lemma for lemma in lemmas if _shared({lemma}, name)}
    own = own_cues.scores(evidence.words) if own_cues else {}
    best: tuple[float, str] | None = None
    for section in guide.sections:
        title, body = _shared(lemmas, section.title.lower()), _shared(lemmas, section.markdown.lower())
        cue = evidence.aspects.get(section.aspect, 0.0) + own.get(section.id, 0.0)
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


def asked_facts(
    evidence: Evidence, facts: Sequence[RegionalFact], topic_words: frozenset[str], for_counsellor: bool = False
) -> tuple[str, ...]:
    """The ids of the regional records that share most with the question, at most `MOST_FACTS`; none when little is shared.

    A record counts the service that it is about and the area of questions that it answers as words of its own.
    Records for counsellors answer counsellors only.
    """
    lemmas = {
        word.lemma
        for word in evidence.words.words
        if (len(word.lemma) > 3 and word.lemma not in STOP_WORDS) or word.lemma.isdecimal()
    }
    lemmas -= topic_words
    found = [
        (_shared(lemmas, f"{fact.statement} {fact.area} {fact.service.replace('-', ' ')}".lower()), number, fact.id)
        for number, fact in enumerate(facts)
        if for_counsellor or not fact.for_counsellors
    ]
    most = max((shared for shared, _, _ in found), default=0)
    if most < ENOUGH_SHARED:
        return ()
    return tuple(fact for shared, _, fact in sorted(found, key=lambda row: (-row[0], row[1])) if shared == most)[
        :MOST_FACTS
    ]


def _shared(lemmas: Set[str], text: str) -> int:
    """How many of the base forms the text holds in some form."""
    return sum(1 for lemma in lemmas if lemma[: max(4, len(lemma) - 2)] in text)


def strongest_aspect(evidence: Evidence) -> str | None:
    """The aspect with the most weight, or None. Ties break by id."""
    return min(evidence.aspects, key=lambda aspect: (-evidence.aspects[aspect], aspect), default=None)
