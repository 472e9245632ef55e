"""The year turns in a running server: the pages and answers of the new day come by themselves."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cluster import free_port

# `ohjaus serve` whose clock is a file.
SERVER = """
import datetime, functools, pathlib, sys
from ohjaus.server import serve as _, application
module = sys.modules["ohjaus.server.serve"]
root, clock, port = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3])
module.Watch = functools.partial(module.Watch, clock=lambda: datetime.date.fromisoformat(clock.read_text()))
module.serve(root, port=port)
"""
QUESTION = "/api/v1/ask?q=paljonko%20kulukorvaus%20on"
STARTING = 180.0  # seconds


@pytest.fixture
def year(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """The clock's file and the address of a server on 31.12.2026, with a sum whose period ends that day."""
    own, clock = tmp_path / "root", tmp_path / "clock"
    shutil.copytree(root, own)
    amounts = own / "knowledge" / "amounts" / "kulukorvaus.yaml"
    text = amounts.read_text(encoding="utf-8")
    assert "valid_to: null" in text
    text = text.replace("valid_to: null", "valid_to: 2026-12-31").replace(
        "last_verified: '2024'", "last_verified: '2026-11'"
    )
    amounts.write_text(text, encoding="utf-8")
    clock.write_text("2026-12-31", encoding="ascii")
    monkeypatch.setenv("OHJAUS_LOOK_EVERY", "1")
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", "")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    process = subprocess.Popen([sys.executable, "-c", SERVER, own, clock, str(port)])
    try:
        until(lambda: bool(get(f"{address}/api/v1/health/ready")))
        assert process.poll() is None
        yield clock, address
    finally:
        process.terminate()
        process.wait(30)


def get(address: str) -> str:
    """What is there; nothing while nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=10) as reply:
            return str(reply.read().decode())
    except ConnectionError:
        return ""
    except urllib.error.URLError as error:
        if isinstance(error.reason, ConnectionError):
            return ""
        raise


def until(happens: Callable[[], bool]) -> None:
    """Waits for what comes by itself."""
    deadline = time.monotonic() + STARTING
    while not happens():
        assert time.monotonic() < deadline
        time.sleep(0.3)


def test_the_year_turns_while_readers_ask(year: tuple[Path, str]) -> None:
    """After midnight pages tell the new day, and a sum past its period is nowhere shown as one that holds."""
    clock, address = year
    assert shown(address) == ("2026-12-31", True, False)
    assert "31.12.2026" in colophon(address)
    clock.write_text("2027-01-01", encoding="ascii")
    until(lambda: "1.1.2027" in colophon(address))
    assert shown(address) == ("2027-01-01", False, True)


def colophon(address: str) -> str:
    """What a page says of its day."""
    return get(f"{address}/kulukorvaus/").partition('class="colophon"')[2]


def shown(address: str) -> tuple[str, bool, bool]:
    """The day of an answer, whether its sum is told to hold, and whether the page asks to check it."""
    answer, page = json.loads(get(address + QUESTION)), get(f"{address}/kulukorvaus/")
    (sum_,) = [each for part in answer["sections"] for each in part["amounts"] if each["id"] == "kulukorvaus.paiva"]
    assert ("tarkista tieto" in sum_["text"]) is not sum_["is_current"]
    return answer["day"], sum_["is_current"], "<p>Kulukorvaus: tarkista tieto" in page
