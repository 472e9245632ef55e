"""Sees to it that there is an nginx for the tests of a whole cluster: an installed one, or Debian's.

`python tests/nginx.py` is run by `make test`. It prints nothing when nginx is there already.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MISSING = "The tests of a cluster need nginx, and it could not be installed: install Debian's package `nginx-light`, then try again."


def installed() -> str | None:
    """The path of nginx on this machine, or None."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


def install() -> str | None:
    """The path of nginx, installed when there was none; None when that cannot be done."""
    return installed() or _from_debian()


def _from_debian() -> str | None:
    """Debian's package, when this user may install it without being asked for a password. The service is not started."""
    may = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (may and not shutil.which(may[0])):
        return None
    command = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get", "--quiet=2", "--yes"]
    print("Installing Debian's nginx for the tests of a cluster", flush=True)
    for step in (["update"], ["--no-install-recommends", "install", "nginx-light"]):
        subprocess.run(
            [*command, *step], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
        )  # fmt: skip
    return installed()


if __name__ == "__main__":
    if not install():
        sys.exit(MISSING)
