"""Fits the decision's weights and limits on labelled questions. Used by editors, never while a person waits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
import yaml

from ohjaus.library.model import Calibration

FOLDS = 5
RIDGE = 0.02
STEPS = 40

# What each outcome costs the reader. A wrong answer about money or duties harms more than an honest "en tiedä".
COSTS = {"wrong": 2.4, "outside answered": 3.0, "misled": 1.6, "silent": 2.6, "outside asked": 1.0, "asked": 0.7}


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
    """Weights fitted on all rows, limits chosen on out-of-fold probabilities, and the curve of the answering limit."""
    names = sorted(rows[0].signals)
    table = np.array([[row.signals[name] for name in names] + [1.0] for row in rows])
    truths = {"right": np.array([row.is_right for row in rows]), "inside": np.array([row.is_inside for row in rows])}
    folds = np.arange(len(rows)) % FOLDS
    held = {kind: np.zeros(len(rows)) for kind in truths}
    for kind, truth in truths.items():
        for fold in range(FOLDS):
            weights = _logistic(table[folds != fold], truth[folds != fold])
            held[kind][folds == fold] = _sigmoid(table[folds == fold] @ weights)
    grid = [round(0.05 * step, 2) for step in range(1, 20)]
    best = min(
        (limits for limits in product(grid, grid, grid) if limits[1] <= limits[0]),
        key=lambda limits: (_cost(rows, held, *limits), limits),
    )
    fitted = {kind: _named(names, _logistic(table, truth)) for kind, truth in truths.items()}
    fitted["stay"] = fit_staying(follow_ups)
    calibration = Calibration.model_validate(
        {
            "weights": fitted, "answer_from": best[0], "ask_from": best[1], "inside_from": best[2],
            "choice_share": choice_share,
        }
    )  # fmt: skip
    return calibration, tuple(_point(rows, held, limit, min(best[1], limit), best[2]) for limit in grid)


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
    """Logistic regression with a small ridge, by Newton's steps."""
    weights = np.zeros(table.shape[1])
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


def _outcome(row: Labelled, right: float, inside: float, answer: float, ask: float, own: float) -> str:
    if inside < own or right < ask:
        return "silent" if row.is_inside else "refused"
    if right >= answer:
        return "right" if row.is_right else "wrong" if row.is_inside else "outside answered"
    if not row.is_inside:
        return "outside asked"
    return "asked" if row.is_among else "misled"


def _outcomes(
    rows: Sequence[Labelled], held: Mapping[str, npt.NDArray[np.float64]], answer: float, ask: float, own: float
) -> Iterable[str]:
    for row, right, inside in zip(rows, held["right"], held["inside"], strict=True):
        yield _outcome(row, right, inside, answer, ask, own)


def _cost(
    rows: Sequence[Labelled], held: Mapping[str, npt.NDArray[np.float64]], answer: float, ask: float, own: float
) -> float:
    return sum(COSTS.get(outcome, 0.0) for outcome in _outcomes(rows, held, answer, ask, own))


def _point(
    rows: Sequence[Labelled], held: Mapping[str, npt.NDArray[np.float64]], answer: float, ask: float, own: float
) -> Point:
    found = list(_outcomes(rows, held, answer, ask, own))
    inside = sum(row.is_inside for row in rows) or 1
    outside = len(rows) - inside or 1
    return Point(
        answer,
        right=found.count("right") / inside,
        asked=found.count("asked") / inside,
        wrong=(found.count("wrong") + found.count("misled")) / inside,
        silent=found.count("silent") / inside,
        refused=found.count("refused") / outside,
    )


def as_yaml(calibration: Calibration) -> str:
    """The calibration as knowledge/calibration.yaml holds it."""
    head = (
        "# Milloin vastataan, kysytään tai ohjataan ihmiselle. Luvut laskee komento `ohjaus calibrate` kysymyksistä.\n"
    )
    return head + yaml.safe_dump(calibration.model_dump(mode="json"), sort_keys=False)
