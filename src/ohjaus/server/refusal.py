"""A polite no: a short Finnish page in both registers, or a problem under the API, made beforehand and sent in no time."""

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

_EASY = Markup('<section class="selko"><h2>{title}</h2><p>{text}</p></section>')
_PAGE = Markup(
    '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
    '<link rel="stylesheet" href="{home}assets/ohjaus.css"></head><body><main class="wrap column"><h1>{title}</h1>'
    '<p class="lead">{text}</p>{easy}<p><a href="{home}">{link}</a></p></main></body></html>'
)


class Refusal:
    """One kind of refusal, such as 503. `key` names its sentences in knowledge/phrases.yaml, `values` fill them."""

    def __init__(self, status: int, key: str, library: Library, home: str, **values: object) -> None:
        self.status = status
        title, text = library.phrase(f"{key}-title", "fi"), library.phrase(f"{key}-lead", "fi", **values)
        easy = _EASY.format(
            title=library.phrase("site-switch-other", "fi"), text=library.phrase(f"{key}-lead", "selko", **values)
        )
        self._page = _PAGE.format(title=title, text=text, easy=easy, link=library.phrase("site-front", "fi"), home=home)
        self._problem = problem(title, status, text)

    async def send(self, scope: Scope, receive: Receive, send: Send, after: float) -> None:
        """Refuses an HTTP request or a websocket; `after` is how many seconds to wait before trying again."""
        if scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": TRY_LATER})
            return
        await self._reply(scope, after)(scope, receive, send)

    def page(self) -> Response:
        """The page for a reader whose request is never right, whenever it is tried again."""
        return HTMLResponse(self._page, self.status, {"Cache-Control": "no-store"})

    def _reply(self, scope: Scope, after: float) -> Response:
        headers = {"Retry-After": str(max(1, math.ceil(after))), "Cache-Control": "no-store"}
        if "text/html" in Headers(scope=scope).get("accept", ""):
            return HTMLResponse(self._page, self.status, headers)
        return JSONResponse(self._problem, self.status, headers, PROBLEM)
