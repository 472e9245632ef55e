"""Who comes too often and who is one too many: both are told so, and everyone else is served as before."""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ohjaus.metrics import REFUSED
from ohjaus.server.entrance import ONE_TOO_MANY
from ohjaus.server.rate import Buckets
from ohjaus.server.refusal import Refusal

RETRY = 10.0  # seconds after which there may be room again
ALWAYS = ("/api/v1/health", "/metrics")  # a full house is still watched


class FullHouse:
    """Answers 503 on a connection that opened when there was no room; it is closed after that."""

    def __init__(self, app: ASGIApp, refusal: Refusal) -> None:
        self.app = app
        self.refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application, or a polite no."""
        has_room = ONE_TOO_MANY not in scope.get("state", {})
        if has_room or scope["type"] == "lifespan" or scope["path"].startswith(ALWAYS):
            await self.app(scope, receive, send)
            return
        REFUSED.labels("full").inc()

        async def closing(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"connection", b"close")]
            await send(message)

        await self.refusal.send(scope, receive, closing, RETRY)


class RateLimit:
    """Answers 429 to an address that asks too much. `paths` are those where answering costs something.

    On the chat's websocket nothing is refused: a message waits for its turn.
    """

    def __init__(self, app: ASGIApp, buckets: Buckets, paths: tuple[str, ...], refusal: Refusal) -> None:
        self.app = app
        self.buckets = buckets
        self.paths = paths
        self.refusal = refusal

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application, or a polite no."""
        address = (scope.get("client") or ("",))[0]
        if scope["type"] == "websocket":
            await self.app(scope, self._in_turn(receive, address), send)
            return
        if scope["type"] == "http" and scope["path"].startswith(self.paths):
            wait = self.buckets.take(address)
            if wait:
                REFUSED.labels("rate").inc()
                await self.refusal.send(scope, receive, send, wait)
                return
        await self.app(scope, receive, send)

    def _in_turn(self, receive: Receive, address: str) -> Receive:
        async def received() -> Message:
            message = await receive()
            while message["type"] == "websocket.receive" and (wait := self.buckets.take(address)):
                await asyncio.sleep(wait)
            return message

        return received
