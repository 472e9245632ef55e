"""Events to the store by a thread of its own: a reader never waits for the database and never sees it fail."""

from __future__ import annotations

import atexit
import datetime
import logging
import threading
import time
from collections import deque
from functools import lru_cache
from itertools import islice

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, SQLAlchemyError

from ohjaus.feedback.events import Event
from ohjaus.feedback.store import NewerStore, Rows, Store

CAPACITY = 50_000  # events that wait for the database; some 20 MB at most
BATCH = 500  # events in one transaction
FIRST_WAIT, LONGEST_WAIT = 0.25, 10.0  # seconds between tries while the database does not answer
LAST_CHANCE = 3.0  # seconds for what still waits when the program ends

_LOG = logging.getLogger(__name__)


class Feedback:
    """Takes events at once and writes them when it can. Events past the capacity are counted, not kept."""

    def __init__(self, store: Store, days: int, capacity: int = CAPACITY) -> None:
        self._store = store
        self._days = days
        self._capacity = capacity
        self._waiting: deque[Event] = deque()
        self._changed = threading.Condition()
        self._closing = threading.Event()
        self._purged = datetime.date.min
        self._lost = 0
        self._is_down = False
        self._thread = threading.Thread(target=self._run, name="feedback", daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many events are not in the database yet."""
        return len(self._waiting)

    @property
    def lost(self) -> int:
        """How many events were not kept."""
        return self._lost

    def put(self, event: Event) -> bool:
        """Takes one event to be written soon, and says whether it did. Never waits and never raises."""
        with self._changed:
            if len(self._waiting) < self._capacity and not self._closing.is_set():
                self._waiting.append(event)
                self._changed.notify_all()
                return True
            self._lost += 1
            lost = self._lost
        if lost & (lost - 1) == 0:  # 1, 2, 4, 8...: told of, without filling the log
            _LOG.warning("feedback: %d events could not be kept", lost)
        return False

    def read(self, first: datetime.date, last: datetime.date) -> Rows:
        """What is in the database of these days. Raises SQLAlchemyError or OSError when it does not answer."""
        return self._store.read(first, last)

    def flush(self, seconds: float) -> bool:
        """Waits until all is written, at most so long. Says whether it is."""
        with self._changed:
            return self._changed.wait_for(lambda: not self._waiting, seconds)

    def close(self, seconds: float = LAST_CHANCE) -> None:
        """Writes what waits, if that can be done in so many seconds; what cannot is counted as lost."""
        self.flush(seconds)
        self._closing.set()
        with self._changed:
            self._changed.notify_all()
        self._thread.join(seconds)
        with self._changed:
            left = len(self._waiting)
            self._lost += left
            self._waiting.clear()
        if left:
            _LOG.warning("feedback: %d events were not written before the end", left)
        self._store.close()

    def _run(self) -> None:
        wait = FIRST_WAIT
        while not self._closing.is_set():
            with self._changed:
                self._changed.wait_for(lambda: self._waiting or self._closing.is_set())
                batch = tuple(islice(self._waiting, BATCH))
            if not batch:
                continue
            if self._is_written(batch):
                wait = FIRST_WAIT
                self._purge(max(event.day for event in batch))
                with self._changed:
                    for _ in batch:
                        self._waiting.popleft()
                    self._changed.notify_all()
            else:
                self._closing.wait(wait)
                wait = min(wait * 2, LONGEST_WAIT)

    def _is_written(self, batch: tuple[Event, ...]) -> bool:
        """Whether the batch is done with; False when it is to be tried again. The thread outlives any error."""
        started = time.monotonic()
        try:
            self._store.write(batch)
        except Exception as error:
            if _may_pass(error):
                if not self._is_down:
                    _LOG.warning("feedback: the database does not answer (%s), events wait", type(error).__name__)
                self._is_down = True
                return False
            self._lost += len(batch)
            _LOG.error("feedback: %d events could not be written (%s)", len(batch), type(error).__name__)
            return True
        if self._is_down:
            _LOG.warning("feedback: the database answers again (%.1f s)", time.monotonic() - started)
        self._is_down = False
        return True

    def _purge(self, day: datetime.date) -> None:
        """Once for each day on which anything happens. What fails is tried again with the next batch."""
        if day <= self._purged:
            return
        try:
            self._store.purge(day, self._days)
            self._purged = day
        except Exception as error:
            _LOG.warning("feedback: old rows could not be taken away (%s)", type(error).__name__)


def _may_pass(error: Exception) -> bool:
    """Whether the same events may succeed later: the database is away, or of a newer version for now."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, SQLAlchemyError | OSError | NewerStore)


@lru_cache(maxsize=8)
def open_feedback(url: str, days: int) -> Feedback | None:
    """The one feedback of this process for a database, kept for so many days; None when `url` is empty."""
    if not url:
        return None
    feedback = Feedback(Store(url), days)
    atexit.register(feedback.close)
    return feedback
