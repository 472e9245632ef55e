"""How likely the best hit is right: a ranking's scores to a probability, by weights fitted on real questions."""

from __future__ import annotations

import math
from typing import Literal

from ohjaus.library.model import Calibration
from ohjaus.search.index import Index
from ohjaus.search.rank import Evidence, Ranking

SHARPNESS = 8.0  # how much a higher score outweighs many lower ones when the first topic is held against all others

Kind = Literal["right", "inside", "stay"]


def signals_of(evidence: Evidence, ranking: Ranking, index: Index) -> dict[str, float]:
    """The few numbers that tell a right first hit from a wrong one, and a question of ours from another."""
    names_best = any(index.terms.get(term) == ranking.topics[0].name for term in evidence.terms)
    best, second = ranking.topics[0].score, ranking.topics[1].score if len(ranking.topics) > 1 else 0.0
    outside = ranking.outside[0].score if ranking.outside else 0.0
    talk = ranking.talk[0].score if ranking.talk else 0.0
    return {
        "best": best,
        "gap": best - second,
        "lead": SHARPNESS * best - math.log(sum(math.exp(SHARPNESS * hit.score) for hit in ranking.topics[1:]) or 1.0),
        "over_outside": best - max(outside, talk),
        "inside": ranking.inside,
        "outside_sum": sum(max(0.0, hit.score) for hit in (*ranking.outside[:5], *ranking.talk[:2])),
        "known_share": ranking.known_share,
        "names_topic": 1.0 if names_best else 0.0,
        "names_only": 1.0 if evidence.named else 0.0,
        "names_any": 1.0 if evidence.terms else 0.0,
        "length": math.log1p(ranking.content_count),
    }


def probability(found: dict[str, float], calibration: Calibration, kind: Kind) -> float:
    """The probability of a kind: that the question is ours at all ("inside"), that the first topic is right when it
    is ("right"), that it is still on the subject of the talk ("stay")."""
    weights = calibration.weights[kind]
    total = weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in found.items())
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))
