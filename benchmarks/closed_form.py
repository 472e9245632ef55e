"""Weights for the linear model without fitting: each topic's average text.

A fitted model needs minutes for 56 topics and cannot be had for 100,000. Here a topic's weight for a feature is the root
of the sum of the feature's shares in the topic's texts, times how rare the feature is among topics. The tables are those
of the product.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping

import numpy as np
from scipy.sparse import csr_matrix

from ohjaus.search.linear import LinearModel

MOST_CLASSES_A_FEATURE = 12  # weights kept of a feature: the largest


def closed_form(examples: Iterable[tuple[str, Mapping[str, float], float]]) -> LinearModel:
    """The model of texts: each with its class, its features and how much it counts. A class's texts stand together."""
    numbers: dict[str, int] = {}
    classes: list[str] = []
    features, values, ends, owners, weights = array("i"), array("f"), array("q"), array("i"), array("f")
    for name, found, weight in examples:
        if not classes or classes[-1] != name:
            classes.append(name)
        features.extend([numbers.setdefault(feature, len(numbers)) for feature in found])
        values.extend(found.values())
        ends.append(len(features))
        owners.append(len(classes) - 1)
        weights.append(weight)
    column, value = np.frombuffer(features, dtype=np.int32), np.frombuffer(values, dtype=np.float32)
    text_count = len(ends)
    seen = np.bincount(column, minlength=len(numbers))
    rarity = np.where(seen >= 2, np.log(text_count / np.maximum(seen, 1)), 0).astype(np.float32)  # once tells nothing
    starts = np.concatenate([[0], np.frombuffer(ends, dtype=np.int64)])
    share = value * rarity[column]
    lengths = np.sqrt(np.add.reduceat(share * share, starts[:-1]))
    share *= np.repeat(np.frombuffer(weights, dtype=np.float32) / np.maximum(lengths, 1e-9), np.diff(starts))
    class_starts = starts[np.searchsorted(np.frombuffer(owners, dtype=np.int32), np.arange(len(classes) + 1))]
    rows = csr_matrix((share, column, class_starts), shape=(len(classes), len(numbers)))
    rows.sum_duplicates()
    rows.eliminate_zeros()
    used = np.bincount(rows.indices, minlength=len(numbers))
    rows.data = np.sqrt(rows.data) * np.log(1 + len(classes) / np.maximum(used, 1)).astype(np.float32)[rows.indices]
    owner = np.repeat(np.arange(len(classes), dtype=np.int32), np.diff(rows.indptr))
    return _as_tables(classes, list(numbers), rarity, owner, rows.indices, rows.data)


def _as_tables(
    classes: list[str],
    names: list[str],
    rarity: np.ndarray,
    owner: np.ndarray,
    column: np.ndarray,
    weight: np.ndarray,
) -> LinearModel:
    """The strongest weights of each feature as small whole numbers, 127 steps in each class."""
    order = np.lexsort((-weight, column))
    column, owner, weight = column[order], owner[order], weight[order]
    firsts = np.searchsorted(column, np.arange(len(names)))
    kept = np.arange(len(column)) - firsts[column] < MOST_CLASSES_A_FEATURE
    column, owner, weight = column[kept], owner[kept], weight[kept]
    units = np.full(len(classes), 1e-9)
    np.maximum.at(units, owner, weight)
    units /= 127
    steps = np.rint(weight / units[owner]).astype(np.int8)
    kept = steps > 0
    column, owner, steps = column[kept], owner[kept], steps[kept]
    counts = np.bincount(column, minlength=len(names))
    used = np.flatnonzero(counts)
    unit = float(rarity.max()) / 255 or 1.0
    return LinearModel(
        classes=tuple(classes),
        bias=np.zeros(len(classes)),
        rarity_unit=unit,
        weight_units=units,
        features={names[at]: number for number, at in enumerate(used.tolist())},
        rarity=np.rint(rarity[used] / unit).astype(np.uint8),
        ends=np.cumsum(counts[used]).astype(np.uint32),
        columns=owner.astype(np.uint32),
        weights=steps,
    )
