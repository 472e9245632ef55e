"""A real SQLite file and a real PostgreSQL server."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from ohjaus.feedback import Store
from postgres import Cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One server for all tests, in a folder that its user may enter."""
    with tempfile.TemporaryDirectory(prefix="ohjaus-postgres-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o711)
        cluster = Cluster(Path(folder))
        cluster.start()
        yield cluster
        cluster.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'data' / 'palaute.sqlite'}"
    cluster = request.getfixturevalue("cluster")
    cluster.empty()
    return str(cluster.url)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A store on it."""
    store = Store(url)
    yield store
    store.close()
