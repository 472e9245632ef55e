"""The measures of a text, by the definitions with which the calibration texts were measured."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ohjaus.finnish.plain import grammar
from ohjaus.finnish.plain.sentences import Kind, Sentence, Word

_LONG = 7  # letters of a long word in LIX


@dataclass(frozen=True)
class Measures:
    """What is counted of a text. Rates are per 100 words, shares are 0 to 1, unless the name says otherwise."""

    words: int = 0  # without numbers
    sentences: int = 0
    words_per_sentence: float = 0.0  # with numbers: a reader reads them too
    longest_sentence: int = 0
    share_over_12: float = 0.0
    share_over_15: float = 0.0
    letters_per_word: float = 0.0
    words_over_17: float = 0.0
    words_over_20: float = 0.0
    three_part_words: float = 0.0
    passive_percent: float = 0.0  # of finite verbs
    participles: float = 0.0
    converbs: float = 0.0
    third_infinitives: float = 0.0
    nominalisations: float = 0.0
    rare_cases: float = 0.0
    commas_per_sentence: float = 0.0
    clauses_per_sentence: float = 0.0
    share_with_two_clauses: float = 0.0
    negatives: float = 0.0
    conditionals: float = 0.0
    nouns_per_verb: float = 0.0
    rare_percent: float = 0.0  # of open-class words that are no names
    parentheses: float = 0.0
    lix: float = 0.0


def measure(
    sentences: Sequence[Sentence],
    common: Collection[str],
    others: Sequence[Sentence] = (),
) -> Measures:
    """Measures of sentences. `others` are list items without a verb: their words count, but they are no sentences.

    `common` are the base forms that are not rare.
    """
    texts = [*sentences, *others]
    words = [word for sentence in texts for word in sentence.words if word.kind is Kind.WORD]
    if not words or not sentences:
        return Measures(words=len(words), sentences=len(sentences))
    lengths = [len(sentence.words) for sentence in sentences]
    lettered = [word for word in words if word.letter_count]
    clauses = [len(grammar.subordinate_clauses(sentence)) for sentence in sentences]
    finite = sum(len(grammar.finite_verbs(sentence)) for sentence in texts)
    verbs = finite + sum(1 for word in words if _is_other_verb(word))

    def per_100(count: int) -> float:
        return 100 * count / len(words)

    def per_sentence(count: int) -> float:
        return count / len(sentences)

    return Measures(
        words=len(words),
        sentences=len(sentences),
        words_per_sentence=per_sentence(sum(lengths)),
        longest_sentence=max(lengths),
        share_over_12=per_sentence(sum(length > 12 for length in lengths)),
        share_over_15=per_sentence(sum(length > 15 for length in lengths)),
        letters_per_word=sum(word.letter_count for word in lettered) / len(lettered),
        words_over_17=per_100(sum(word.letter_count > 17 for word in words)),
        words_over_20=per_100(sum(word.letter_count > 20 for word in words)),
        three_part_words=per_100(sum(grammar.part_count(word) > 2 for word in words)),
        passive_percent=100 * sum(1 for s in texts for _ in grammar.passives(s)) / max(finite, 1),
        participles=per_100(sum(1 for s in texts for _ in grammar.participle_attributes(s))),
        converbs=per_100(sum(map(grammar.is_converb, words))),
        third_infinitives=per_100(sum(map(grammar.is_third_infinitive_case, words))),
        nominalisations=per_100(sum(map(grammar.is_nominalisation, words))),
        rare_cases=per_100(sum(map(grammar.is_rare_case, words))),
        commas_per_sentence=per_sentence(sum(comma_count(sentence.text) for sentence in sentences)),
        clauses_per_sentence=per_sentence(sum(clauses)),
        share_with_two_clauses=per_sentence(sum(count > 1 for count in clauses)),
        negatives=per_100(sum(len(grammar.negatives(sentence)) for sentence in texts)),
        conditionals=per_100(sum(map(grammar.is_conditional, words))),
        nouns_per_verb=sum(map(grammar.is_noun, words)) / max(verbs, 1),
        rare_percent=_rare_percent(words, common),
        parentheses=per_100(sum(sentence.text.count("(") for sentence in texts)),
        lix=per_sentence(sum(lengths)) + per_100(sum(word.letter_count >= _LONG for word in words)),
    )


def comma_count(text: str) -> int:
    """Commas, without those of decimals."""
    return len(re.findall(r",(?!\d)", text))


def is_rare(word: Word, common: Collection[str]) -> bool:
    """Is it an open-class word, no name and no term, with no base form among the common ones?"""
    if not grammar.is_open_class(word) or grammar.is_name(word) or word.in_term:
        return False
    return all(reading.word not in common for reading in word.readings)


def _rare_percent(words: Sequence[Word], common: Collection[str]) -> float:
    counted = [word for word in words if grammar.is_open_class(word) and not grammar.is_name(word)]
    return 100 * sum(is_rare(word, common) for word in counted) / max(len(counted), 1)


def _is_other_verb(word: Word) -> bool:
    """Is it an infinitive, or the verb of *ei saa* and *on saanut*?"""
    return (
        not grammar.is_finite(word)
        and bool(word.readings)
        and all(reading.pos in ("verb", "participle") for reading in word.readings)
        and not any(reading.has("inf4") for reading in word.readings)
    )
