"""A copy of the small root that a test may break."""

import shutil
from pathlib import Path

import pytest

SMALL = Path(__file__).parent.parent / "small"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The small root, whole and without a fault."""
    return Path(shutil.copytree(SMALL, tmp_path / "root"))
