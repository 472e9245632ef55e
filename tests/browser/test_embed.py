"""The question box on a page of another origin, which has a strict policy of its own."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

DOCUMENT = Path(__file__).parents[2] / "docs" / "rajapinta.md"
EXAMPLE = "https://ohjaus.example.fi"
LINK = "Kysy työllistymisen palveluista"
Host = Callable[[str, str], str]


def snippets(server: str) -> list[str]:
    """The pieces of HTML that docs/rajapinta.md tells one to copy, for this server."""
    found = re.findall(r"```html\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    return [each.replace(EXAMPLE, server) for each in found]


def policy(server: str) -> str:
    """The policy that the document gives, on a page that lets nothing else."""
    (told,) = re.findall(r"^    (script-src .*)$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return "default-src 'none'; base-uri 'none'; " + told.replace(EXAMPLE, server)


@pytest.fixture
def host() -> Iterator[Host]:
    """Serves one page of a municipality, with a policy, at an address of its own."""
    servers = []

    def serve(body: str, rules: str) -> str:
        page = f'<!doctype html><html lang="fi"><title>Kunta</title><main><h1>Kunta</h1>{body}</main></html>'.encode()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200 if self.path == "/" else 404)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", rules)
                self.end_headers()
                self.wfile.write(page)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://localhost:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., tuple[Page, list[str]]]]:
    """Opens a page in a browser of its own, on a phone's width; also gives what its console complains of."""
    contexts = []

    def opened(address: str, javascript: bool = True) -> tuple[Page, list[str]]:
        context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=javascript)
        contexts.append(context)
        page, complaints = context.new_page(), []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(address)
        return page, complaints

    yield opened
    for context in contexts:
        context.close()


def test_box_by_keyboard(server: str, host: Host, visit: Callable[..., tuple[Page, list[str]]]) -> None:
    """The document's lines make a labelled box; its question is answered on our page and stays out of the address."""
    page, complaints = visit(host(snippets(server)[0], policy(server)))
    expect(page.get_by_label("Kysy työstä ja tuista")).to_be_visible()
    expect(page.get_by_role("link", name=LINK)).to_have_count(0)
    assert not [found for found in Axe().run(page).response["violations"] if found["impact"] in {"serious", "critical"}]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.keyboard.press("Tab")
    page.keyboard.type("paljonko kulukorvaus on")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}/haku/?**")
    assert page.url == f"{server}/haku/?k=a.kulukorvaus.paljonko&kieli=selko&kunta=laitila"
    expect(page.locator("html")).to_have_class("selko")
    expect(page.locator("main")).to_contain_text("Laitila")
    assert complaints == []
    page.go_back()
    assert "paljonko" not in page.url


@pytest.mark.parametrize("hindrance", ["policy", "javascript", "old browser"])
def test_link_stays(hindrance: str, server: str, host: Host, visit: Callable[..., tuple[Page, list[str]]]) -> None:
    """Where the script does not run, the link in its place leads to the questions of the same municipality."""
    rules = "default-src 'none'" if hindrance == "policy" else policy(server)
    body = snippets(server)[0]
    if hindrance == "old browser":
        rules = rules.replace("script-src", "script-src 'unsafe-inline'")
        body = "<script>delete window.CSSStyleSheet</script>" + body
    page, _ = visit(host(body, rules), hindrance != "javascript")
    page.get_by_role("link", name=LINK).click()
    page.wait_for_url(f"{server}/haku/?kunta=laitila")
    expect(page.get_by_role("searchbox")).to_be_visible()


def test_form_written_by_hand(server: str, host: Host, visit: Callable[..., tuple[Page, list[str]]]) -> None:
    """The form of the document works without any script."""
    page, _ = visit(host(snippets(server)[1], policy(server)), False)
    page.get_by_label(LINK).fill("paljonko kulukorvaus on")
    page.get_by_role("button", name="Kysy").click()
    page.wait_for_url(f"{server}/haku/?k=a.kulukorvaus.paljonko&kunta=laitila")


def test_script_is_small(server: str, browser: Browser) -> None:
    """Less than three kilobytes, and any page may load it."""
    reply = browser.new_context().request.get(f"{server}/assets/upota.js")
    assert len(reply.body()) < 3000
    assert reply.headers["cross-origin-resource-policy"] == "cross-origin"
