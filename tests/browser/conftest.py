"""A real server on a free port and a real Chromium."""

from __future__ import annotations

import datetime
import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from chromium import installed
from ohjaus.advisor import Advisor
from ohjaus.server.headers import SITE_POLICY
from ohjaus.site.packing.kept import packed
from ohjaus.site.pages import build_pages
from ohjaus.site.write import write
from serving import free_port, served

FOLDER = "/ohjaus/"
DAY = datetime.date(2026, 11, 22)
PASSWORD = "raportin-salasana"
PATIENCE = 60_000  # milliseconds: a wait ends when it is over, and on a busy machine that may be late
expect.set_options(timeout=PATIENCE)
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


@pytest.fixture(scope="session")
def feedback_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server keeps what is pressed."""
    return tmp_path_factory.mktemp("feedback") / "palaute.sqlite"


@pytest.fixture(scope="session")
def server(feedback_file: Path) -> Iterator[str]:
    """The address of `ohjaus serve` on this repository's content."""
    settings = {
        "OHJAUS_FEEDBACK_URL": f"sqlite:///{feedback_file}", "OHJAUS_FEEDBACK_PER_MINUTE": "1000",
        "OHJAUS_REPORT_PASSWORD": PASSWORD,
    }  # fmt: skip
    with served(free_port(), settings) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as tests/chromium.py found or installed it."""
    path = installed()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def open_chat(server: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens the chat in a browser of its own, and fails on anything the console complains of."""
    contexts, complaints = [], []

    def opened(query: str = "", width: int = 390, height: int = 844, scheme: str = "light", script: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="fi-FI", reduced_motion="reduce"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{server}/keskustelu/{query}" if not query.startswith("http") else query)
        page.wait_for_selector(".oh-footer")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


class _Strict(http.server.SimpleHTTPRequestHandler):
    """A folder of files with the policy of our own server; remembers what was asked for."""

    heard: list[str]

    def do_GET(self) -> None:
        self.heard.append(self.path)
        super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", SITE_POLICY.format(frames="'none'"))
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="session")
def heard() -> list[str]:
    """The addresses that browsers have asked for."""
    return []


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, advisor: Advisor, heard: list[str]) -> Iterator[str]:
    """The address of the site as plain files, with the tables to search with."""
    top = tmp_path_factory.mktemp("hosted")
    handler = functools.partial(type("Handler", (_Strict,), {"heard": heard}), directory=str(top))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_port}{FOLDER}"
    write(
        build_pages(
            advisor.library, DAY, address, tables=packed(Path(__file__).parents[2], advisor.library, advisor.index)
        ),
        top / FOLDER.strip("/"),
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()


@pytest.fixture
def open_page(site: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of its own, and fails on anything the console complains of."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str, width: int = 390, script: str = "", **settings: Any) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, locale="fi-FI", **settings)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(path if path.startswith("http") else site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
