"""How soon a person sees something: the chat opened in Chromium, a copied answer opened, a question sent.

    .venv/bin/python benchmarks/chat_first_answer.py --rounds 10

Each round is a new browser context (nothing cached). The promises: the first answer within 3 seconds of opening a page,
and within half a second of pressing the button.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "deploy"))

from cluster import Cluster  # noqa: E402

ANSWER = "?k=a.kulukorvaus.paljonko"


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=10)
    rounds = parser.parse_args().rounds
    with Cluster(ROOT, 1, postgres=False) as cluster, sync_playwright() as playwright:
        path = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        site = f"{cluster.address}/keskustelu/"
        one(browser, site)  # a warm server
        found = [one(browser, site) for _ in range(rounds)]
        browser.close()
    print(f"rounds {rounds}, load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for number, name in enumerate(
        ("question box after opening", "copied answer after opening", "answer after pressing")
    ):
        values = sorted(row[number] for row in found)
        print(f"{name}: median {statistics.median(values):.2f} s, slowest {values[-1]:.2f} s")


def one(browser: Browser, site: str) -> tuple[float, float, float]:
    """Seconds to the question box, to a copied link's answer, and from press to answer."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI")
    page = context.new_page()
    started = time.perf_counter()
    page.goto(site)
    page.wait_for_selector("textarea")
    opened = time.perf_counter() - started
    page.get_by_role("textbox").fill("paljonko kulukorvaus on")
    # timed in the page itself, from the press to the answer's heading in its tree
    pressed = page.evaluate(
        """() => new Promise((done) => {
            const start = performance.now();
            const look = new MutationObserver(() => {
                if (document.querySelector('.oh-reply')) { look.disconnect(); done(performance.now() - start); }
            });
            look.observe(document.body, { childList: true, subtree: true });
            document.querySelector("[data-testid='stFormSubmitButton'] button").click();
        })"""
    )
    context.close()
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI")
    page = context.new_page()
    started = time.perf_counter()
    page.goto(site + ANSWER)
    page.wait_for_selector(".oh-reply")
    copied = time.perf_counter() - started
    context.close()
    return opened, copied, pressed / 1000


if __name__ == "__main__":
    main()
