"""A real server on a free port and a real Chromium."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from chromium import installed

ROOT = Path(os.environ.get("OHJAUS_TEST_ROOT") or Path(__file__).parents[2])
PASSWORD = "raportin-salasana"
STARTING = 600  # seconds: the first start builds the index
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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "ohjaus", "serve", "--root", str(ROOT), "--port", str(port)]
    settings = {
        "OHJAUS_FEEDBACK_URL": f"sqlite:///{feedback_file}", "OHJAUS_FEEDBACK_PER_MINUTE": "1000",
        "OHJAUS_REPORT_PASSWORD": PASSWORD,
    }  # fmt: skip
    environment = {**os.environ, **settings}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/api/v1/health", process)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + STARTING
    while time.monotonic() < until:
        if process.poll() is not None:
            output = process.stdout.read().decode() if process.stdout else ""
            raise RuntimeError(f"the server stopped: {output[-2000:]}")
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise RuntimeError("the server did not start")


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

    def opened(query: str = "", width: int = 390, height: int = 844, scheme: str = "light") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, locale="fi-FI", reduced_motion="reduce"
        )
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{server}/keskustelu/{query}" if not query.startswith("http") else query)
        page.wait_for_selector(".oh-footer")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints
