"""Headers that keep a page to itself: no third party, no frame, no referrer."""

from __future__ import annotations

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ohjaus.render.policy import PAGE_POLICY

HTTPS_LASTS = 365 * 24 * 3600  # seconds
COMMON = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SITE_POLICY = f"{PAGE_POLICY}; frame-ancestors {{frames}}"
# Streamlit writes its styles into the page as it runs, hence the one 'unsafe-inline'; no script may be inline.
CHAT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'{socket}; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors {frames}"
)

_HOST = re.compile(rb"[A-Za-z0-9.-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


def common_headers(frame_ancestors: tuple[str, ...], is_https: bool) -> dict[str, str]:
    """The headers of every reply, but for the policy. With `is_https` a browser is told to use nothing else."""
    common = dict(COMMON)
    if not frame_ancestors:
        common["X-Frame-Options"] = "DENY"  # for browsers that do not know frame-ancestors
    if is_https:
        common["Strict-Transport-Security"] = f"max-age={HTTPS_LASTS}"
    return common


def site_policy(frame_ancestors: tuple[str, ...]) -> str:
    """The policy of a page of the site; `frame_ancestors` are the sites that may frame it."""
    return SITE_POLICY.format(frames=" ".join(frame_ancestors) or "'none'")


class SecurityHeaders:
    """Adds the headers to every reply; the chat under `chat` gets a policy of its own.

    `frame_ancestors` are the sites that may frame the pages. With `is_https` a browser is told to use nothing else.
    What is at the paths of `lent` may be loaded by pages of other sites.
    """

    def __init__(
        self,
        app: ASGIApp,
        chat: str,
        lent: frozenset[str] = frozenset(),
        frame_ancestors: tuple[str, ...] = (),
        is_https: bool = False,
    ) -> None:
        self.app = app
        self.lent = lent
        self.chat = chat
        self.frames = " ".join(frame_ancestors) or "'none'"
        self.site_policy = site_policy(frame_ancestors)
        self.common = common_headers(frame_ancestors, is_https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application, its replies with headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        is_chat = scope["path"].startswith(self.chat)
        policy = CHAT_POLICY.format(frames=self.frames, socket=_socket(scope)) if is_chat else self.site_policy

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.common.items():
                    headers[name] = value
                headers["Content-Security-Policy"] = policy
                if scope["path"] in self.lent:
                    headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            await send(message)

        await self.app(scope, receive, with_headers)


def _socket(scope: Scope) -> str:
    """Older phones do not take 'self' for a websocket, so its address is named."""
    host = dict(scope["headers"]).get(b"host", b"")
    return f" ws://{host.decode()} wss://{host.decode()}" if _HOST.fullmatch(host) else ""
