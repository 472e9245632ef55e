"""Fits the linear models when an index is built: support vector machines, one class against the rest, in two rounds.

The first round sees every feature and tells which of them speak strongly for or against a class. The second sees these alone. So
a model is small enough to be sent to a browser, and ranks nearly as well as one of seven times its size. The same texts
always give the same weights.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, diags
from sklearn.svm import LinearSVC

from ohjaus.search.linear import LinearModel

FIRST_COST, COST = 0.4, 0.8  # how dearly a text on the wrong side of the border is paid, in each round
TOPIC_FEATURES, OTHER_FEATURES, SIDE_FEATURES = 1400, 800, 6000  # of a class: how many of its features stay
STEPS = 15  # each way from zero, of the weights of a class

Floats = npt.NDArray[np.floating[Any]]


@dataclass(frozen=True)
class Example:
    """A text that belongs to one or more classes, as features, and how much it counts."""

    features: Mapping[str, float]
    names: tuple[str, ...]  # its own class first, then the sides that it stands on
    weight: float
    apart: tuple[str, ...] = ()  # of a text without a class: the sides that it is known not to stand on


@dataclass(frozen=True)
class _Class:
    """A class, the examples that tell of it, which of them belong to it, how strongly each feature speaks, how many stay."""

    name: str
    told: npt.NDArray[np.intp]
    belongs: npt.NDArray[np.bool_]
    strengths: Floats
    most: int


def fit(examples: Sequence[Example], topics: Collection[str]) -> tuple[LinearModel, LinearModel]:
    """The model that tells the topics apart, and the model of all other classes. Features seen once are left out."""
    seen = Counter(feature for example in examples for feature in example.features)
    names = sorted(feature for feature, times in seen.items() if times >= 2)
    rarity = np.array([math.log(len(examples) / seen[feature]) for feature in names], dtype=np.float32)
    rows = _matrix(examples, {feature: at for at, feature in enumerate(names)}, rarity)
    weight = np.array([example.weight for example in examples], dtype=np.float32)
    found = [*_classes(examples, topics, rows, weight), *_sides(examples, rows, weight)]
    ours = [each for each in found if each.name in topics]
    others = [each for each in found if each.name not in topics]
    return _second_round(ours, rows, weight, names, rarity), _second_round(others, rows, weight, names, rarity)


def _classes(
    examples: Sequence[Example], topics: Collection[str], rows: csr_matrix, weight: Floats
) -> Iterator[_Class]:
    """The first round: every text's own class with the strengths of all features."""
    told = np.array([at for at, example in enumerate(examples) if example.names])
    own = np.array([examples[at].names[0] for at in told])
    machine = LinearSVC(C=FIRST_COST, random_state=0).fit(rows[told], own, sample_weight=weight[told])
    usual = _usual_size(rows[told])
    for name, weights in zip(machine.classes_.tolist(), machine.coef_, strict=True):
        most = TOPIC_FEATURES if name in topics else OTHER_FEATURES
        yield _Class(name, told, own == name, np.abs(weights) * usual, most)


def _sides(examples: Sequence[Example], rows: csr_matrix, weight: Floats) -> Iterator[_Class]:
    """The first round of the sides that many classes stand on."""
    for side in sorted({name for example in examples for name in example.names[1:]}):
        told = np.array([at for at, example in enumerate(examples) if example.names or side in example.apart])
        stands = np.array([side in examples[at].names for at in told])
        machine = LinearSVC(C=FIRST_COST, random_state=0).fit(rows[told], stands, sample_weight=weight[told])
        yield _Class(side, told, stands, np.abs(machine.coef_[0]) * _usual_size(rows[told]), SIDE_FEATURES)


def _usual_size(rows: csr_matrix) -> Floats:
    """Of each feature: how large it is in a text, as the root of its mean square."""
    found: Floats = np.sqrt(np.asarray(rows.multiply(rows).mean(axis=0)).ravel())
    return found


def _second_round(
    classes: Sequence[_Class], rows: csr_matrix, weight: Floats, names: Sequence[str], rarity: Floats
) -> LinearModel:
    """The model of these classes, each fitted on its strongest features alone.

    Borders are moved so that a text far outside scores 0 and one well inside 1. Weights are small whole numbers.
    """
    chosen = [np.sort(np.argsort(-each.strengths, kind="stable")[: each.most]) for each in classes]
    columns = np.unique(np.concatenate(chosen)) if chosen else np.array([], dtype=np.intp)
    left = _of_unit_length(rows[:, columns]).tocsc()
    pairs: list[list[tuple[int, int]]] = [[] for _ in columns]
    bias, units = [], []
    for number, (each, own) in enumerate(zip(classes, chosen, strict=True)):
        places = np.searchsorted(columns, own)
        machine = LinearSVC(C=COST, random_state=0)
        machine.fit(left[:, places].tocsr()[each.told], each.belongs, sample_weight=weight[each.told])
        unit = max(float(np.abs(machine.coef_[0]).max()), 1e-9) / STEPS
        for place, steps in zip(places, np.rint(machine.coef_[0] / unit).astype(int).tolist(), strict=True):
            if steps:
                pairs[place].append((number, steps))
        bias.append(round((float(machine.intercept_[0]) + 1) / 2, 6))
        units.append(round(unit / 2, 9))
    rarity_unit = float(rarity.max()) / 255 or 1.0
    found = [
        (names[column], round(float(rarity[column]) / rarity_unit), row)
        for column, row in zip(columns.tolist(), pairs, strict=True)
        if row
    ]
    return LinearModel.of_rows(tuple(each.name for each in classes), tuple(bias), rarity_unit, tuple(units), found)


def _of_unit_length(rows: csr_matrix) -> csr_matrix:
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return diags(1 / np.maximum(lengths, 1e-9)) @ rows


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
