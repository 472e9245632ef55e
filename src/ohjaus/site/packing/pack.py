"""The index and the signs of acute need to one file for the browser. The same index gives the same bytes.

The file holds what the ranking of topics needs and nothing else: the lexicon, names and meanings, municipalities, the words
that ask for an aspect, the topics' model. `assets/haku.js` reads it; its functions are named as those that they repeat.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ohjaus.dialogue import privacy, safety
from ohjaus.dialogue.answering import MOST_CHOICES
from ohjaus.dialogue.decide import FEW_WORDS, NEED_FROM, NEED_OF_ONE_WORD, RULED_OUT
from ohjaus.finnish import analyse, normalise, spelling, spoken, suffixes
from ohjaus.finnish import words as finnish_words
from ohjaus.library.model import Library
from ohjaus.search import cues, features, index, rank
from ohjaus.search.index import Index
from ohjaus.search.linear import LinearModel
from ohjaus.site.packing.lexicon import pack_lexicon, telling_words
from ohjaus.site.packing.model import meanings_of, pack_model, with_needs
from ohjaus.site.packing.outside import outside_names
from ohjaus.site.packing.places import pack_places
from ohjaus.site.packing.streams import Streams, gaps, join, numbers


def pack(library: Library, tables: Index, sure_from: float, near_from: float) -> bytes:
    """The file. From `sure_from` on a first topic is shown as an answer, from `near_from` on among the nearest ones."""
    model = with_needs(tables)
    outside = outside_names(library, tables)
    subjects = sorted(set(outside.values()))
    listed = sorted(telling_words(tables, model, asked_runs(tables, outside)))
    word = {each: at for at, each in enumerate(listed)}
    told = {name for feature in model.features for name in meanings_of(feature)}
    terms = {"#" + term for term in tables.phrases.values()}
    meaning = {name: at for at, name in enumerate(sorted(told | terms | {"~" + rank.SEVERAL}))}
    concepts = [(run, "~" + each) for run, found in tables.concepts.items() for each in found if "~" + each in told]
    streams = {
        "head": json.dumps(
            _head(library, tables, model, meaning, sure_from, near_from), ensure_ascii=False, separators=(",", ":")
        ).encode(),
        "subject": "\n".join(subjects).encode(),
        **pack_lexicon(tables.lexicon, model, listed),
        **_runs("phrase", [(run, "#" + term) for run, term in tables.phrases.items()], word, meaning),
        **_runs("concept", concepts, word, meaning),
        **_runs("outside", outside.items(), word, {subject: at for at, subject in enumerate(subjects)}),
        **pack_places(tables.places),
        **pack_model(model, word, meaning),
    }
    return join(streams)


def asked_runs(tables: Index, outside: Mapping[str, str]) -> Iterable[str]:
    """The base forms of ambiguous words and of names of outside subjects: neither needs to tell topics apart."""
    return (*map(" ".join, tables.ambiguous.values()), *outside)


def _head(
    library: Library, tables: Index, model: LinearModel, meaning: dict[str, int], sure_from: float, near_from: float
) -> dict[str, Any]:
    """What is small: rules of the language, limits, cues, signs, and the names of the topics."""
    number = {topic: at for at, topic in enumerate(tables.topics.classes)}
    return {
        "max_letters": normalise.MAX_LETTERS,
        "max_words": finnish_words.MAX_WORDS,
        "max_word_letters": finnish_words.MAX_WORD_LETTERS,
        "written": spoken.WRITTEN,
        "endings": spoken.ENDINGS,
        "clitics": suffixes.CLITICS,
        "possessives": suffixes.POSSESSIVES,
        "shortest_compound": analyse.SHORTEST_COMPOUND,
        "shortest_half": analyse.SHORTEST_HALF,
        "shortest": spelling.SHORTEST,
        "two_errors_from": spelling.TWO_ERRORS_FROM,
        "first_letters_from": spelling.FIRST_LETTERS_FROM,
        "key_rows": spelling.ROWS,
        "stop_words": sorted(rank.STOP_WORDS),
        "longest_place": index.LONGEST_PLACE,
        "named": rank.NAMED,
        "many_named": rank.MANY_NAMED,
        "longest_run": max(run.count(" ") for run in (*tables.phrases, *tables.concepts)) + 1,
        "several": meaning["~" + rank.SEVERAL],
        "elsewhere": rank.ELSEWHERE,
        "piece_sizes": features.PIECE_SIZES,
        "last_sentence": features.LAST_SENTENCE,
        "tells": features.TELLS,
        "longer": cues.LONGER,
        "late": cues.LAST_SENTENCE,
        "cues": tables.cues,
        "asks": {aspect: meaning[asks] for aspect, _, _ in tables.cues if (asks := f"~{rank.ASKS}{aspect}") in meaning},
        "classes": model.classes,
        "topic_count": len(tables.topics.classes),
        "bias": model.bias.tolist(),
        "weight_units": model.weight_units.tolist(),
        "need_from": NEED_FROM,
        "need_of_one_word": NEED_OF_ONE_WORD,
        "few_words": FEW_WORDS,
        "terms": {
            str(meaning["#" + term]): number[topic]
            for term, topic in sorted(tables.terms.items())
            if "#" + term in meaning and topic in number
        },
        "regions": dict(sorted(tables.regions.items())),
        "descriptions": sorted(library.regions),
        "ruled_out": RULED_OUT,
        "ambiguous": [
            sorted({" ".join(sorted(set(tables.ambiguous[word]))) for word in entry.words})
            for entry in library.confusables
        ],
        "window": safety.WINDOW,
        "public_numbers": privacy.PUBLIC,
        "signs": [
            [kind.id, sign.all, sign.unless, sign.beside] for kind in library.safety.values() for sign in kind.signs
        ],
        "sure_from": sure_from,
        "near_from": near_from,
        "choice_share": library.calibration.choice_share,
        "most_choices": MOST_CHOICES,
    }


def _runs(name: str, found: Iterable[tuple[str, str]], word: dict[str, int], meaning: dict[str, int]) -> Streams:
    """Base forms in a row, each with what it means."""
    rows: Sequence[tuple[list[int], int]] = sorted(
        ([word[each] for each in run.split(" ")], meaning[meant]) for run, meant in found
    )
    return {
        f"{name}-length": bytes(len(run) for run, _ in rows),
        f"{name}-first": gaps(run[0] for run, _ in rows),
        f"{name}-next": numbers(number for run, _ in rows for number in run[1:]),
        f"{name}-means": numbers(meant for _, meant in rows),
    }
