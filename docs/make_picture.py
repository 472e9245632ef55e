"""Takes docs/kuva.png: a real question asked in the real chat, in a real browser.

make picture
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).parent
QUESTION = "saanks mä rahaa jos käyn kutyssä"
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_for(url: str) -> None:
    """Returns when the address answers."""
    for _ in range(300):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(1)
    sys.exit(f"{url} did not answer in five minutes")


def main() -> None:
    """Serves, asks, waits for the answer and takes the picture."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-m", "ohjaus", "serve", "--port", str(port)], cwd=HERE.parent)
    try:
        wait_for(f"http://127.0.0.1:{port}/api/v1/health")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = browser.new_page(viewport={"width": 1000, "height": 1150}, locale="fi-FI", color_scheme="light")
            page.goto(f"http://127.0.0.1:{port}/keskustelu/")
            box = page.get_by_role("textbox").first
            box.wait_for(timeout=60_000)
            box.fill(QUESTION)
            page.get_by_role("button", name="Lähetä", exact=True).first.click()
            page.get_by_text("euroa päivässä").first.wait_for(timeout=60_000)
            page.wait_for_timeout(1_000)  # lets the page settle
            page.mouse.move(0, 0)
            page.evaluate("document.activeElement.blur()")
            page.screenshot(path=HERE / "kuva.png")
            browser.close()
    finally:
        server.terminate()
        server.wait(timeout=20)


if __name__ == "__main__":
    main()
