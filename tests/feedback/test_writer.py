"""The writer: readers never wait, and nothing is lost while the database is away."""

from __future__ import annotations

import datetime
import logging
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from ohjaus.feedback import Asked, Event, Feedback, Judged, NewDay, Said, Store, Subject, open_feedback
from ohjaus.feedback import writer as module
from postgres import Cluster

MONDAY = datetime.date(2026, 11, 23)
MONEY = Subject(MONDAY, "answer", "kulukorvaus", "paljonko", "fi", "client")
ENOUGH = 30  # seconds; a passing test takes far less


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tries again soon."""
    monkeypatch.setattr(module, "FIRST_WAIT", 0.02)
    monkeypatch.setattr(module, "LONGEST_WAIT", 0.1)


class HeldStore(Store):
    """A store whose writing waits until the test lets it go on."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"sqlite:///{path}")
        self.gate = threading.Event()

    def write(self, events: Sequence[Event]) -> None:
        """Waits for the test."""
        self.gate.wait(ENOUGH)
        super().write(events)


def test_presses_arrive(url: str) -> None:
    """What is put is in the database soon, whichever it is."""
    feedback = Feedback(Store(url), 400)
    for _ in range(1200):
        feedback.put(Asked(MONEY))
    feedback.put(Judged(MONEY, False))
    assert feedback.flush(ENOUGH)
    (counted,) = feedback.read(MONDAY, MONDAY).counts
    assert (counted.asked, counted.failed, feedback.lost) == (1200, 1, 0)
    feedback.close()


def test_database_stopped_in_the_middle(cluster: Cluster, caplog: pytest.LogCaptureFixture) -> None:
    """Stopped, pressed, started again: nothing is lost or counted twice, and the log tells of it in two lines."""
    caplog.set_level(logging.WARNING)
    cluster.empty()
    feedback = Feedback(Store(cluster.url), 400)
    feedback.put(Asked(MONEY))
    assert feedback.flush(ENOUGH)
    cluster.stop()
    try:
        for _ in range(50):
            feedback.put(Judged(MONEY, True))
        assert not feedback.flush(0.3)
        assert feedback.waiting == 50
    finally:
        cluster.start()
    assert feedback.flush(ENOUGH)
    (counted,) = feedback.read(MONDAY, MONDAY).counts
    assert (counted.asked, counted.helped, feedback.lost) == (1, 50, 0)
    feedback.close()
    assert len(caplog.messages) == 2
    assert not [line for line in caplog.messages if "kulukorvaus" in line or str(cluster.port) in line]


def test_no_database_at_the_start(cluster: Cluster) -> None:
    """The program starts without its database, and writes when there is one."""
    cluster.empty()
    cluster.stop()
    try:
        feedback = Feedback(Store(cluster.url), 400)
        feedback.put(Asked(MONEY))
        assert not feedback.flush(0.2)
    finally:
        cluster.start()
    assert feedback.flush(ENOUGH)
    assert feedback.read(MONDAY, MONDAY).counts[0].asked == 1
    feedback.close()


def test_file_that_cannot_be_written(tmp_path: Path) -> None:
    """A folder that is a file stops nobody; when it has been mended, what waited is written."""
    (tmp_path / "data").write_text("")
    feedback = Feedback(Store(f"sqlite:///{tmp_path / 'data' / 'palaute.sqlite'}"), 400)
    feedback.put(Asked(MONEY))
    assert not feedback.flush(0.2)
    (tmp_path / "data").unlink()
    (tmp_path / "data").mkdir()
    assert feedback.flush(ENOUGH)
    assert feedback.read(MONDAY, MONDAY).counts[0].asked == 1
    feedback.close()


def test_overflow_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Past the capacity events are counted as lost, with a number in the log, and the rest is written."""
    store = HeldStore(tmp_path / "palaute.sqlite")
    feedback = Feedback(store, 400, capacity=100)
    for _ in range(130):
        feedback.put(Asked(MONEY))
    assert (feedback.waiting, feedback.lost) == (100, 30)
    assert "feedback: 16 events could not be kept" in caplog.messages
    assert len(caplog.messages) == 5  # at 1, 2, 4, 8 and 16
    store.gate.set()
    assert feedback.flush(ENOUGH)
    assert feedback.read(MONDAY, MONDAY).counts[0].asked == 100
    feedback.close()


def test_end_without_a_database_is_counted(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What cannot be written when the program ends is counted, and so is what comes after."""
    (tmp_path / "data").write_text("")
    feedback = Feedback(Store(f"sqlite:///{tmp_path / 'data' / 'palaute.sqlite'}"), 400)
    feedback.put(Asked(MONEY))
    feedback.close(0.1)
    assert "feedback: 1 events were not written before the end" in caplog.messages
    feedback.put(Asked(MONEY))
    assert feedback.lost == 2


def test_end_writes_what_waits(tmp_path: Path) -> None:
    """Closing waits for what has been pressed."""
    url = f"sqlite:///{tmp_path / 'palaute.sqlite'}"
    feedback = Feedback(Store(url), 400)
    for _ in range(700):
        feedback.put(Asked(MONEY))
    feedback.close()
    assert Store(url).read(MONDAY, MONDAY).counts[0].asked == 700


def test_bad_event_stops_nothing(url: str) -> None:
    """An event that no database takes is counted as lost, and the next one is written."""
    feedback = Feedback(Store(url), 400)
    feedback.put(Said(MONEY, None))  # type: ignore[arg-type]
    assert feedback.flush(ENOUGH)
    assert feedback.lost == 1
    feedback.put(Asked(MONEY))
    assert feedback.flush(ENOUGH)
    assert feedback.read(MONDAY, MONDAY).counts[0].asked == 1
    feedback.close()


def test_a_new_day_purges(tmp_path: Path) -> None:
    """On each new day what is too old goes, also when nobody presses anything."""
    feedback = Feedback(Store(f"sqlite:///{tmp_path / 'palaute.sqlite'}"), 10)
    feedback.put(Asked(MONEY))
    assert feedback.flush(ENOUGH)
    feedback.put(NewDay(MONDAY + datetime.timedelta(days=11)))
    feedback.close()
    assert Store(f"sqlite:///{tmp_path / 'palaute.sqlite'}").read(MONDAY, MONDAY).counts == ()


def test_one_for_a_database(tmp_path: Path) -> None:
    """A process has one writer for its database, and none when there is no database."""
    url = f"sqlite:///{tmp_path / 'palaute.sqlite'}"
    assert open_feedback(url, 400) is open_feedback(url, 400)
    assert open_feedback("", 400) is None


def test_put_says_whether_it_was_taken(tmp_path: Path) -> None:
    """An event that waits is taken; past the capacity it is not, so that nobody is thanked for nothing."""
    store = HeldStore(tmp_path / "feedback.db")
    feedback = Feedback(store, 400, capacity=1)
    assert feedback.put(Asked(MONEY)) is True
    assert feedback.put(Asked(MONEY)) is False
    assert feedback.lost == 1
    store.gate.set()
    feedback.close()
