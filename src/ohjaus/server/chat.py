"""Streamlit inside the application: its own Finnish shell, its scripts, its socket, and nothing more of it."""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Message, Receive, Scope, Send
from streamlit import config

from ohjaus.chat.address import read_address
from ohjaus.chat.looks import ASSETS
from ohjaus.chat.shell import finnish_shell
from ohjaus.library.model import Library
from ohjaus.metrics import REFUSED
from ohjaus.server.refusal import Refusal

SETTINGS: dict[str, str | bool | int] = {
    "browser.gatherUsageStats": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "runner.postScriptGC": False,  # a full round of collecting after every press took more than the press
    "server.enableAgentApi": False,
    "server.enableStaticServing": False,
    "server.fileWatcherType": "none",
    "ui.hideTopBar": True,
}
PASSED_ON = "/_stcore/health"  # whatever else Streamlit has at an address is in English, its page for unknown ones too
HOST = {  # no other site may steer the page, and a lost connection is told by our own script
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": True,
    "resourceCrossOriginMode": None,
}
NOT_ALLOWED = 1008  # the websocket's code for it
FULL_FOR = 60.0  # seconds after which there may be room for another chat
OWN_FILES = ("chat.css", "chat.js", "icon.svg")

_STREAMLIT = Path(st.__file__).parent / "static"
_SQUEEZED = {".js", ".css", ".svg", ".json"}


def streamlit_application(root: Path) -> st.App:
    """The Streamlit script of the root folder, or the package's own, with safe settings."""
    script = root / "app.py"
    app = st.App(script if script.is_file() else Path(__file__).parent.parent / "chat" / "page.py")
    for name, value in SETTINGS.items():
        config.set_option(name, value)
    return app


class ChatMount:
    """What of Streamlit may be reached. `library` gives the library as it is now; `site` is where the site stands.

    At most `most` chats are open at once: who comes then is told so by `full`, and can read the site.
    """

    def __init__(self, streamlit: st.App, library: Callable[[], Library], site: str, most: int, full: Refusal) -> None:
        self.streamlit = streamlit
        self.library = library
        self.site = site
        self.most = most
        self.full = full
        self.sessions = 0  # open now

    @property
    def lifespan(self) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
        """Streamlit's own start and end."""
        return self.streamlit.lifespan()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request under the chat's address."""
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if self.sessions >= self.most and (scope["type"] == "websocket" or path == "/"):
            REFUSED.labels("chats").inc()
            await self.full.send(scope, receive, send, FULL_FOR)
            return
        if scope["type"] == "websocket" and not self._is_own(Headers(scope=scope)):
            await receive()
            await send({"type": "websocket.close", "code": NOT_ALLOWED})
            return
        if scope["type"] == "websocket":
            self.sessions += 1
            try:
                await self.streamlit(scope, receive, send)
            finally:
                self.sessions -= 1
            return
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405)
        if path == PASSED_ON:
            await self.streamlit(scope, receive, _without_cookies(send))
            return
        reply = self._reply(path, Request(scope))
        if reply is None:
            raise HTTPException(404)
        await reply(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Whether a page of ours opens the socket. Streamlit would ask a service outside for its own address to decide it."""
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc in {headers.get("host", ""), urlsplit(self.site).netloc} - {""}

    def _reply(self, path: str, request: Request) -> Response | None:
        if path == "/":
            shell = (_STREAMLIT / "index.html").read_text(encoding="utf-8")
            library = self.library()
            address = read_address(request.query_params, library)
            page = finnish_shell(shell, library, "./ohjaus/", self.site, address)
            return HTMLResponse(page, headers={"Cache-Control": "no-cache"})
        if path == "/_stcore/host-config":
            return JSONResponse(HOST, headers={"Cache-Control": "no-cache"})
        if path == "/favicon.png":  # Streamlit's script asks for it before ours has the page
            return _file(ASSETS / "icon.svg", request, "no-cache")
        if path.startswith("/ohjaus/"):
            name = path.removeprefix("/ohjaus/")
            return _file(ASSETS / name, request, "no-cache") if name in OWN_FILES else None
        if path.startswith("/static/") and ".." not in path:
            return _file(_STREAMLIT / path[1:], request, "public, max-age=31536000, immutable")
        return None


def _without_cookies(send: Send) -> Send:
    """Streamlit's cookie guards uploads, which are closed here; the privacy page says that no cookie is set."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [pair for pair in message["headers"] if pair[0].lower() != b"set-cookie"]
        await send(message)

    return sent


def _file(path: Path, request: Request, cache: str) -> Response | None:
    if not path.is_file():
        return None
    headers = {"Cache-Control": cache, "Vary": "Accept-Encoding"}
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    if path.suffix in _SQUEEZED and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(_squeezed(path, path.stat().st_mtime_ns), headers=headers, media_type=kind)
    return Response(path.read_bytes(), headers=headers, media_type=kind)


@lru_cache(maxsize=512)
def _squeezed(path: Path, _changed: int) -> bytes:
    """Streamlit sends its scripts as they are; squeezed they are a third, which a phone notices."""
    return gzip.compress(path.read_bytes(), 6)
