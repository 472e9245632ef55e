"""No request's body may grow past a limit, whatever its headers promise."""

from __future__ import annotations

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ohjaus.api import problem
from ohjaus.metrics import REFUSED
from ohjaus.server.refusal import PROBLEM


class BodyLimit:
    """Answers 413 to a body larger than `largest` bytes, before the application has read it all."""

    def __init__(self, app: ASGIApp, largest: int, title: str) -> None:
        self.app = app
        self.largest = largest
        self.refusal = JSONResponse(problem(title, 413), 413, media_type=PROBLEM)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application itself for a small body or a websocket."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        promised = dict(scope["headers"]).get(b"content-length", b"0")
        if not promised.isdigit() or int(promised) > self.largest:
            REFUSED.labels("large").inc()
            await self.refusal(scope, receive, send)
            return
        seen = 0
        started = False

        async def counted() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self.largest:
                raise _TooLargeError
            return message

        async def watched(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, counted, watched)
        except _TooLargeError:
            REFUSED.labels("large").inc()
            if not started:
                await self.refusal(scope, receive, send)


class _TooLargeError(Exception):
    """The body went past the limit while it was being read."""
