"""A cluster of real processes on a small root: nginx, PostgreSQL and two replicas, as deploy/ starts them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster import Cluster

SMALL = Path(__file__).parents[1] / "small"
LOOKED_UP = Path(__file__).parents[2] / "build" / "finnish.json"
SETTINGS = {"OHJAUS_SLOW_SECONDS": "2", "OHJAUS_MAX_CONNECTIONS": "60", "OHJAUS_QUESTIONS_PER_MINUTE": "100000"}


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small root of the cluster's own. Words that have been looked up once are not looked up again."""
    root = tmp_path_factory.mktemp("cluster") / "root"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns("build"))
    (root / "build").mkdir()
    if LOOKED_UP.is_file():
        shutil.copy(LOOKED_UP, root / "build")
    return root


@pytest.fixture(scope="session")
def cluster(root: Path) -> Iterator[Cluster]:
    """Two replicas on a set day, impatient enough for a test."""
    with Cluster(root, 2, settings=SETTINGS, options=("--day", "2026-11-22")) as cluster:
        yield cluster
