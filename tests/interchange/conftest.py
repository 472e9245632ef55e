"""A server of this machine, as the service register too, and a small root to import into."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from local_server import LocalServer, as_register

SMALL = Path(__file__).parent.parent / "small"


@pytest.fixture
def server() -> Iterator[LocalServer]:
    """The server, stopped after the test."""
    found = LocalServer()
    yield found
    found.server.shutdown()
    found.server.server_close()


@pytest.fixture
def register(server: LocalServer) -> LocalServer:
    """The server as the register."""
    server.answer = as_register()
    return server


@pytest.fixture
def api(register: LocalServer) -> str:
    """Its address, as `--api` takes it."""
    return f"{register.url}/api/v11"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small root that a test may change."""
    return Path(shutil.copytree(SMALL, tmp_path / "root"))
