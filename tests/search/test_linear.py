"""The linear model: features to scores, with reasons."""

import json

import pytest

from ohjaus.search.linear import LinearModel

MODEL = LinearModel.of_rows(
    classes=("kissa", "koira"),
    bias=(0.1, 0.2),
    rarity_unit=0.5,
    weight_units=(0.01, 0.02),
    rows=[("miau", 2, [(0, 50)]), ("hau", 2, [(1, 60)]), ("häntä", 1, [(0, 10), (1, 10)])],
)


def test_scores() -> None:
    """A feature speaks for its class, and the bias stands before it."""
    assert MODEL.scores({"miau": 1.0}) == pytest.approx([0.1 + 0.5, 0.2])


def test_unknown_features_count_for_nothing() -> None:
    """What the model has never seen changes no score."""
    assert list(MODEL.scores({"miau": 1.0, "mörkö": 5.0})) == list(MODEL.scores({"miau": 1.0}))
    assert list(MODEL.scores({})) == [0.1, 0.2]


def test_long_questions_do_not_shout() -> None:
    """Scores depend on the shares of features, not on how many there are."""
    assert MODEL.scores({"miau": 3.0, "hau": 3.0}) == pytest.approx(MODEL.scores({"miau": 1.0, "hau": 1.0}))


def test_reasons() -> None:
    """The reasons add up to the score without its bias, the strongest first."""
    features = {"miau": 1.0, "häntä": 1.0}
    reasons = MODEL.reasons(features, "kissa")
    assert [feature for feature, _ in reasons] == ["miau", "häntä"]
    assert sum(added for _, added in reasons) == pytest.approx(MODEL.scores(features)[0] - 0.1)


def test_survives_json() -> None:
    """To data, to JSON and back gives an equal model."""
    again = LinearModel.from_data(json.loads(json.dumps(MODEL.to_data())))
    assert again.to_data() == MODEL.to_data()
    assert list(again.scores({"häntä": 1.0, "hau": 1.0})) == list(MODEL.scores({"häntä": 1.0, "hau": 1.0}))
