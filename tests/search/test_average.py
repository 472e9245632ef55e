"""Each class's average text as weights."""

import numpy as np
import pytest
from scipy.sparse import csr_matrix

from ohjaus.search.average import averages

ROWS = csr_matrix(np.array([[1.0, 0.2, 0.0], [0.9, 0.0, 0.1], [0.0, 0.3, 1.0], [0.1, 0.2, 0.8]]))
LABELS = ("kissa", "kissa", "koira", "koira")


def test_own_texts_score_best() -> None:
    """A text scores most in the class whose texts it is like."""
    bias, weights = averages(ROWS, LABELS, np.ones(4), ("kissa", "koira"))
    best = np.argmax(ROWS @ weights + bias, axis=1)
    assert best.tolist() == [0, 0, 1, 1]


def test_one_scale() -> None:
    """The scores have mean 0 and standard deviation 1, so that they can be added to others."""
    bias, weights = averages(ROWS, LABELS, np.ones(4), ("kissa", "koira"))
    scores = ROWS @ weights + bias
    assert scores.mean() == pytest.approx(0.0, abs=1e-9)
    assert scores.std() == pytest.approx(1.0)


def test_a_light_text_counts_for_less() -> None:
    """The weight of a text moves its class's average."""
    heavy = averages(ROWS, LABELS, np.array([1.0, 1.0, 1.0, 1.0]), ("kissa", "koira"))[1]
    light = averages(ROWS, LABELS, np.array([1.0, 0.01, 1.0, 1.0]), ("kissa", "koira"))[1]
    assert light[2, 0] / light[0, 0] < heavy[2, 0] / heavy[0, 0]
