"""The application's routes and what stands before them."""

from __future__ import annotations

import datetime
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import ASGIApp, Receive, Scope, Send

from ohjaus.api import problem
from ohjaus.edition import Watch, use
from ohjaus.feedback import NewDay, current_feedback
from ohjaus.server.chat import ChatMount, streamlit_application
from ohjaus.server.crowd import FullHouse, RateLimit
from ohjaus.server.doors import Doors, closed_chat, in_selko, with_slash
from ohjaus.server.feedback import FORM, FeedbackDoors
from ohjaus.server.headers import SecurityHeaders
from ohjaus.server.limits import BodyLimit
from ohjaus.server.notice import Notice, WithNotice
from ohjaus.server.preset import Presets
from ohjaus.server.rate import Buckets
from ohjaus.server.refusal import PROBLEM, Refusal
from ohjaus.server.site import EditionPages
from ohjaus.server.watching import Metrics
from ohjaus.settings import read_settings
from ohjaus.site.embed import SCRIPT

CHAT = "/keskustelu"
API = "/api/v1"
COSTLY = (
    f"{API}/ask",
    f"{API}/count",
    "/haku/",
    "/selko/haku/",
    "/koonti/",
)  # where each request is work for this process
LAST_CHANCE = 3.0  # seconds for what was pressed last, when the server stops
LARGEST_BODY = 64 * 1024
TITLES = {404: "api-not-found", 405: "api-method"}


def application(watch: Watch, connections: Callable[[], int] = lambda: 0) -> Starlette:
    """The whole of it for one watched root folder. `connections` counts the open ones of this process.

    Raises ContentError when the content has faults and BadSettings when the settings do.
    """
    settings = read_settings()
    use(watch)
    os.environ["OHJAUS_ROOT"] = str(watch.root)  # the chat's script reads these two
    os.environ["OHJAUS_SITE"] = "/"
    base_url = watch.base_url or "/"
    doors = Doors(watch, base_url, settings.chat)
    library = doors.library()
    site = EditionPages(watch)
    feedback = FeedbackDoors(doors, settings)
    notice = Notice(settings.maintenance, settings.maintenance_file, doors.library)
    chat = _chat(watch, doors, Refusal(503, "chat-full", library, "/")) if settings.chat else None
    token = settings.metrics_token.get_secret_value() if settings.metrics_token else ""
    metrics = Metrics(watch, token, connections, lambda: chat.sessions if chat else 0)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        watch.listeners.append(notice.look)
        watch.start(settings.look_every)
        taken = current_feedback()
        if taken is not None:
            taken.put(NewDay(datetime.date.today()))
        async with AsyncExitStack() as stack:
            if chat:
                await stack.enter_async_context(chat.lifespan(app))
            yield
        watch.stop()
        if taken is not None:
            await run_in_threadpool(taken.flush, LAST_CHANCE)

    def on_error(request: Request, error: Exception) -> Response:
        return _error(request, error.status_code if isinstance(error, HTTPException) else 500, doors, site)

    api = WordlessCors(
        Router(
            [
                Route("/health", doors.health),
                Route("/health/live", doors.live),
                Route("/health/ready", doors.health),
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
    of_chat: list[BaseRoute] = [Route(CHAT, with_slash)]
    of_chat.append(Mount(CHAT, chat) if chat else Route(f"{CHAT}/", OrSite(closed_chat, site)))
    app = Starlette(
        routes=[
            Mount(API, api),
            Route("/metrics", metrics.show),
            Route("/haku/", doors.search_posted, methods=["POST"]),
            Route("/haku/", Presets(OrSite(doors.search, site), doors.library)),
            Route("/selko/haku/", Presets(OrSite(in_selko, site), doors.library)),
            Route("/koonti/", Presets(OrSite(doors.handout, site), doors.library)),
            Route("/selko/koonti/", Presets(OrSite(in_selko, site), doors.library)),
            Route(FORM, feedback.form, methods=["GET", "POST"]),
            Route(f"{FORM}raportti/", feedback.report),
            *of_chat,
            Mount("/", Presets(site, doors.library)),
        ],
        middleware=[
            Middleware(
                SecurityHeaders, chat=f"{CHAT}/" if chat else "/ei-keskustelua/",
                lent=frozenset({f"/{SCRIPT}"}), frame_ancestors=settings.frame_ancestors, is_https=base_url.startswith("https:"),
            ),
            Middleware(FullHouse, refusal=Refusal(503, "server-full", library, "/")),
            Middleware(
                RateLimit, buckets=Buckets(settings.questions_per_minute), paths=COSTLY,
                refusal=Refusal(429, "server-often", library, "/"),
            ),
            Middleware(BodyLimit, largest=LARGEST_BODY, title=library.phrase("api-too-large", "fi")),
            Middleware(GZipMiddleware, minimum_size=800),
            Middleware(WithNotice, notice=notice),
        ],
        exception_handlers={HTTPException: on_error, ClientDisconnect: _gone, Exception: on_error},
        lifespan=lifespan,
    )  # fmt: skip
    app.state.notice = notice
    return app


def _chat(watch: Watch, doors: Doors, full: Refusal) -> ChatMount:
    settings = read_settings()
    return ChatMount(streamlit_application(watch.root), doors.library, "/", settings.chat_sessions, full)


class WordlessCors(CORSMiddleware):
    """Which other sites' pages may ask. Its refusals have a status and headers; the library's sentences are English."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """The answer to the browser's question before the request."""
        reply = super().preflight_response(request_headers)
        headers = {name: value for name, value in reply.headers.items() if not name.startswith("content-")}
        return Response(status_code=reply.status_code, headers=headers)


class OrSite:
    """A page of the server's own, or the site's page at the same address when there is nothing to answer."""

    def __init__(self, answer: Callable[[Request], Response | None], site: ASGIApp) -> None:
        self.answer = answer
        self.site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["method"] not in {"GET", "HEAD"}:
            raise HTTPException(405)
        page = await run_in_threadpool(self.answer, Request(scope))
        await (page or self.site)(scope, receive, send)


async def _gone(_request: Request, _error: Exception) -> Response:
    """Whoever was sending something has left: no fault of anyone's, and nobody reads this."""
    return Response(status_code=400)


def _error(request: Request, status: int, doors: Doors, site: EditionPages) -> Response:
    """An error that says what is wrong and shows nothing of the inside."""
    title = doors.library().phrase(TITLES.get(status, "api-failed" if status >= 500 else "api-bad-request"), "fi")
    page = site.missing_page() if status == 404 and not request.url.path.startswith(API) else b""
    if page:
        return HTMLResponse(page, status)
    return JSONResponse(problem(title, status), status, media_type=PROBLEM)
