"""Fits the linear model when an index is built: a linear support vector machine, one class against the rest, steadied by
each class's average text.

On these texts the machine ranks a little better than ridge regression and is fitted sooner than logistic regression. The
same texts always give the same weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from ohjaus.search.average import averages
from ohjaus.search.linear import LinearModel

MARGIN_COST = 0.4  # how dearly a text on the wrong side of the border is paid
AVERAGE_SHARE = 0.07  # how much one standard deviation of the averages' scores adds to a score
LEAST_STEP = 4  # of 127; smaller weights are cut

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Example:
    """A text that belongs to one or more classes, as features, and how much it counts."""

    features: Mapping[str, float]
    names: tuple[str, ...]  # its own class first, then the sides that it stands on
    weight: float
    apart: tuple[str, ...] = ()  # of a text without a class: the sides that it is known not to stand on


def fit(examples: Sequence[Example]) -> LinearModel:
    """The model that tells the examples' classes apart. Features seen once are left out."""
    seen = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, times in seen.items() if times >= 2)
    rarity = np.array([math.log(len(examples) / seen[feature]) for feature in names], dtype=np.float32)
    rows = _matrix(examples, {feature: at for at, feature in enumerate(names)}, rarity)
    weight = np.array([example.weight for example in examples], dtype=np.float32)
    own = [at for at, example in enumerate(examples) if example.names]
    labels = [examples[at].names[0] for at in own]
    classes, bias, weights = _borders(rows[own], labels, weight[own])
    average_bias, average_weights = averages(rows[own], labels, weight[own], classes)
    bias, weights = bias + AVERAGE_SHARE * average_bias, weights + AVERAGE_SHARE * average_weights
    for side in sorted({name for example in examples for name in example.names[1:]}):
        told = [at for at, example in enumerate(examples) if example.names or side in example.apart]
        _, more_bias, more_weights = _borders(rows[told], [side in examples[at].names for at in told], weight[told])
        classes, bias, weights = (*classes, str(side)), np.append(bias, more_bias), np.hstack([weights, more_weights])
    return _as_tables(classes, names, bias, rarity, weights)


def _borders(rows: csr_matrix, labels: Sequence[Any], weight: Floats) -> tuple[tuple[Any, ...], Floats, Floats]:
    """The classes, their bias and weights, moved so that a text far outside scores 0 and one well inside 1."""
    found = LinearSVC(C=MARGIN_COST, random_state=0).fit(rows, labels, sample_weight=weight)
    return tuple(found.classes_.tolist()), (found.intercept_ + 1) / 2, found.coef_.T / 2


def _matrix(examples: Sequence[Example], column: Mapping[str, int], rarity: Floats) -> csr_matrix:
    """One row an example: its features by rarity, the row's length one."""
    starts, columns, values = [0], [], []
    for example in examples:
        found = [
            (column[name], value * rarity[column[name]]) for name, value in example.features.items() if name in column
        ]
        length = math.sqrt(sum(value * value for _, value in found)) or 1.0
        columns += [place for place, _ in found]
        values += [value / length for _, value in found]
        starts.append(len(columns))
    shape = (len(examples), len(column))
    return csr_matrix((np.array(values, dtype=np.float32), np.array(columns), np.array(starts)), shape=shape)


def _as_tables(
    classes: tuple[str, ...], names: Sequence[str], bias: Floats, rarity: Floats, weights: Floats
) -> LinearModel:
    """Weights as small whole numbers, 127 steps each way in each class; the small ones are cut."""
    largest = np.abs(weights).max(axis=0)
    units = np.maximum(largest, 1e-9) / 127
    least = LEAST_STEP * float(np.median(largest)) / 127
    rarity_unit = float(rarity.max()) / 255 or 1.0
    rows = []
    for at, feature in enumerate(names):
        row = weights[at]
        kept = np.flatnonzero(np.abs(row) >= least).tolist()
        if kept:
            pairs = [(i, round(float(row[i] / units[i]))) for i in kept]
            rows.append((feature, round(float(rarity[at]) / rarity_unit), pairs))
    return LinearModel.of_rows(classes, _numbers(bias, 6), rarity_unit, _numbers(units, 9), rows)


def _numbers(values: Floats, digits: int) -> tuple[float, ...]:
    return tuple(round(float(value), digits) for value in values)
