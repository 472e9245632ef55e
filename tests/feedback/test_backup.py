"""The feedback is copied and brought back by the very lines of docs/operations.md, in SQLite and in PostgreSQL."""

from __future__ import annotations

import datetime
import os
import re
import stat
import subprocess
from pathlib import Path

import pytest

from ohjaus.feedback import Asked, Event, Judged, Rows, Said, Store, Subject
from postgres import Cluster

DAY = datetime.date(2026, 12, 1)
KULUKORVAUS = Subject(DAY, "answer", "kulukorvaus", "paljonko", "selko", "client")
EVENTS: tuple[Event, ...] = (
    Asked(KULUKORVAUS),
    Judged(KULUKORVAUS, helped=True),
    Said(Subject(DAY, "answer", "palkkatuki", "", "fi"), "Puuttui: 'lainaus' ja ä"),
    *(Asked(Subject(DAY - datetime.timedelta(days=ago), "handoff-unknown"), ("kuukkeli",)) for ago in range(3)),
)


def commands(real_root: Path, beginning: str) -> list[str]:
    """The two or three lines of the guide from the one that begins so."""
    text = (real_root / "docs" / "operations.md").read_text(encoding="utf-8")
    lines = re.findall(r"^ {4}(.+)$", text[text.index(beginning) :], re.MULTILINE)
    return [line for line in lines if "palaute" in line or "FEEDBACK" in line]


def run(command: str, folder: Path, **environment: str) -> None:
    """One line of the guide, in a shell."""
    subprocess.run(["sh", "-euc", command], cwd=folder, env={**os.environ, **environment}, check=True)


def all_rows(store: Store) -> Rows:
    """Everything that is in a store."""
    return store.read(datetime.date.min, datetime.date.max)


def check_private(path: Path) -> None:
    """Nobody else may read the file."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_sqlite_from_start_to_end(real_root: Path, tmp_path: Path) -> None:
    """Copied while it is written to, lost, and brought back: every count and word is there, for its owner's eyes only."""
    copy, remove, restore = commands(real_root, "SQLite, on one machine")[:3]
    file = tmp_path / "data" / "palaute.sqlite"
    store = Store(f"sqlite:///{file}")
    store.write(EVENTS)
    expected = all_rows(store)
    reader = Store(f"sqlite:///{file}")
    all_rows(reader)
    run(copy, tmp_path, FEEDBACK=str(file))
    check_private(tmp_path / "palaute-kopio.sqlite")
    store.write(EVENTS)  # after the copy: this is not in it
    store.close()
    reader.close()
    Path(f"{file}-wal").write_bytes(b"left by a process that was killed")
    run(remove, tmp_path, FEEDBACK=str(file))
    run(restore, tmp_path, FEEDBACK=str(file))
    check_private(file)
    restored = Store(f"sqlite:///{file}")
    assert all_rows(restored) == expected
    restored.write(EVENTS[:1])
    assert sum(row.asked for row in all_rows(restored).counts) == sum(row.asked for row in expected.counts) + 1
    restored.close()


@pytest.mark.parametrize("is_lost", [True, False])
def test_postgresql_from_start_to_end(real_root: Path, tmp_path: Path, cluster: Cluster, is_lost: bool) -> None:
    """Dumped and brought back, into an empty database or over newer rows: what was dumped is there and works on."""
    dump, restore = commands(real_root, "PostgreSQL without containers")[:2]
    cluster.empty()
    address = cluster.url.replace("+psycopg", "")
    store = Store(cluster.url)
    store.write(EVENTS)
    expected = all_rows(store)
    run(dump, tmp_path, FEEDBACK_URL=address)
    check_private(tmp_path / "palaute.dump")
    store.write(EVENTS)
    if is_lost:
        cluster.empty()
    run(restore, tmp_path, FEEDBACK_URL=address)
    restored = Store(cluster.url)
    assert all_rows(restored) == expected
    restored.write(EVENTS)
    assert len(all_rows(restored).comments) == 2
    restored.close()
    store.close()
