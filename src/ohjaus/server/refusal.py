"""A polite no: a short Finnish page, or a problem under the API, and when to try again. Made beforehand, sent in no time."""

from __future__ import annotations

import math

from markupsafe import Markup
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from ohjaus.api import problem
from ohjaus.library.model import Library

PROBLEM = "application/problem+json"
TRY_LATER = 1013  # the websocket's code for it

_PAGE = Markup(
    '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
    '<link rel="stylesheet" href="{home}assets/ohjaus.css"></head><body><main class="wrap column"><h1>{title}</h1>'
    '<p class="lead">{text}</p><p><a href="{home}">{link}</a></p></main></body></html>'
)


class Refusal:
    """One kind of refusal: 429 or 503. `key` names its sentences in knowledge/phrases.yaml."""

    def __init__(self, status: int, key: str, library: Library, home: str) -> None:
        self.status = status
        title, text = library.phrase(f"{key}-title", "fi"), library.phrase(f"{key}-lead", "fi")
        self._page = _PAGE.format(title=title, text=text, link=library.phrase("site-front", "fi"), home=home)
        self._problem = problem(title, status, text)

    async def send(self, scope: Scope, receive: Receive, send: Send, after: float) -> None:
        """Refuses an HTTP request or a websocket; `after` is how many seconds to wait before trying again."""
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": TRY_LATER})
            return
        await self._reply(scope, after)(scope, receive, send)

    def _reply(self, scope: Scope, after: float) -> Response:
        headers = {"Retry-After": str(max(1, math.ceil(after))), "Cache-Control": "no-store"}
        if "text/html" in Headers(scope=scope).get("accept", ""):
            return HTMLResponse(self._page, self.status, headers)
        return JSONResponse(self._problem, self.status, headers, PROBLEM)
