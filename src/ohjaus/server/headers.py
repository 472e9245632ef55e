"""Headers that keep a page to itself: no third party, no frame, no referrer."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SITE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Streamlit writes its styles into the page as it runs, hence the one 'unsafe-inline'; no script may be inline.
CHAT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'{socket}; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)

_HOST = re.compile(rb"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


class SecurityHeaders:
    """Adds the headers to every reply; the chat under `chat` gets a policy of its own.

    What is at the paths of `lent` may be loaded by pages of other sites.
    """

    def __init__(self, app: ASGIApp, chat: str, lent: frozenset[str] = frozenset()) -> None:
        self.app = app
        self.lent = lent
        self.chat = chat

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application, its replies with headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        policy = _chat_policy(scope) if scope["path"].startswith(self.chat) else SITE_POLICY

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in COMMON.items():
                    headers[name] = value
                headers["Content-Security-Policy"] = policy
                if scope["path"] in self.lent:
                    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            await send(message)

        await self.app(scope, receive, with_headers)


def _chat_policy(scope: Scope) -> str:
    """Older phones do not take 'self' for a websocket, so its address is named."""
    host = dict(scope["headers"]).get(b"host", b"")
    socket = f" ws://{host.decode()} wss://{host.decode()}" if _HOST.fullmatch(host) else ""
    return CHAT_POLICY.format(socket=socket)
