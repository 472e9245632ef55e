"""The command that serves: one process, its socket, its limits and its log."""

from __future__ import annotations

import datetime
import errno
import logging
import os
import resource
import socket
import sys
from contextlib import suppress
from pathlib import Path

import uvicorn

from ohjaus.edition import Watch
from ohjaus.feedback import current_feedback
from ohjaus.server.application import application
from ohjaus.server.entrance import EntranceProtocol
from ohjaus.server.listening import CannotListen, bind
from ohjaus.server.logs import log_to_stderr
from ohjaus.server.unreadable import unreadable
from ohjaus.settings import read_settings

LARGEST_MESSAGE = 256 * 1024  # bytes; one message of the chat's websocket
KEEP_ALIVE = 30  # seconds without a request; longer than the proxy in deploy/ keeps its own
LAST_WORDS = 5  # seconds that requests under way get when the server is stopped


def serve(root: Path, host: str = "127.0.0.1", port: int = 8501, day: datetime.date | None = None) -> None:
    """Serves the root folder until stopped. One line says when it is ready; no visit is logged.

    `day` stands for today, for rehearsals. Raises BadSettings, CannotListen and ContentError.
    """
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    os.environ["OHJAUS_ROOT"] = str(root.resolve())  # where the feedback is, unless a setting tells
    settings = read_settings()
    sockets = bind(host, port)
    log_to_stderr()
    EntranceProtocol.longest = settings.slow_seconds
    EntranceProtocol.most = settings.max_connections
    _open_files(settings.max_connections)
    base_url = (settings.base_url or address).rstrip("/") + "/"
    watch = Watch(root.resolve(), base_url, day, has_chat=settings.chat)
    watch.has_votes = current_feedback() is not None
    watch.contact = settings.site_contact
    library = watch.edition.advisor.library
    EntranceProtocol.unreadable = unreadable(library, settings.frame_ancestors, base_url.startswith("https:"))
    config = uvicorn.Config(
        application(watch, lambda: len(server.server_state.connections)),
        host=host,
        port=port,
        http=EntranceProtocol,
        access_log=False,
        server_header=False,
        log_config=None,
        proxy_headers=True,
        forwarded_allow_ips=settings.trusted_proxies,
        backlog=4096,
        ws_max_size=LARGEST_MESSAGE,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=LAST_WORDS,
    )
    server = _Server(config, library.phrase("serve-ready", "fi", address=address))
    with suppress(KeyboardInterrupt):
        server.run(sockets)
    if not server.started:
        sys.exit(1)


class _Server(uvicorn.Server):
    """Says that it is ready once the port is open."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Opens the port."""
        try:
            await super().startup(sockets)
        except OSError as error:  # another process bound the port meanwhile, and listens
            raise CannotListen(self.config.host, self.config.port, error.errno or errno.EIO) from error
        if self.started:
            sys.stdout.write(f"{self.ready}\n")
            sys.stdout.flush()


def _open_files(connections: int) -> None:
    """As many open files as the connections need: those that are refused too have to be answered first."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = max(soft, hard if hard != resource.RLIM_INFINITY else soft)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    if wanted < connections + 200:
        logging.getLogger("ohjaus.server").warning(
            "few open files", extra={"allowed": wanted, "connections": connections}
        )
