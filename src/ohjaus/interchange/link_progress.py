"""How a round of questions goes: told now and then, and given up early when there is no network."""

from __future__ import annotations

import threading
from collections.abc import Callable

from ohjaus.interchange.link_memory import Found, State

TOLD_EVERY = 25  # addresses
ENOUGH_HOSTS = 5  # when so many give no connection and none has answered, it is the network

Tell = Callable[[int, int], None]  # how many have been asked, of how many


class NoNetwork(Exception):
    """Nobody can be reached."""


class Progress:
    """What the threads of one round have in common."""

    def __init__(self, total: int, tell: Tell | None) -> None:
        self.is_given_up = False
        self._total = total
        self._tell = tell
        self._asked = 0
        self._has_reached = False
        self._unreached: set[str] = set()
        self._lock = threading.Lock()

    def note(self, host: str, found: Found) -> None:
        """One more address has been asked. Raises NoNetwork when it is time to give up."""
        with self._lock:
            self._asked += 1
            if found.state is State.SILENT and not found.why.startswith("HTTP"):
                self._unreached.add(host)
            else:
                self._has_reached = True
            if self._tell and (self._asked % TOLD_EVERY == 0 or self._asked == self._total):
                self._tell(self._asked, self._total)
            self.is_given_up = not self._has_reached and len(self._unreached) >= ENOUGH_HOSTS
            if self.is_given_up:
                raise NoNetwork
