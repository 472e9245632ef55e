"""The linear model as plain tables: a question's features to one score a class."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class LinearModel:
    """Weights of each feature for the classes it speaks for or against.

    `rows` leads a feature to its rarity and then pairs of class number and weight, all in small whole numbers;
    `rarity_unit` and each class's `weight_units` turn them back. `bias` is the score of a class before any feature.
    """

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    rarity_unit: float
    weight_units: tuple[float, ...]
    rows: Mapping[str, list[int]]

    def scores(self, features: Mapping[str, float]) -> list[float]:
        """One score a class, in the order of `classes`. Features that the model does not know count for nothing."""
        known = [(self.rows[feature], weight) for feature, weight in features.items() if feature in self.rows]
        length = math.sqrt(sum((weight * row[0]) ** 2 for row, weight in known)) or 1.0
        totals = [0.0] * len(self.classes)
        for row, weight in known:
            share = weight * row[0] / length
            for at in range(1, len(row), 2):
                totals[row[at]] += share * row[at + 1]
        return [bias + total * unit for bias, total, unit in zip(self.bias, totals, self.weight_units, strict=True)]

    def reasons(self, features: Mapping[str, float], name: str, most: int = 8) -> tuple[tuple[str, float], ...]:
        """The features that spoke most for a class, with what each added."""
        number = self.classes.index(name)
        known = [(feature, self.rows[feature], weight) for feature, weight in features.items() if feature in self.rows]
        length = math.sqrt(sum((weight * row[0]) ** 2 for _, row, weight in known)) or 1.0
        added = [
            (feature, weight * row[0] / length * row[at + 1] * self.weight_units[number])
            for feature, row, weight in known
            for at in range(1, len(row), 2)
            if row[at] == number
        ]
        return tuple(sorted(added, key=lambda pair: (-pair[1], pair[0]))[:most])

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "classes": list(self.classes),
            "bias": list(self.bias),
            "rarity_unit": self.rarity_unit,
            "weight_units": list(self.weight_units),
            "rows": dict(sorted(self.rows.items())),
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> LinearModel:
        """The model back from `to_data`."""
        return cls(
            classes=tuple(data["classes"]),
            bias=tuple(data["bias"]),
            rarity_unit=data["rarity_unit"],
            weight_units=tuple(data["weight_units"]),
            rows=data["rows"],
        )
