"""The model of topics and acute need: features by their kind, as numbers of words and meanings where they are made of these."""

from __future__ import annotations

import re

import numpy as np

from ohjaus.search.index import CRISIS, NEED, Index
from ohjaus.search.linear import LinearModel
from ohjaus.site.packing.streams import Streams, gaps, numbers, words

_MEANING = re.compile(r"[#~][^#~]+")


def meanings_of(feature: str) -> list[str]:
    """The terms and meanings that a feature is made of, with their marks: `#palkkatuki`."""
    return _MEANING.findall(feature) if feature[0] in "#~&" else []


def with_needs(index: Index) -> LinearModel:
    """The topics' model, and after its classes the kinds of acute need and last acute need itself."""
    topics, others = index.topics, index.others
    needs = [*index.groups[CRISIS].numbers.tolist(), *index.groups[NEED].numbers.tolist()]
    column = {number: len(topics.classes) + at for at, number in enumerate(needs)}
    rows: dict[str, tuple[int, list[tuple[int, int]]]] = {
        name: (rarity, pairs) for name, rarity, pairs in topics.rows()
    }
    for name, rarity, pairs in others.rows():
        own = [(column[number], weight) for number, weight in pairs if number in column]
        if own:
            rows.setdefault(name, (rarity, []))[1].extend(sorted(own))
    return LinearModel.of_rows(
        (*topics.classes, *(others.classes[number].removeprefix(CRISIS) for number in needs)),
        (*topics.bias.tolist(), *others.bias[needs].tolist()),
        topics.rarity_unit,
        (*topics.weight_units.tolist(), *others.weight_units[needs].tolist()),
        ((name, rarity, pairs) for name, (rarity, pairs) in rows.items()),
    )


def pack_model(model: LinearModel, word: dict[str, int], meaning: dict[str, int]) -> Streams:
    """Features in the order: letter pieces, base forms, parts, pairs of base forms, meanings, pairs of these, regions; and
    for each, in that order, its rarity and its weights."""
    rows: list[int] = []
    streams: Streams = {}
    by_mark: dict[str, list[str]] = {mark: [] for mark in ("", *"=+_#&@")}
    for feature in model.features:
        mark = feature[0] if feature[0] in by_mark else "#" if feature[0] == "~" else ""
        by_mark[mark].append(feature)

    pieces = sorted(by_mark[""])
    streams |= words("piece", pieces)
    rows += [model.features[feature] for feature in pieces]
    for name, mark in (("base", "="), ("compound", "+")):
        found = sorted((word[feature[1:]], model.features[feature]) for feature in by_mark[mark])
        streams[name] = gaps(number for number, _ in found)
        rows += [row for _, row in found]
    in_a_row = sorted(
        (*(word[part] for part in feature[1:].split("_")), model.features[feature]) for feature in by_mark["_"]
    )
    streams["first"] = gaps(pair[0] for pair in in_a_row)
    streams["second"] = numbers(pair[1] for pair in in_a_row)
    alone = sorted((meaning[feature], model.features[feature]) for feature in by_mark["#"])
    streams["meaning"] = gaps(number for number, _ in alone)
    together = sorted(
        (*(meaning[part] for part in meanings_of(feature)), model.features[feature]) for feature in by_mark["&"]
    )
    streams["one"] = gaps(pair[0] for pair in together)
    streams["other"] = numbers(pair[1] for pair in together)
    regions = sorted(by_mark["@"])
    streams["region"] = "\n".join(feature[1:] for feature in regions).encode()
    rows += [pair[-1] for pair in (*in_a_row, *alone, *together)] + [model.features[feature] for feature in regions]
    return streams | _rows(model, rows)


def _rows(model: LinearModel, rows: list[int]) -> Streams:
    """The tables of numbers, their rows in this order. A column is told by how many are left out before it."""
    ends = model.ends.astype(np.int64)
    starts = np.concatenate(([0], ends[:-1]))
    places = np.concatenate([np.arange(starts[row], ends[row]) for row in rows])
    lengths = (ends - starts)[rows]
    columns = model.columns[places].astype(np.int64)
    left_out = np.diff(columns, prepend=0) - 1
    firsts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    left_out[firsts] = columns[firsts]
    return {
        "row-length": numbers(lengths.tolist()),
        "row-rarity": model.rarity[rows].tobytes(),
        "column": numbers(left_out.tolist()),
        "weight": model.weights[places].astype(np.int8).tobytes(),
    }
