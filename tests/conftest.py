"""What the tests share: the advisor of the real content, built once and kept in build/, and a day."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

from ohjaus.advisor import Advisor, Turn, open_advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.library.load import load
from ohjaus.library.model import Library, Register
from ohjaus.search.index import Index
from ohjaus.search.tables import ContentError
from ohjaus.settings import OF_TESTS, PREFIX

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "small"
DAY = datetime.date(2026, 11, 22)

hypothesis.settings.register_profile("ohjaus", deadline=None, derandomize=True, max_examples=100, database=None)
hypothesis.settings.load_profile("ohjaus")

Ask = Callable[..., Turn]


def pytest_configure() -> None:
    """No setting of the machine reaches a test, and no test's press a database that it did not ask for."""
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        if not name.upper().startswith(OF_TESTS):
            del os.environ[name]
    os.environ["OHJAUS_FEEDBACK_URL"] = ""


def pytest_sessionstart(session: pytest.Session) -> None:
    """Builds the index once, before the workers start, so that each of them only reads it."""
    if hasattr(session.config, "workerinput"):
        return
    try:
        open_advisor(ROOT)
    except ContentError:
        return  # test_real_content names the faults


@pytest.fixture(scope="session")
def day() -> datetime.date:
    """The day on which the tests ask."""
    return DAY


@pytest.fixture(scope="session")
def real_root() -> Path:
    """The folder of the real knowledge and content."""
    return ROOT


@pytest.fixture(scope="session")
def advisor() -> Advisor:
    """The advisor of the real content."""
    return open_advisor(ROOT)


@pytest.fixture(scope="session")
def library(advisor: Advisor) -> Library:
    """The real library."""
    return advisor.library


@pytest.fixture(scope="session")
def index(advisor: Advisor) -> Index:
    """The index of the real library."""
    return advisor.index


@pytest.fixture(scope="session")
def small_library() -> Library:
    """The library of tests/small."""
    found = load(SMALL).library
    assert found is not None
    return found


@pytest.fixture(scope="session")
def ask(advisor: Advisor, day: datetime.date) -> Ask:
    """Asks one question after another in one conversation and gives the last turn."""

    def ask(*texts: str, register: Register = "fi", conversation: Conversation | None = None) -> Turn:
        talk = conversation or Conversation()
        for text in texts:
            turn = advisor.ask(text, talk, day, register)
            talk = turn.conversation
        return turn

    return ask
