"""The edition that this process serves, and the watch that takes the next one into use.

Whoever answers a reader reads one reference and nothing else. A thread looks at the content; what has changed is made by
another process beside what is served, and only a whole and faultless edition is taken. A fault keeps the old edition.
"""

from __future__ import annotations

import datetime
import logging
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ohjaus.advisor import Advisor, open_advisor
from ohjaus.edition.last import last_good
from ohjaus.edition.make import make, make_pages, mark_as_used, pages_folder
from ohjaus.library import report
from ohjaus.search.tables import ContentError, stored, tables_key
from ohjaus.site.write import RefusedFolder

LOOK_AGAIN = 5.0  # seconds between looks at the content
SETTLING = 1.0  # seconds in which nobody may write to the content, so that no half of a change is taken
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 3600.0  # seconds between tries at what failed for another reason than the content
LONGEST_MAKING = 1800  # seconds

LOG = logging.getLogger("ohjaus.edition")


@dataclass(frozen=True)
class Edition:
    """What is served: an advisor, the folder of its pages (None for the chat alone), and the day of the pages."""

    advisor: Advisor
    pages: Path | None
    day: datetime.date
    key: str  # of the stored tables


class _NotMadeError(Exception):
    """The next edition could not be made. `lasting` is True when only a change of the content helps."""

    def __init__(self, said: str, lasting: bool) -> None:
        super().__init__(said)
        self.lasting = lasting


@dataclass
class Watch:
    """The watch over one root folder. `base_url` None means no pages; `fixed_day` stands for today in rehearsals."""

    root: Path
    base_url: str | None = None
    fixed_day: datetime.date | None = None
    has_chat: bool = True  # do the pages lead to the chat?
    has_votes: bool = False  # do they ask whether they helped?
    contact: str = ""  # where a reader writes about the site, if the publisher has told it
    clock: Callable[[], datetime.date] = datetime.date.today
    settling: float = SETTLING
    fault: str = ""  # why the content of the disk is not served: empty when it is
    fault_count: int = 0
    changes: int = 0  # how many times another edition was taken
    _edition: Edition | None = None
    _error: ContentError | None = None
    _failed: tuple[str, datetime.date] | None = None
    _again: float = 0.0
    _pause: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _stop: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None
    listeners: list[Callable[[], None]] = field(default_factory=list)  # called after each look

    def today(self) -> datetime.date:
        """The day that readers are told."""
        return self.fixed_day or self.clock()

    @property
    def edition(self) -> Edition:
        """The edition in use. The first call opens it: of the last good content when the files have a fault.

        Raises ContentError when there is none of that either, and OSError when the disk refuses.
        """
        if self._edition is None:
            self._open()
        if self._edition is None:
            assert self._error is not None
            raise self._error
        return self._edition

    def start(self, every: float = LOOK_AGAIN) -> None:
        """Looks at the content from now on, every so many seconds and right after midnight."""
        with self._lock:
            if self._thread is None:
                self._stop.clear()
                self._thread = threading.Thread(target=self._keep_looking, args=(every,), name="watch", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Ends the watch; the edition stays."""
        self._stop.set()
        with self._lock:
            self._thread = None

    def look(self) -> None:
        """One look: takes the next edition into use if there is one. Never raises."""
        try:
            wanted = (tables_key(self.root), self.today())
            if self._edition and wanted == (self._edition.key, self._edition.day):
                self._well()
            elif wanted != self._failed or time.monotonic() >= self._again:
                self._take(*wanted)
        except _NotMadeError as error:
            self._say(wanted, str(error), error.lasting)
        except OSError as error:
            self._say(None, str(error), lasting=False)
        if self._again == float("inf"):
            self._turn_day()
        for listener in self.listeners:
            listener()

    def _open(self) -> None:
        """The first edition, made in this process: nobody is served yet. A fault leaves the last good one, and is told."""
        with self._lock:
            if self._edition is not None or self._error is not None:
                return
            day = self.today()
            try:
                if self.base_url is not None:
                    make(self.root, day, self.base_url, contact=self.contact, **self._shown(day))
                key = tables_key(self.root)
                self._edition = self._with_pages(open_advisor(self.root), key, day)
            except ContentError as error:
                good = last_good(self.root)
                if good is None:
                    self._error = error
                    return
                key, advisor = good
                self._edition = self._made_here(advisor, key, day)
                said = report.to_text(problem for problem in error.problems if problem.is_error)
                self._say((tables_key(self.root), day), said, lasting=True)

    def _take(self, key: str, day: datetime.date) -> None:
        edition = self._read(key, day)
        if edition is None:
            self._stop.wait(self.settling)
            if tables_key(self.root) != key:
                return  # someone is still writing: the next look sees the rest
            self._make(day)
            edition = self._read(key, day)
        if edition is None:
            raise _NotMadeError("the tables or the pages are not there after they were made", lasting=False)
        self._edition = edition
        self._error = None
        self.changes += 1
        LOG.info("edition taken", extra={"content": edition.advisor.library.fingerprint[:8], "pages_of": str(day)})
        self._well()

    def _read(self, key: str, day: datetime.date) -> Edition | None:
        """The edition when it has been made. The advisor in use is kept when only the day is new."""
        if self._edition and self._edition.key == key:
            advisor = self._edition.advisor
        else:
            found = stored(self.root, key)
            if found is None:
                return None
            advisor = Advisor(*found)
        edition = self._with_pages(advisor, key, day)
        return edition if edition.pages is None or edition.pages.is_dir() else None

    def _with_pages(self, advisor: Advisor, key: str, day: datetime.date) -> Edition:
        if self.base_url is None:
            return Edition(advisor, None, day, key)
        content = advisor.library.fingerprint
        return Edition(
            advisor,
            pages_folder(self.root, content, day, self.base_url, self.has_chat, self.has_votes, self.contact),
            day,
            key,
        )

    def _made_here(self, advisor: Advisor, key: str, day: datetime.date) -> Edition:
        """An edition of content that is not the disk's any more: its pages can be made in this process alone."""
        if self.base_url is not None:
            shown = self._shown(day)
            make_pages(self.root, advisor, day, self.base_url, contact=self.contact, **shown)
        return self._with_pages(advisor, key, day)

    def _turn_day(self) -> None:
        """While newer content has a fault, the old one still gets pages of today: a sum's period may have ended."""
        edition, day = self._edition, self.today()
        if edition is None or edition.day == day:
            return
        try:
            self._edition = self._made_here(edition.advisor, edition.key, day)
        except (OSError, RefusedFolder):
            return  # `ohjaus_pages_age_days` tells it, and the next look tries again
        self.changes += 1
        LOG.info("pages of a new day, of the old content", extra={"pages_of": str(day)})

    def _shown(self, day: datetime.date) -> dict[str, bool]:
        """What the pages tell besides their content."""
        return {"chat": self.has_chat, "votes": self.has_votes, "as_of": day != self.clock()}

    def _make(self, day: datetime.date) -> None:
        """Makes the edition in another process, so that answering is not slowed."""
        command = [sys.executable, "-m", "ohjaus", "prepare", "--root", str(self.root), "--day", day.isoformat()]
        if self.base_url is not None:
            command += ["--base-url", self.base_url, *([] if self.has_chat else ["--no-chat"])]
            command += ["--votes"] if self.has_votes else []
        try:
            done = subprocess.run(
                ["nice", "-n", "5", *command], stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_MAKING, check=False
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise _NotMadeError(f"not made in {LONGEST_MAKING} seconds", lasting=False) from error
        if done.returncode:
            raise _NotMadeError(done.stderr.decode(errors="replace").strip(), lasting=done.returncode == 1)

    def _well(self) -> None:
        if self.fault:
            LOG.info("fault is over")
        self.fault, self._failed, self._pause, self._again = "", None, 0.0, 0.0
        if self._edition and self._edition.pages is not None:
            mark_as_used(self._edition.pages)

    def _say(self, wanted: tuple[str, datetime.date] | None, said: str, lasting: bool) -> None:
        """Keeps the fault for those who ask, and puts off the next try. The same fault is logged once, whatever else changes."""
        self._pause = min(max(self._pause * 2, FIRST_PAUSE), LONGEST_PAUSE)
        self._again = float("inf") if lasting else time.monotonic() + self._pause
        said = said.strip()
        if said != self.fault or wanted != self._failed:
            self.fault_count += 1
        if said != self.fault:
            LOG.error("edition not taken, the old one stays", extra={"fault": said})
        self.fault, self._failed = said, wanted

    def _keep_looking(self, every: float) -> None:
        while not self._stop.wait(min(every, _to_midnight())):
            self.look()


def _to_midnight() -> float:
    """Seconds to the first moment of tomorrow."""
    now = datetime.datetime.now()
    tomorrow = datetime.datetime.combine(now.date() + datetime.timedelta(days=1), datetime.time())
    return (tomorrow - now).total_seconds() + 0.01


_WATCHES: dict[Path, Watch] = {}


def use(watch: Watch) -> None:
    """From now on this watch is the one of its root folder in this process."""
    _WATCHES[watch.root] = watch


def watch_of(root: Path) -> Watch:
    """The watch of this process over a root folder."""
    return _WATCHES.setdefault(root, Watch(root))


def current_advisor(root: Path) -> Advisor:
    """The advisor of the content as it is now: one reference, no look at the disk. Raises ContentError when there is none.

    When the content has been broken since, the last good one goes on answering.
    """
    watch = watch_of(root)
    watch.start()
    return watch.edition.advisor


def today(root: Path) -> datetime.date:
    """The day that readers of this root folder are told."""
    return watch_of(root).today()
