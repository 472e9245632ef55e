"""How many sides of A4 each topic takes on paper, in both registers: Chromium's own print with scripts off.

python benchmarks/printed_sheets.py [--over 4]
"""

from __future__ import annotations

import argparse
import collections
import datetime
import functools
import http.server
import re
import sys
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright

from ohjaus.advisor import open_advisor
from ohjaus.library.model import REGISTERS
from ohjaus.site.pages import build_pages
from ohjaus.site.write import write

HERE = Path(__file__).parent.parent
sys.path.insert(0, str(HERE / "tests"))

from chromium import installed  # noqa: E402 - it stands among the tests

DAY = datetime.date(2026, 11, 22)
SIDE = re.compile(rb"/Type\s*/Page\b")


class Handler(http.server.SimpleHTTPRequestHandler):
    """A quiet file server."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def main() -> None:
    """Prints one table: how many topics take each number of sides; and the topics that take more than asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--over", type=int, default=4)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=made))
        address = f"http://127.0.0.1:{server.server_port}/ohjaus/"
        library = open_advisor(HERE).library
        write(build_pages(library, DAY, address), Path(made) / "ohjaus")
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=installed(), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(java_script_enabled=False).new_page()
        sides: dict[str, dict[str, int]] = {}
        for register in REGISTERS:
            start = "selko/" if register == "selko" else ""
            sides[register] = {}
            for topic in library.guides:
                page.goto(f"{address}{start}{topic}/")
                sides[register][topic] = len(SIDE.findall(page.pdf(prefer_css_page_size=True)))
        browser.close()
        server.shutdown()
    counts = {register: collections.Counter(found.values()) for register, found in sides.items()}
    print(f"| sides of A4 | {' | '.join(REGISTERS)} |\n|---|{'---|' * len(REGISTERS)}")
    for number in sorted({number for found in counts.values() for number in found}):
        print(f"| {number} | {' | '.join(str(counts[register][number]) for register in REGISTERS)} |")
    for register, found in sides.items():
        for topic, number in sorted(found.items(), key=lambda each: -each[1]):
            if number > options.over:
                print(f"{register} {topic}: {number}")


if __name__ == "__main__":
    main()
