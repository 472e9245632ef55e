"""What is no HTTP, such as raw letters ä and ö in an address, or no opening of a socket: a Finnish page tells so."""

from __future__ import annotations

import re
from contextlib import suppress
from http import HTTPStatus

import h11
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol

from ohjaus.library.model import Library
from ohjaus.server.headers import common_headers, site_policy
from ohjaus.server.refusal import Refusal

_KEY = re.compile(rb"[A-Za-z0-9+/]{22}==")  # sixteen bytes in Base64


class UnreadableProtocol(H11Protocol):
    """Answers with `unreadable` where the library has a sentence of its own in English."""

    unreadable = Response(status_code=400)  # `serve` sets it

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002, as the library calls it
        """Answers, when nothing has been answered yet, and closes the connection."""
        reply = self.unreadable
        status, headers = reply.status_code, [*reply.raw_headers, (b"connection", b"close")]
        with suppress(h11.LocalProtocolError):  # a reply is under way already, or a HEAD takes no body
            for event in (
                h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase.encode()),
                h11.Data(data=bytes(reply.body)),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """Another protocol gets the connection only when it will understand its opening: it waits for ever for a body."""
        if _opens_socket(event):
            super().handle_websocket_upgrade(event)
        else:
            self.send_400_response("")


def _opens_socket(event: h11.Request) -> bool:
    """Is it a GET without a body, with the key and the version that a websocket has?"""
    headers = dict(event.headers)
    return (
        event.method == b"GET"
        and headers.get(b"content-length", b"0") == b"0"
        and b"transfer-encoding" not in headers
        and headers.get(b"sec-websocket-version") == b"13"
        and _KEY.fullmatch(headers.get(b"sec-websocket-key", b"")) is not None
    )


def unreadable(library: Library, frame_ancestors: tuple[str, ...], is_https: bool) -> Response:
    """The page, with the headers of every page of the site."""
    page = Refusal(400, "server-unreadable", library, "/").page()
    page.headers.update(common_headers(frame_ancestors, is_https))
    page.headers["Content-Security-Policy"] = site_policy(frame_ancestors)
    return page
