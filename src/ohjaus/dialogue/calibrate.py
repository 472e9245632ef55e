"""Fits the decision's weights and limits on labelled questions. Used by editors, never while a person waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import yaml

from ohjaus.library.model import Calibration

FOLDS = 5
RIDGE = 0.02
STEPS = 40

# What each outcome costs the reader. A wrong answer about money or duties harms more than an honest "en tiedä".
COSTS = {"wrong": 2.4, "outside answered": 3.0, "silent": 2.6, "asked": 0.9}

# The limits follow from the costs: where both ways cost the same, given that the probabilities are true.
ANSWER_FROM = round(1 - COSTS["asked"] / COSTS["wrong"], 2)
INSIDE_FROM = round(COSTS["outside answered"] / (COSTS["outside answered"] + COSTS["silent"]), 2)


@dataclass(frozen=True)
class Labelled:
    """A question's signals and what is true of it."""

    signals: Mapping[str, float]
    is_right: bool  # the first topic is an expected one
    is_inside: bool  # the question is ours
    is_among: bool  # an expected topic is among the choices that would be offered


@dataclass(frozen=True)
class FollowUp:
    """A later turn's signals, and whether the subject of the talk still answers it."""

    signals: Mapping[str, float]
    stays: bool


@dataclass(frozen=True)
class Point:
    """One point of the curve: what a limit for answering gives, as shares of the questions of its kind."""

    answer_from: float
    right: float
    asked: float
    wrong: float
    silent: float
    refused: float


def calibrate(
    rows: Sequence[Labelled], follow_ups: Sequence[FollowUp], choice_share: float
) -> tuple[Calibration, tuple[Point, ...]]:
    """Weights fitted on all rows, and the curve of the answering limit on out-of-fold probabilities.

    That a question is ours is learnt from all of them; that the first topic is right from those that are ours.
    """
    names = sorted(rows[0].signals)
    table = np.array([[row.signals[name] for name in names] + [1.0] for row in rows])
    ours, right = np.array([row.is_inside for row in rows]), np.array([row.is_right for row in rows])
    folds = np.arange(len(rows)) % FOLDS
    held = {"right": np.zeros(len(rows)), "inside": np.zeros(len(rows))}
    for fold in range(FOLDS):
        seen, left = folds != fold, folds == fold
        held["inside"][left] = _sigmoid(table[left] @ _logistic(table[seen], ours[seen]))
        held["right"][left] = _sigmoid(table[left] @ _logistic(table[seen & ours], right[seen & ours]))
    calibration = Calibration(
        weights={
            "right": _named(names, _logistic(table[ours], right[ours])),
            "inside": _named(names, _logistic(table, ours)),
            "stay": fit_staying(follow_ups),
        },
        answer_from=ANSWER_FROM,
        inside_from=INSIDE_FROM,
        choice_share=choice_share,
    )
    return calibration, tuple(_point(rows, held, round(0.05 * step, 2)) for step in range(1, 20))


def fit_staying(follow_ups: Sequence[FollowUp]) -> dict[str, float]:
    """The weights that tell a message on the subject of the talk from another; none stays without examples."""
    if not follow_ups:
        return {"bias": 0.0}
    names = sorted(follow_ups[0].signals)
    table = np.array([[row.signals[name] for name in names] + [1.0] for row in follow_ups])
    return _named(names, _logistic(table, np.array([row.stays for row in follow_ups])))


def _named(names: Sequence[str], weights: npt.NDArray[np.float64]) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip([*names, "bias"], weights, strict=True)}


def _sigmoid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    clipped: npt.NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(values, -30, 30)))
    return clipped


def _logistic(table: npt.NDArray[np.float64], truth: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Logistic regression with a small ridge, by Newton's steps. Without any rows all weights are zero."""
    weights = np.zeros(table.shape[1])
    if not len(truth):
        return weights
    ridge = RIDGE * np.eye(table.shape[1])
    ridge[-1, -1] = 0.0
    for _ in range(STEPS):
        found = _sigmoid(table @ weights)
        slope = table.T @ (found - truth) / len(truth) + ridge @ weights / 10
        bend = (
            (table * (found * (1 - found))[:, None]).T @ table / len(truth) + ridge / 10 + 1e-9 * np.eye(len(weights))
        )
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def _outcome(row: Labelled, right: float, inside: float, answer_from: float) -> str:
    if inside < INSIDE_FROM:
        return "silent" if row.is_inside else "refused"
    if not row.is_inside:
        return "taken for ours"
    if right >= answer_from:
        return "right" if row.is_right else "wrong"
    return "asked" if row.is_among else "wrong"


def _point(rows: Sequence[Labelled], held: Mapping[str, npt.NDArray[np.float64]], answer_from: float) -> Point:
    found = [
        _outcome(row, right, inside, answer_from)
        for row, right, inside in zip(rows, held["right"], held["inside"], strict=True)
    ]
    inside = sum(row.is_inside for row in rows) or 1
    outside = len(rows) - inside or 1
    return Point(
        answer_from,
        right=found.count("right") / inside,
        asked=found.count("asked") / inside,
        wrong=found.count("wrong") / inside,
        silent=found.count("silent") / inside,
        refused=found.count("refused") / outside,
    )


def as_yaml(calibration: Calibration) -> str:
    """The calibration as knowledge/calibration.yaml holds it."""
    head = (
        "# Milloin vastataan, kysytään tai ohjataan ihmiselle. Luvut laskee komento `ohjaus calibrate` kysymyksistä.\n"
    )
    return head + yaml.safe_dump(calibration.model_dump(mode="json"), sort_keys=False)
