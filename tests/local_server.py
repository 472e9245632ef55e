"""A server on this machine that answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

ANSWERS = Path(__file__).parent / "interchange" / "answers"
ORGANISATION = "11111111-2222-3333-4444-555555555555"


@dataclass
class Said:
    """An answer: status, headers, body."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Heard:
    """A question: method, path with its query, headers in small letters."""

    method: str
    path: str
    headers: dict[str, str]


Answering = Callable[[Heard], Said]


class LocalServer:
    """Answers with `answer`, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answer: Answering = lambda _: Said(404)
        self.heard: list[Heard] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                heard = Heard(self.command, self.path, {key.lower(): value for key, value in self.headers.items()})
                outer.heard.append(heard)
                said = outer.answer(heard)
                self.send_response(said.status)
                for key, value in {"Content-Length": str(len(said.body)), **said.headers}.items():
                    self.send_header(key, value)
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(said.body)

            do_HEAD = do_GET  # noqa: N815, as the library names it

            def log_message(self, *_: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client that hangs up is no fault
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    @property
    def paths(self) -> list[str]:
        """What was asked, in order."""
        return [heard.path for heard in self.heard]


def recorded(name: str) -> Any:
    """An answer of the folder as plain values."""
    return json.loads((ANSWERS / name).read_text(encoding="utf-8"))


def as_json(value: Any, **headers: str) -> Said:
    """An answer as the register gives it."""
    return Said(200, json.dumps(value).encode(), {"Content-Type": "application/json; charset=utf-8", **headers})


def as_register(**changed: Any) -> Answering:
    """The whole register with its one organisation. `changed` replaces an answer by its file's name: `services_1=...`."""

    def answer(heard: Heard) -> Said:
        split = urlsplit(heard.path)
        page = parse_qs(split.query).get("page", [""])[0]
        path = split.path.removeprefix("/api/v11")
        one = f"/Organization/{ORGANISATION}"
        names = {
            one: "organisation",
            "/Organization/businesscode/0000000-0": "organisation",
            "/Service/list/organization": f"services-{page}",
            "/ServiceChannel/list/organization": f"channels-{page}",
        }
        if path not in names:
            return Said(404)
        name = names[path]
        found = changed.get(name.replace("-", "_"), recorded(f"{name}.json"))
        if isinstance(found, Said):
            return found
        return as_json([found] if "businesscode" in path and isinstance(found, dict) else found)

    return answer
