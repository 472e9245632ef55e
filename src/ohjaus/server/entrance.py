"""Who is let in: decided once for each connection, when it opens, so that those who are being served go on."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from ohjaus.server.patience import PatientProtocol

ONE_TOO_MANY = "ohjaus.one-too-many"  # in the state of a request whose connection came to a full house


class EntranceProtocol(PatientProtocol):
    """Marks the connections that open while `most` are served; `FullHouse` refuses what is asked on them.

    Those that are turned away do not count as served: when a reader leaves, the next one has room.
    """

    most = 2000  # connections; `serve` sets it
    turned_away: ClassVar[set[H11Protocol]] = set()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Decides."""
        super().connection_made(transport)
        if len(self.connections) - len(self.turned_away) > self.most:
            self.turned_away.add(self)
            self.app_state = {**self.app_state, ONE_TOO_MANY: True}

    def connection_lost(self, exc: Exception | None) -> None:
        """Forgets the connection."""
        self.turned_away.discard(self)
        super().connection_lost(exc)

    def handle_websocket_upgrade(self, event: h11.Request) -> None:
        """From now on another protocol has the connection; its first message is refused as any request is."""
        self.turned_away.discard(self)
        super().handle_websocket_upgrade(event)
