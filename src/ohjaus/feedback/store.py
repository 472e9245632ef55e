"""The store: events to rows, rows by day, and what is too old away. SQLite and PostgreSQL through SQLAlchemy."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, delete, event, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateIndex, CreateTable

from ohjaus.feedback.events import Asked, Event, Judged, Said, Subject
from ohjaus.feedback.tables import COMMENTS, COUNTS, METADATA, VERSION, VERSIONS, WORDS

WAITED = 5  # seconds for a locked file or a server that does not answer
SEEN_FROM = 3  # separate days before a word is more than one person's
MAKING = 189_710  # of the lock under which one process at a time makes the tables
RARE_DAYS = 30  # a word that nobody else wrote is forgotten after so many days


class NewerStore(Exception):
    """The tables were made by a newer version of the program."""


@dataclass(frozen=True)
class Counted:
    """How often one subject was asked, and how often its reply helped or did not."""

    subject: Subject
    asked: int
    helped: int
    failed: int


@dataclass(frozen=True)
class Rows:
    """What the store holds of some days."""

    counts: tuple[Counted, ...]
    words: tuple[tuple[str, int, int], ...]  # a word, on how many days, in how many questions
    comments: tuple[Said, ...]


class Store:
    """One database. Every method raises SQLAlchemyError or OSError when the database cannot be reached."""

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self._is_ready = False

    def write(self, events: Sequence[Event]) -> None:
        """All of the events, or none of them."""
        tallies: dict[Subject, list[int]] = {}
        words: Counter[tuple[datetime.date, str]] = Counter()
        comments = []
        for each in events:
            match each:
                case Asked(subject, unknown):
                    tallies.setdefault(subject, [0, 0, 0])[0] += 1
                    words.update((subject.day, word) for word in unknown)
                case Judged(subject, helped):
                    tallies.setdefault(subject, [0, 0, 0])[1 if helped else 2] += 1
                case Said(subject, text):
                    comments.append({**_of(subject, "day", "topic", "section", "register"), "words": text})
        counts = [  # always in the same order, so that two processes never wait for each other
            {**vars(subject), **dict(zip(("asked", "helped", "failed"), tallies[subject], strict=True))}
            for subject in sorted(tallies)
        ]
        with self._connection() as connection:
            _add(connection, COUNTS, counts)
            _add(
                connection,
                WORDS,
                [{"day": day, "word": word, "asked": words[day, word]} for day, word in sorted(words)],
            )
            if comments:
                connection.execute(insert(COMMENTS), comments)

    def read(self, first: datetime.date, last: datetime.date) -> Rows:
        """What was counted from one day to another, both included; of the words only those of several days."""
        with self._connection() as connection:
            counts = connection.execute(
                select(COUNTS).where(COUNTS.c.day.between(first, last)).order_by(*COUNTS.primary_key)
            ).all()
            days = func.count()
            words = connection.execute(
                select(WORDS.c.word, days, func.sum(WORDS.c.asked))
                .where(WORDS.c.day.between(first, last))
                .group_by(WORDS.c.word)
                .having(days >= SEEN_FROM)
                .order_by(func.sum(WORDS.c.asked).desc(), WORDS.c.word)
            ).all()
            comments = connection.execute(
                select(COMMENTS)
                .where(COMMENTS.c.day.between(first, last))
                .order_by(COMMENTS.c.day.desc(), COMMENTS.c.id)
            ).all()
        return Rows(
            tuple(Counted(Subject(*row[:6]), *row[6:]) for row in counts),
            tuple((word, int(days_seen), int(times)) for word, days_seen, times in words),
            tuple(
                Said(Subject(row.day, "answer", row.topic, row.section, row.register), row.words) for row in comments
            ),
        )

    def purge(self, today: datetime.date, days: int) -> int:
        """Takes away what is older than so many days, and rare words much sooner. Returns how many rows went."""
        oldest = today - datetime.timedelta(days=days)
        rare = select(WORDS.c.word).group_by(WORDS.c.word).having(func.count() < SEEN_FROM)
        soon = today - datetime.timedelta(days=min(days, RARE_DAYS))
        with self._connection() as connection:
            gone = [
                connection.execute(delete(table).where(table.c.day < oldest)) for table in (COUNTS, WORDS, COMMENTS)
            ]
            gone.append(connection.execute(delete(WORDS).where(WORDS.c.day < soon, WORDS.c.word.in_(rare))))
        return sum(result.rowcount for result in gone)

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    @contextmanager
    def _connection(self) -> Iterator[Connection]:
        """A transaction, with the tables there: looked for again after any error, the file may be a new one."""
        if not self._is_ready:
            _prepare(self._engine)
        self._is_ready = False
        with self._engine.begin() as connection:
            yield connection
        self._is_ready = True


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, pool_pre_ping=True, pool_size=2, connect_args={"connect_timeout": WAITED})
    if parsed.database:
        _make_private(Path(parsed.database))
    engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAITED})  # a deleted file is noticed

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode=WAL")  # a report may be read while a press is written

    return engine


def _make_private(path: Path) -> None:
    """The file and its folder, readable by nobody else. When that fails, connecting fails and tells of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError:
        return


def _prepare(engine: Engine) -> None:
    """The tables, made when they are not there. Raises NewerStore."""
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":  # where two that make the same table at once both look first
            connection.execute(select(func.pg_advisory_xact_lock(MAKING)))
        for table in METADATA.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
        found = connection.execute(select(func.max(VERSIONS.c.version))).scalar()
        if found is None:
            connection.execute(_insert(connection, VERSIONS).values(version=VERSION).on_conflict_do_nothing())
        elif found > VERSION:
            raise NewerStore


def _insert(connection: Connection, table: Table) -> Any:
    """An insert that knows what to do when the row is there already; each database says it in its own way."""
    return (postgresql if connection.dialect.name == "postgresql" else sqlite).insert(table)


def _add(connection: Connection, table: Table, rows: Iterable[dict[str, Any]]) -> None:
    """Adds the counts of these rows to what is there."""
    rows = list(rows)
    if not rows:
        return
    keys = list(table.primary_key.columns)
    new = _insert(connection, table)
    sums = {column.name: column + new.excluded[column.name] for column in table.columns if column not in keys}
    connection.execute(new.on_conflict_do_update(index_elements=keys, set_=sums), rows)


def _of(subject: Subject, *names: str) -> dict[str, Any]:
    return {name: getattr(subject, name) for name in names}
