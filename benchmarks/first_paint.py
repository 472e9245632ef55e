"""When a topic's page shows its first words on a slow phone: Chromium with slow 4G and a processor four times slower.

python benchmarks/first_paint.py [--rounds 5]
"""

from __future__ import annotations

import argparse
import datetime
import functools
import gzip
import http.server
import statistics
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from ohjaus.advisor import open_advisor
from ohjaus.site.packing.kept import packed
from ohjaus.site.pages import build_pages
from ohjaus.site.write import write

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))

from chromium import installed  # noqa: E402 - it stands among the tests

DAY = datetime.date(2026, 11, 22)
PAGES = ("", "kulukorvaus/", "selko/palkkatuki/", "polku-tyonantaja/", "kunta/laitila/")
SLOW_4G = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER = 4
PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
LOADED = "performance.getEntriesByType('resource').reduce((sum, each) => sum + each.transferSize, performance.getEntriesByType('navigation')[0].transferSize)"


class Handler(http.server.SimpleHTTPRequestHandler):
    """A quiet file server that sends text compressed, as any server of files does."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One file."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def paint(browser: Browser, address: str) -> tuple[float, int]:
    """Milliseconds to the first contentful paint with an empty cache, and the bytes that came."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    tools = context.new_cdp_session(page)
    tools.send("Network.enable")
    tools.send("Network.emulateNetworkConditions", SLOW_4G)
    tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address)
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    found = float(page.evaluate(PAINT)), int(page.evaluate(LOADED))
    context.close()
    return found


def main() -> None:
    """Prints one table: each page's median and slowest first paint, and what it loads."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        handler = functools.partial(Handler, directory=made)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        address = f"http://127.0.0.1:{server.server_port}/ohjaus/"
        advisor = open_advisor(HERE)
        write(
            build_pages(advisor.library, DAY, address, tables=packed(HERE, advisor.library, advisor.index)),
            Path(made) / "ohjaus",
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox", "--disable-gpu"])
        paint(browser, address)  # the browser's own first start is not the page's
        print("| page | first contentful paint, median ms | slowest ms | loaded, kB |\n|---|---|---|---|")
        for path in PAGES:
            found = [paint(browser, address + path) for _ in range(options.rounds)]
            times = [each[0] for each in found]
            print(
                f"| /{path} | {statistics.median(times):.0f} | {max(times):.0f} | {found[0][1] / 1000:.1f} |",
                flush=True,
            )
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
