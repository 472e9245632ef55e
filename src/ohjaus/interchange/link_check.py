"""Asks addresses whether they still answer: one host one question at a time, HEAD first, GET where HEAD will not do."""

from __future__ import annotations

import datetime
import ssl
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby

import httpx

from ohjaus.interchange.link_memory import Found, State
from ohjaus.interchange.link_progress import Progress, Tell
from ohjaus.interchange.polite import TRANSIENT, TRIES, Pause, pause_before

HOSTS_AT_ONCE = 4
PERMANENT = frozenset({301, 308})


def check(
    client: httpx.Client,
    addresses: Iterable[str],
    day: datetime.date,
    *,
    between: float = 1.0,
    pause: Pause = time.sleep,
    tell: Tell | None = None,
) -> dict[str, Found]:
    """What each address answered on this day. `between` is the seconds between two questions to one host.

    `tell` is told now and then how far it is. Raises NoNetwork when nobody can be reached.
    """
    by_host = [list(group) for _, group in groupby(sorted(addresses, key=_host), key=_host)]
    progress = Progress(sum(map(len, by_host)), tell)

    def ask_host(asked: list[str]) -> Iterator[tuple[str, Found]]:
        for number, address in enumerate(asked):
            if progress.is_given_up:
                return
            if number:
                pause(between)
            found = ask(client, address, day, pause)
            progress.note(_host(address), found)
            yield address, found

    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = pool.map(lambda asked: list(ask_host(asked)), by_host)
        return dict(sorted(pair for group in answers for pair in group))


def ask(client: httpx.Client, address: str, day: datetime.date, pause: Pause = time.sleep) -> Found:
    """What one address answers. Never raises for what a server does."""
    why = ""
    answer: httpx.Response | None = None
    for attempt in range(TRIES):
        if attempt:
            pause(pause_before(attempt, answer))
        answer = None
        try:
            answer = _answer(client, address)
            if answer.status_code not in TRANSIENT:
                return _said(answer, day)
            why = f"HTTP {answer.status_code}"
        except httpx.TooManyRedirects:
            return Found(state=State.BROKEN, day=day, why="ohjaa osoitteesta toiseen loputtomiin")
        except httpx.TimeoutException:
            why = "ei vastaa ajoissa"
        except (httpx.TransportError, ssl.SSLError):
            why = "yhteyttä ei saada"
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
            return Found(state=State.BROKEN, day=day, why="ei ole kelvollinen osoite")
    return Found(state=State.SILENT, day=day, why=why)


def _answer(client: httpx.Client, address: str) -> httpx.Response:
    """The head of the answer. Some servers do not know HEAD, or answer it as they please: then GET decides."""
    answer = client.head(address)
    if answer.status_code < httpx.codes.BAD_REQUEST:
        return answer
    with client.stream("GET", address) as answer:
        return answer  # the body is not read


def _said(answer: httpx.Response, day: datetime.date) -> Found:
    if answer.status_code >= httpx.codes.BAD_REQUEST:
        return Found(state=State.BROKEN, day=day, why=f"HTTP {answer.status_code}")
    if answer.history and all(each.status_code in PERMANENT for each in answer.history):
        return Found(state=State.MOVED, day=day, why=str(answer.url))
    return Found(state=State.OK, day=day)


def _host(address: str) -> str:
    return address.split("/")[2].lower() if address.count("/") >= 2 else address
