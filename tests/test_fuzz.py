"""Some hundreds of strange inputs of each kind that `make fuzz` gives by the million."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ohjaus.advisor import Advisor

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from fuzz import SHARES, changed, readers

Kinds = dict[str, tuple[list[str], Callable[[str], None]]]


@pytest.fixture(scope="module")
def kinds(advisor: Advisor) -> Kinds:
    """What is changed, and what reads it."""
    return readers(advisor, random.Random(1))


@pytest.mark.parametrize("kind", sorted(SHARES))
@settings(max_examples=300)
@given(seed=st.integers(0, 2**32))
def test_nothing_is_raised_and_nothing_comes_out_unescaped(kinds: Kinds, kind: str, seed: int) -> None:
    """Whatever a good input is changed into, what reads it answers or refuses."""
    good, read = kinds[kind]
    chance = random.Random(seed)
    read(changed(chance.choice(good), chance))
