"""One JSON answer over HTTP: asked politely, read with a limit, kept so that the next time only a change is sent."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path
from typing import Any

import httpx

from ohjaus.interchange.polite import TRANSIENT, TRIES, Pause, pause_before
from ohjaus.interchange.refused import Refused

LARGEST = 20_000_000  # bytes of one answer
BETWEEN = 0.5  # seconds between two questions to the same server


class NotThere(Refused):
    """The server says that there is no such thing."""


class Fetcher:
    """Asks one server. `memory` is a folder for answers with an ETag or a day; None: nothing is kept."""

    def __init__(self, client: httpx.Client, memory: Path | None = None, pause: Pause = time.sleep) -> None:
        self._client, self._memory, self._pause = client, memory, pause
        self._has_asked = False

    def json(self, url: str, params: dict[str, str | int] | None = None) -> Any:
        """The answer as plain values.

        Raises NotThere for 404, and Refused with a Finnish sentence when there is no usable answer.
        """
        address = str(httpx.URL(url, params=params) if params else httpx.URL(url))
        kept = self._kept(address)
        status, headers, body = self._ask(address, kept)
        if status == httpx.codes.NOT_MODIFIED and kept is not None:
            return kept["answer"]
        if status == httpx.codes.NOT_FOUND:
            raise NotThere(f"palvelin sanoo, että tätä ei ole: {address}")
        if status != httpx.codes.OK:
            raise Refused(f"palvelin ei anna tietoja (HTTP {status}): {address}")
        answer = _read(address, body)
        self._keep(address, headers, answer)
        return answer

    def _ask(self, address: str, kept: dict[str, Any] | None) -> tuple[int, httpx.Headers, bytes]:
        conditions = {key: kept[key] for key in ("If-None-Match", "If-Modified-Since") if kept and kept.get(key)}
        failure = ""
        answer: httpx.Response | None = None
        for attempt in range(TRIES):
            if attempt:
                self._pause(pause_before(attempt, answer))
            elif self._has_asked:
                self._pause(BETWEEN)
            self._has_asked = True
            answer = None
            try:
                with self._client.stream(
                    "GET", address, headers={"Accept": "application/json", **conditions}
                ) as answer:
                    if answer.status_code not in TRANSIENT:
                        return answer.status_code, answer.headers, _limited(address, answer)
                    failure = f"HTTP {answer.status_code}"
            except httpx.TimeoutException:
                failure = "aika loppui"
            except httpx.TooManyRedirects as error:
                raise Refused(f"palvelin ohjaa osoitteesta toiseen loputtomiin: {address}") from error
            except httpx.TransportError:
                failure = "yhteyttä ei saada"
        raise Refused(f"palvelin ei vastaa ({failure}, {TRIES} yritystä): {address}. Yritä myöhemmin uudelleen.")

    def _file(self, address: str) -> Path | None:
        if self._memory is None:
            return None
        return self._memory / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.json"

    def _kept(self, address: str) -> dict[str, Any] | None:
        file = self._file(address)
        try:
            kept = json.loads(file.read_bytes()) if file else None
        except (OSError, ValueError):
            return None  # nothing kept, or not readable: asked anew
        return kept if isinstance(kept, dict) and "answer" in kept else None

    def _keep(self, address: str, headers: httpx.Headers, answer: Any) -> None:
        file = self._file(address)
        marks = {"If-None-Match": headers.get("ETag"), "If-Modified-Since": headers.get("Last-Modified")}
        if file is None or not any(marks.values()):
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_text(json.dumps({**marks, "answer": answer}, ensure_ascii=False), encoding="utf-8")
        new.replace(file)


def _limited(address: str, answer: httpx.Response) -> bytes:
    body = bytearray()
    for part in answer.iter_bytes():
        body += part
        if len(body) > LARGEST:
            raise Refused(f"vastaus on yli {LARGEST // 1_000_000} megatavua, sitä ei lueta: {address}")
    return bytes(body)


def _read(address: str, body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        what = "verkkosivu" if body.lstrip()[:1] == b"<" else "jotain muuta"
        raise Refused(f"vastaus ei ole tietoja vaan {what}: {address}") from error
