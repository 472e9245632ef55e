"""The application without its chat and its site: of Streamlit a process has one only, and a site takes seconds."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from starlette.testclient import TestClient


class _NoChat:
    """In the place of Streamlit."""

    def __init__(self, _root: Path) -> None:
        """Needs nothing of the root folder."""

    def lifespan(self) -> None:
        """Is never entered: the client does not start the application's life."""


def served(root: Path, patch: pytest.MonkeyPatch) -> TestClient:
    """A client of the application on this root folder, with the settings of the environment as it is now."""
    patch.setenv("OHJAUS_ROOT", str(root))
    patch.setenv("OHJAUS_SITE", "/")
    module = importlib.import_module("ohjaus.server.application")
    patch.setattr(module, "streamlit_application", _NoChat)
    return TestClient(module.application(root, "http://testserver/"), follow_redirects=False)
