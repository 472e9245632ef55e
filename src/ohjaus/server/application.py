"""The application's routes, and the command that serves them."""

from __future__ import annotations

import datetime
import os
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from ohjaus.api import problem
from ohjaus.chat.engine import current_advisor
from ohjaus.feedback import NewDay, current_feedback
from ohjaus.server.chat import ChatMount, streamlit_application
from ohjaus.server.doors import PROBLEM, Doors, in_selko, with_slash
from ohjaus.server.feedback import FORM, FeedbackDoors
from ohjaus.server.headers import SecurityHeaders
from ohjaus.server.limits import BodyLimit
from ohjaus.server.site import DatedSite
from ohjaus.settings import read_settings
from ohjaus.site.embed import SCRIPT

CHAT = "/keskustelu"
API = "/api/v1"
LAST_CHANCE = 3.0  # seconds for what was pressed last, when the server stops
LARGEST_BODY = 64 * 1024
LARGEST_MESSAGE = 256 * 1024  # one message of the chat's websocket
TITLES = {404: "api-not-found", 405: "api-method"}


def serve(root: Path, host: str = "127.0.0.1", port: int = 8501) -> None:
    """Serves the root folder until stopped. One line says when it is ready; no visit is logged. Raises BadSettings."""
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}/"
    config = uvicorn.Config(
        application(root, read_settings().base_url or address),
        host=host,
        port=port,
        access_log=False,
        server_header=False,
        log_level="warning",
        ws_max_size=LARGEST_MESSAGE,
        timeout_graceful_shutdown=3,
    )
    ready = current_advisor(root.resolve()).library.phrase("serve-ready", "fi", address=address)
    server = _Server(config, ready)
    with suppress(KeyboardInterrupt):
        server.run()
    if not server.started:
        sys.exit(1)


class _Server(uvicorn.Server):
    """Says that it is ready once the port is open."""

    def __init__(self, config: uvicorn.Config, ready: str) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Opens the port."""
        await super().startup(sockets)
        if self.started:
            sys.stdout.write(f"{self.ready}\n")
            sys.stdout.flush()


def application(root: Path, base_url: str) -> Starlette:
    """The whole of it for one root folder. Raises ContentError when the content has faults."""
    root = root.resolve()
    os.environ["OHJAUS_ROOT"] = str(root)  # the chat's script reads these two
    os.environ["OHJAUS_SITE"] = "/"
    settings = read_settings()
    doors = Doors(root, base_url.rstrip("/") + "/")
    feedback = FeedbackDoors(doors, settings)
    too_large = doors.library().phrase("api-too-large", "fi")
    streamlit = streamlit_application(root)
    site = DatedSite(root, doors.base_url, doors.library, votes=current_feedback() is not None)
    run_streamlit = streamlit.lifespan()
    api = CORSMiddleware(
        Router(
            [
                Route("/health", doors.health),
                Route("/ask", doors.ask, methods=["GET", "POST"]),
                Route("/count", doors.count, methods=["GET", "POST"]),
                Route("/topics", doors.topics),
                Route("/openapi.json", doors.openapi),
                Route("/schema.json", doors.schema),
            ]
        ),
        allow_origins=settings.cors_origins,
        allow_methods=["GET", "POST"],
        allow_headers=["Content-Type"],
        max_age=86_400,
    )

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await run_in_threadpool(site.build)
        taken = current_feedback()
        if taken is not None:
            taken.put(NewDay(datetime.date.today()))
        async with run_streamlit(app):
            yield
        if taken is not None:
            await run_in_threadpool(taken.flush, LAST_CHANCE)

    def on_error(request: Request, error: Exception) -> Response:
        return _error(request, error.status_code if isinstance(error, HTTPException) else 500, doors, site)

    return Starlette(
        routes=[
            Mount(API, api),
            Route("/haku/", doors.search_posted, methods=["POST"]),
            Route("/haku/", _or_site(doors.search, site)),
            Route("/selko/haku/", _or_site(in_selko, site)),
            Route("/koonti/", _or_site(doors.handout, site)),
            Route(FORM, feedback.form, methods=["GET", "POST"]),
            Route(f"{FORM}raportti/", feedback.report),
            Route(CHAT, with_slash),
            Mount(CHAT, ChatMount(streamlit, doors.library, "/")),
            Mount("/", GZipMiddleware(site, minimum_size=800)),
        ],
        middleware=[
            Middleware(SecurityHeaders, chat=f"{CHAT}/", lent=frozenset({f"/{SCRIPT}"})),
            Middleware(BodyLimit, largest=LARGEST_BODY, title=too_large),
        ],
        exception_handlers={HTTPException: on_error, Exception: on_error},
        lifespan=lifespan,
    )


def _or_site(answer: Callable[[Request], Response | None], site: ASGIApp) -> ASGIApp:
    """A page of the server's own, or the site's page at the same address when there is nothing to answer."""

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405)
        page = await run_in_threadpool(answer, Request(scope))
        await (page or site)(scope, receive, send)

    return GZipMiddleware(door, minimum_size=800)


def _error(request: Request, status: int, doors: Doors, site: DatedSite) -> Response:
    """An error that says what is wrong and shows nothing of the inside."""
    title = doors.library().phrase(TITLES.get(status, "api-failed" if status >= 500 else "api-bad-request"), "fi")
    page = site.missing_page() if status == 404 and not request.url.path.startswith(API) else b""
    if page:
        return HTMLResponse(page, status)
    return JSONResponse(problem(title, status), status, media_type=PROBLEM)
