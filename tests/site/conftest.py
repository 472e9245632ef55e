"""The real library, built once for all tests of the site."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ohjaus.library.load import load
from ohjaus.library.model import Library
from ohjaus.site.pages import build_pages

ROOT = Path(__file__).parents[2]
DAY = datetime.date(2026, 11, 22)
BASE = "https://example.org/ohjaus/"


@pytest.fixture(scope="session")
def library() -> Library:
    loaded = load(ROOT)
    assert loaded.library is not None, [problem for problem in loaded.problems if problem.is_error][:5]
    return loaded.library


@pytest.fixture(scope="session")
def pages(library: Library) -> dict[str, bytes]:
    return build_pages(library, DAY, BASE)


@pytest.fixture(scope="session")
def html(pages: dict[str, bytes]) -> dict[str, str]:
    return {path: data.decode() for path, data in pages.items() if path.endswith(".html")}
