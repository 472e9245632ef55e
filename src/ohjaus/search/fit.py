"""Fits the linear model when an index is built: ridge regression on the classes, solved in closed form.

On these texts it is as good as logistic regression and takes a second instead of a minute; the same texts always
give the same weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ohjaus.search.linear import LinearModel

RIDGE = 1.0
MOST_CLASSES_A_ROW = 24  # weights kept of a feature: the largest
LEAST_SHARE = 0.06  # of the largest weight of all; smaller ones are cut


@dataclass(frozen=True)
class Example:
    """A text that belongs to a class, as features, and how much it counts."""

    features: Mapping[str, float]
    name: str
    weight: float


def fit(examples: Sequence[Example]) -> LinearModel:
    """The model that tells the examples' classes apart. Features seen once are left out."""
    classes = tuple(sorted({example.name for example in examples}))
    seen = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, times in seen.items() if times >= 2)
    column = {feature: at for at, feature in enumerate(names)}
    rarity = np.array([math.log(len(examples) / seen[feature]) for feature in names])
    rows = _matrix(examples, column, rarity)
    weight = np.sqrt(np.array([example.weight for example in examples]))
    number = {name: at for at, name in enumerate(classes)}
    target = np.zeros((len(examples), len(classes)))
    target[np.arange(len(examples)), [number[example.name] for example in examples]] = 1.0
    bias = np.average(target, axis=0, weights=weight**2)
    scaled = rows * weight[:, None]
    gram = (scaled @ scaled.T).astype(np.float64)
    gram[np.diag_indices_from(gram)] += RIDGE
    dual = np.linalg.solve(gram, (target - bias) * weight[:, None])
    weights = scaled.T.astype(np.float64) @ dual
    return _as_tables(classes, names, bias, rarity, weights)


def _matrix(
    examples: Sequence[Example], column: Mapping[str, int], rarity: npt.NDArray[np.float64]
) -> npt.NDArray[np.float32]:
    rows = np.zeros((len(examples), len(column)), dtype=np.float32)
    for at, example in enumerate(examples):
        for feature, weight in example.features.items():
            if feature in column:
                rows[at, column[feature]] = weight * rarity[column[feature]]
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows


def _as_tables(
    classes: tuple[str, ...],
    names: Sequence[str],
    bias: npt.NDArray[np.float64],
    rarity: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
) -> LinearModel:
    largest = float(np.abs(weights).max()) or 1.0
    unit = largest / 127
    rarity_unit = float(rarity.max()) / 255 or 1.0
    rows: dict[str, list[int]] = {}
    for at, feature in enumerate(names):
        row = weights[at]
        kept = [int(i) for i in np.argsort(-np.abs(row), kind="stable")[:MOST_CLASSES_A_ROW]]
        pairs = [(i, round(float(row[i]) / unit)) for i in sorted(kept) if abs(row[i]) >= LEAST_SHARE * largest / 4]
        pairs = [(i, value) for i, value in pairs if value]
        if pairs:
            rows[feature] = [round(rarity[at] / rarity_unit), *(value for pair in pairs for value in pair)]
    return LinearModel(classes, tuple(round(float(b), 6) for b in bias), rarity_unit, unit, rows)
