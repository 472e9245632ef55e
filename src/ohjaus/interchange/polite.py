"""How we ask other people's servers: who we are, how long we wait, how often we try again."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable
from contextlib import suppress

import httpx

from ohjaus import __version__

USER_AGENT = f"ohjaus/{__version__} (guidance on services that support employment; checks what it cites)"
CONNECT, ANSWER = 10.0, 20.0  # seconds
TRIES = 3
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds; each pause doubles, unless the server says how long
TRANSIENT = frozenset({429, 500, 502, 503, 504})

Pause = Callable[[float], None]


def open_client(redirects: int = 5, answer: float = ANSWER) -> httpx.Client:
    """A client that says who asks and never waits for ever. Close it after use."""
    return httpx.Client(
        headers={"User-Agent": USER_AGENT},
        timeout=httpx.Timeout(answer, connect=min(CONNECT, answer)),
        follow_redirects=True,
        max_redirects=redirects,
    )


def pause_before(attempt: int, answer: httpx.Response | None) -> float:
    """Seconds to wait before this attempt (the second is 1): what the server asked for, else twice the last."""
    asked = answer.headers.get("Retry-After", "") if answer is not None else ""
    seconds = FIRST_PAUSE * 2.0 ** (attempt - 1)
    with suppress(ValueError):
        seconds = float(asked) if asked.isdigit() else _until(asked) if asked else seconds
    return float(min(max(seconds, 0.0), LONGEST_PAUSE))


def _until(moment: str) -> float:
    """Seconds until an HTTP date. Raises ValueError when it is none."""
    return email.utils.parsedate_to_datetime(moment).timestamp() - time.time()
