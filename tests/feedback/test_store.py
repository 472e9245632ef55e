"""The store, on a real SQLite file and a real PostgreSQL server alike."""

from __future__ import annotations

import datetime
import threading
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from ohjaus.feedback import Asked, Event, Judged, NewDay, Rows, Said, Store, Subject
from ohjaus.feedback.store import NewerStore
from ohjaus.feedback.tables import METADATA

MONDAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
MONEY = Subject(MONDAY, "answer", "kulukorvaus", "paljonko", "selko", "client")
SILENCE = Subject(MONDAY, "handoff-unknown", "", "", "fi", "")


def on(day: datetime.date, subject: Subject = MONEY) -> Subject:
    """The same subject on another day."""
    return Subject(day, *list(vars(subject).values())[1:])


def everything(store: Store) -> Rows:
    """All that is stored."""
    return store.read(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))


def test_counts_add_up(store: Store) -> None:
    """The same subject on the same day is one row, whatever the batches."""
    store.write([Asked(MONEY), Asked(MONEY), Judged(MONEY, True)])
    store.write([Asked(MONEY), Judged(MONEY, False), Judged(on(MONDAY + DAY), True), NewDay(MONDAY)])
    rows = everything(store)
    assert [(each.subject, each.asked, each.helped, each.failed) for each in rows.counts] == [
        (MONEY, 3, 1, 1),
        (on(MONDAY + DAY), 0, 1, 0),
    ]
    assert store.read(MONDAY + DAY, MONDAY + DAY).counts == rows.counts[1:]


def test_nothing_to_write(store: Store) -> None:
    """A batch without anything to count leaves the store as it was."""
    store.write([NewDay(MONDAY)])
    assert everything(store) == Rows((), (), ())


def test_comments(store: Store) -> None:
    """A reader's words come back with what they are about, the newest day first; odd letters stay as they are."""
    store.write([Said(MONEY, "liian pitkä 🙂 <b>"), Said(on(MONDAY + DAY), "'; DROP TABLE feedback_counts; --")])
    assert [(said.day, said.words) for said in everything(store).comments] == [
        (MONDAY + DAY, "'; DROP TABLE feedback_counts; --"),
        (MONDAY, "liian pitkä 🙂 <b>"),
    ]
    assert everything(store).comments[1].subject.section == "paljonko"


def test_words_are_shown_from_three_days_on(store: Store) -> None:
    """A word of one or two days may be one person's; of three it is many people's."""
    for ahead in range(3):
        words = ("kuuraketti", "virtanen") if ahead < 2 else ("kuuraketti",)
        store.write([Asked(on(MONDAY + ahead * DAY, SILENCE), words)] * 5)
    assert everything(store).words == (("kuuraketti", 3, 15),)


def test_purge(store: Store) -> None:
    """What is older than the retention goes on the day, and what is as old as it stays."""
    events: list[Event] = [Asked(on(MONDAY - back * DAY)) for back in (0, 30, 31)]
    events += [Said(on(MONDAY - back * DAY), "sanat") for back in (30, 31)]
    store.write(events)
    assert store.purge(MONDAY, 30) == 2
    rows = everything(store)
    assert [each.subject.day for each in rows.counts] == [MONDAY - 30 * DAY, MONDAY]
    assert [said.day for said in rows.comments] == [MONDAY - 30 * DAY]
    assert store.purge(MONDAY, 30) == 0


def test_rare_words_go_sooner(store: Store, url: str) -> None:
    """A word that nobody else wrote is forgotten after thirty days, long before the rest."""
    for back in (40, 50, 60):
        store.write([Asked(on(MONDAY - back * DAY, SILENCE), ("kuuraketti",))])
    store.write([Asked(on(MONDAY - 40 * DAY, SILENCE), ("virtanen",)), Asked(on(MONDAY, SILENCE), ("korhonen",))])
    assert store.purge(MONDAY, 400) == 1
    with create_engine(url).connect() as connection:
        kept = connection.execute(text("SELECT DISTINCT word FROM feedback_words ORDER BY word")).scalars().all()
    assert kept == ["korhonen", "kuuraketti"]


def test_no_column_for_a_person(store: Store, url: str) -> None:
    """The tables have a day and no time, and no place for an address, a session or a question."""
    store.write([Asked(MONEY)])
    found = inspect(create_engine(url))
    columns = {column["name"]: str(column["type"]) for name in METADATA.tables for column in found.get_columns(name)}
    assert set(columns) == {
        "version", "day", "kind", "topic", "section", "register", "audience", "asked", "helped", "failed", "id", "word",
        "words",
    }  # fmt: skip
    assert columns["day"] == "DATE"


def test_two_processes_at_once(url: str) -> None:
    """Stores that write the same subjects at the same time, the tables not made yet, lose nothing."""
    stores = [Store(url) for _ in range(2)]
    failures: list[Exception] = []

    def write(store: Store) -> None:
        try:
            for _ in range(20):
                store.write([Asked(on(MONDAY + ahead * DAY)) for ahead in (2, 0, 1)])
        except Exception as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [each.asked for each in everything(stores[0]).counts] == [40, 40, 40]
    for store in stores:
        store.close()


def test_newer_tables_are_left_alone(store: Store, url: str) -> None:
    """A store of a later version is neither written nor read."""
    store.write([Asked(MONEY)])
    with create_engine(url).begin() as connection:
        connection.execute(text("UPDATE feedback_version SET version = 99"))
    with pytest.raises(NewerStore):
        Store(url).write([Asked(MONEY)])


def test_deleted_file_is_made_anew(tmp_path: Path) -> None:
    """When the file has gone, the next press goes to a new one, not to nowhere."""
    path = tmp_path / "palaute.sqlite"
    store = Store(f"sqlite:///{path}")
    store.write([Asked(MONEY)])
    for each in tmp_path.iterdir():
        each.unlink()
    with pytest.raises(Exception, match="no such table"):
        store.write([Asked(MONEY)])
    store.write([Asked(MONEY)])
    assert everything(store).counts[0].asked == 1


def test_file_is_private(tmp_path: Path) -> None:
    """Nobody else on the machine can read what readers wrote."""
    Store(f"sqlite:///{tmp_path / 'data' / 'palaute.sqlite'}").write([Asked(MONEY)])
    assert (tmp_path / "data" / "palaute.sqlite").stat().st_mode & 0o077 == 0
