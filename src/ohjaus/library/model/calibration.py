"""When to answer, when to ask and when to hand over: weights fitted on real questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from ohjaus.library.model.base import Frozen


class Calibration(Frozen):
    """Weights and limits of the decision, fitted by `ohjaus calibrate`."""

    weights: Mapping[Literal["right", "inside", "stay"], Mapping[str, float]]  # signal to weight, with "bias"
    answer_from: float = Field(ge=0, le=1)  # the least probability of being right at which we answer; below it we ask
    inside_from: float = Field(ge=0, le=1)  # the least probability that the question is ours
    choice_share: float = Field(gt=0, le=1)  # a choice is offered when it scores this share of the best
