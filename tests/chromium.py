"""Sees to it that there is a Chromium for the browser tests: an installed one, Debian's, or Playwright's own.

`python tests/chromium.py` is what `make test` runs first. It prints nothing when a browser is there already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
MISSING = (
    "The browser tests need Chromium, and none could be installed: "
    "install Debian's package `chromium` or run `.venv/bin/playwright install --with-deps chromium`, then try again."
)


def installed() -> str | None:
    """The path of a Chromium on this machine, or None."""
    return next((path for path in map(shutil.which, NAMES) if path), None) or _of_playwright()


def install() -> str | None:
    """The path of a Chromium, installed when there was none; None when that cannot be done."""
    return installed() or _from_debian() or _from_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).is_file() else None


def _from_debian() -> str | None:
    """Debian's package, when this user may install it without being asked for a password."""
    if not shutil.which("apt-get"):
        return None
    may = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if may and not shutil.which(may[0]):
        return None
    command = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", "--yes"]
    print("Installing Debian's chromium for the browser tests", flush=True)
    _run([*command, "update"])
    _run([*command, "--no-install-recommends", "install", "chromium", "fonts-liberation"])
    return installed()


def _from_playwright() -> str | None:
    print("Installing Playwright's chromium for the browser tests", flush=True)
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    return installed()


def _run(command: list[str]) -> None:
    """Runs a command quietly: whether it worked shows in what is installed afterwards."""
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    if not install():
        sys.exit(MISSING)
