"""The linear model as plain tables: a question's features to one score a class."""

from __future__ import annotations

import math
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def _small(class_count: int) -> dict[str, str]:
    """How each table is kept, by its name."""
    return {"rarity": "u1", "ends": "<u4", "columns": "u1" if class_count <= 256 else "<u4", "weights": "i1"}


@dataclass(frozen=True, eq=False)
class LinearModel:
    """Weights of each feature for the classes it speaks for or against.

    `features` leads a feature to its row. The row's weights stand between the end of the row before and its own in
    `ends`: in `columns` the number of the class, in `weights` how much, in small whole numbers that each class's
    `weight_units` turn back. `rarity` is how much a feature tells, in steps of `rarity_unit`. `bias` is the score of a
    class before any feature.
    """

    classes: tuple[str, ...]
    bias: Floats
    rarity_unit: float
    weight_units: Floats
    features: Mapping[str, int]
    rarity: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.uint32]
    columns: npt.NDArray[np.unsignedinteger]
    weights: npt.NDArray[np.int8]

    @classmethod
    def of_rows(
        cls,
        classes: tuple[str, ...],
        bias: tuple[float, ...],
        rarity_unit: float,
        weight_units: tuple[float, ...],
        rows: Iterable[tuple[str, int, Iterable[tuple[int, int]]]],
    ) -> LinearModel:
        """The model of features, each with its rarity and its pairs of class number and weight."""
        listed = [(name, rarity, tuple(pairs)) for name, rarity, pairs in rows]
        pairs = [pair for _, _, row in listed for pair in row]
        return cls(
            classes, np.array(bias, dtype=np.float64), rarity_unit, np.array(weight_units, dtype=np.float64),
            features={name: number for number, (name, _, _) in enumerate(listed)},
            rarity=np.array([rarity for _, rarity, _ in listed], dtype=np.uint8),
            ends=np.cumsum([0, *(len(row) for _, _, row in listed)])[1:].astype(np.uint32),
            columns=np.array([column for column, _ in pairs], dtype=np.uint32),
            weights=np.array([weight for _, weight in pairs], dtype=np.int8),
        )  # fmt: skip

    def scores(self, features: Mapping[str, float]) -> Floats:
        """One score a class, in the order of `classes`. Features that the model does not know count for nothing."""
        found = np.array(list(map(self.features.get, features, repeat(-1))), dtype=np.int64)
        known = found >= 0
        if not known.any():
            return self.bias.copy()
        rows = found[known]
        shares = self.rarity[rows] * np.array(list(features.values()))[known]
        shares /= math.sqrt(float(shares @ shares)) or 1.0
        places, owners = self._places(rows)
        added = shares[owners] * self.weights[places]
        totals = np.bincount(self.columns[places], weights=added, minlength=len(self.classes))
        return np.asarray(self.bias + totals * self.weight_units, dtype=np.float64)

    def _places(self, rows: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Where the weights of these rows stand, and for each place which of the rows it belongs to."""
        ends = self.ends[rows].astype(np.int64)
        starts = np.where(rows > 0, self.ends[rows - 1], np.uint32(0)).astype(np.int64)
        lengths = ends - starts
        owners = np.repeat(np.arange(len(rows)), lengths)
        before = np.cumsum(lengths) - lengths
        return np.arange(len(owners)) - np.repeat(before - starts, lengths), owners

    def reasons(self, features: Mapping[str, float], name: str, most: int = 8) -> tuple[tuple[str, float], ...]:
        """The features that spoke most for a class, with what each added."""
        number = self.classes.index(name)
        known = {feature: weight for feature, weight in features.items() if feature in self.features}
        shares = {feature: weight * float(self.rarity[self.features[feature]]) for feature, weight in known.items()}
        length = math.sqrt(sum(share * share for share in shares.values())) or 1.0
        added = []
        for feature, share in shares.items():
            places, _ = self._places(np.array([self.features[feature]]))
            for place in places[self.columns[places] == number]:
                added.append((feature, share / length * float(self.weights[place]) * self.weight_units[number]))
        return tuple(sorted(added, key=lambda pair: (-pair[1], pair[0]))[:most])

    def rows(self) -> Iterator[tuple[str, int, list[tuple[int, int]]]]:
        """The features, each with its rarity and its pairs of class number and weight: what `of_rows` takes."""
        start = 0
        for name, rarity, end in zip(self.features, self.rarity.tolist(), self.ends.tolist(), strict=True):
            columns, weights = self.columns[start:end].tolist(), self.weights[start:end].tolist()
            yield name, rarity, list(zip(columns, weights, strict=True))
            start = end

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON: the tables of numbers as their bytes in base64."""
        return {
            "classes": list(self.classes),
            "bias": self.bias.tolist(),
            "rarity_unit": self.rarity_unit,
            "weight_units": self.weight_units.tolist(),
            "features": "\n".join(self.features),
            **{
                name: b64encode(getattr(self, name).astype(kind).tobytes()).decode()
                for name, kind in _small(len(self.classes)).items()
            },
        }

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> LinearModel:
        """The model back from `to_data`. Raises KeyError or ValueError when the data is of another shape."""
        names = data["features"].split("\n") if data["features"] else []
        kinds = _small(len(data["classes"]))
        tables: dict[str, Any] = {name: np.frombuffer(b64decode(data[name]), kind) for name, kind in kinds.items()}
        return cls(
            classes=tuple(data["classes"]),
            bias=np.array(data["bias"], dtype=np.float64),
            rarity_unit=data["rarity_unit"],
            weight_units=np.array(data["weight_units"], dtype=np.float64),
            features=dict(zip(names, range(len(names)), strict=True)),
            **tables,
        )
