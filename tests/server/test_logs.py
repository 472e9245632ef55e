"""The log is for machines and tells nothing of readers."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from ohjaus.server.logs import JsonLines, is_told


def line(record: logging.LogRecord) -> dict[str, object]:
    """A record as it stands in the log."""
    text = JsonLines().format(record)
    assert "\n" not in text
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


def test_what_happens_is_told_with_its_values() -> None:
    """Our own records keep their extra values."""
    record = logging.makeLogRecord(
        {"name": "ohjaus.edition", "levelname": "ERROR", "msg": "edition not taken", "fault": "a\nb"}
    )
    assert line(record) == {
        "time": line(record)["time"], "level": "error", "logger": "ohjaus.edition", "event": "edition not taken", "fault": "a\nb",
    }  # fmt: skip


def test_an_exception_gives_its_kind_and_place_not_its_words() -> None:
    """What a reader wrote may be in an exception's text, which is left out."""
    try:
        raise ValueError("hetuni on 131052-308T")
    except ValueError:
        record = logging.LogRecord(
            "uvicorn.error", logging.ERROR, "x", 1, "Exception in ASGI application\n", (), sys.exc_info()
        )
    found = line(record)
    assert found["exception"] == "ValueError"
    assert "test_logs.py" in str(found["at"])
    assert "131052" not in json.dumps(found)


@pytest.mark.parametrize(
    ("said", "values"), [("%s:%d - connected", ("192.0.2.7", 1234)), ("Bad request from: 192.0.2.7", ())]
)
def test_libraries_lose_their_values(said: str, values: tuple[object, ...]) -> None:
    """The address that a library would log is left out."""
    record = logging.LogRecord("uvicorn.error", logging.WARNING, "x", 1, said, values, None)
    assert "192.0.2.7" not in JsonLines().format(record)


@pytest.mark.parametrize(
    ("name", "level", "told"),
    [
        ("uvicorn.error", logging.INFO, False),
        ("streamlit.web", logging.INFO, False),
        ("uvicorn.error", logging.ERROR, True),
        ("ohjaus.edition", logging.INFO, True),
    ],
)
def test_no_visit_is_told(name: str, level: int, told: bool) -> None:
    """A library says that a socket opened at the level of information: only its warnings and our own events are kept."""
    assert is_told(logging.makeLogRecord({"name": name, "levelno": level})) is told
