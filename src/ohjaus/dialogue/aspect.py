"""Which section a question asks for: how much, how to apply, how long, what next, who helps."""

from __future__ import annotations

import functools
import re

from ohjaus.finnish.analyse import Words
from ohjaus.library.model import Aspect, Guide, Library


@functools.lru_cache(maxsize=2048)
def _pattern(cue: str) -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"[^\W_]*") for word in cue.lower().split())
    return re.compile(r"(?<![\w-])" + r"\s+".join(words) + r"(?![\w-])")


def aspect_scores(words: Words, library: Library) -> dict[str, float]:
    """Aspects that the question has cues of, each with its weight. Longer cues tell more, and so does the last sentence."""
    text = " ".join(word.text for word in words.words)
    written = " ".join(word.form for word in words.words)
    last = " ".join(word.text for word in words.words if word.sentence == words.sentence_count - 1)
    scores: dict[str, float] = {}
    for aspect in library.aspects.values():
        score = 0.0
        for cue in aspect.cues:
            pattern = _pattern(cue)
            if pattern.search(text) or pattern.search(written):
                score += 1.0 + 0.5 * cue.count(" ")
                if words.sentence_count > 1 and pattern.search(last):
                    score += 0.5
        if score:
            scores[aspect.id] = score
    return scores


def asked_section(words: Words, guide: Guide, library: Library, topic_words: frozenset[str] = frozenset()) -> str | None:
    """The id of the guide's section that the question asks for, or None when it asks for the whole.

    Cues decide first; among equal ones, and among sections of one aspect, the section that shares more base forms
    with the question. `topic_words` are base forms of the topic's own names, which tell nothing about the section.
    """
    scores = aspect_scores(words, library)
    if not scores:
        return None
    lemmas = {word.lemma for word in words.words} - topic_words
    best: tuple[float, int, str] | None = None
    for order, section in enumerate(guide.sections):
        if section.aspect not in scores:
            continue
        text = section.title.lower() + " " + section.markdown.lower()
        shared = sum(1 for lemma in lemmas if len(lemma) > 3 and lemma[: max(4, len(lemma) - 2)] in text)
        score = scores[section.aspect] + 0.3 * min(shared, 4)
        if best is None or score > best[0]:
            best = (score, -order, section.id)
    return best[2] if best else None


def strongest_aspect(words: Words, library: Library) -> Aspect | None:
    """The aspect with the most cues, or None."""
    scores = aspect_scores(words, library)
    if not scores:
        return None
    return library.aspects[max(sorted(scores), key=lambda aspect: scores[aspect])]
