"""Connections that take their time: a request has to come, and a reply has to be taken, within so many seconds."""

from __future__ import annotations

import asyncio

import h11

from ohjaus.server.unreadable import UnreadableProtocol


class PatientProtocol(UnreadableProtocol):
    """Closes a connection whose client is slow to ask or slow to take the reply.

    What is looked at, twice in that time: has a request come whole, and does the reply move?
    """

    longest = 20.0  # seconds; `serve` sets it

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to watch the client."""
        super().connection_made(transport)
        self._unsent = 0
        self._asking_since = self.loop.time()
        self._look = self.loop.call_later(self.longest / 2, self._look_at_client)

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends the watch."""
        self._look.cancel()
        super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """From now on the next request is waited for."""
        self._asking_since = self.loop.time()
        super().on_response_complete()

    def _look_at_client(self) -> None:
        if self.transport.is_closing() or self.transport.get_protocol() is not self:
            return  # gone, or a websocket by now, which has its own pings
        unsent = self.transport.get_write_buffer_size()
        if unsent and unsent == self._unsent:
            self.transport.abort()
            return
        self._unsent = unsent
        if self._is_asking() and self.loop.time() - self._asking_since >= self.longest:
            self.transport.close()
            return
        self._look = self.loop.call_later(self.longest / 2, self._look_at_client)

    def _is_asking(self) -> bool:
        """Is the client still to send something: a request, or the rest of its body?"""
        return self.conn.their_state in {h11.IDLE, h11.SEND_BODY}
