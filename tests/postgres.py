"""Sees to it that there is a PostgreSQL for the tests of the feedback store, and runs a cluster of their own.

`python tests/postgres.py` is run by `make test`. It prints nothing when the server's programs are there already.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg

MISSING = (
    "The tests of the feedback store need PostgreSQL, and it could not be installed: "
    "install Debian's package `postgresql`, then try again."
)
STARTING = 30  # seconds


def installed() -> Path | None:
    """The folder of `initdb` and `postgres` on this machine, the newest version's, or None."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name), default=None)


def install() -> Path | None:
    """The same folder, installed when there was none; None when that cannot be done."""
    return installed() or _from_debian()


def _from_debian() -> Path | None:
    """Debian's package, when this user may install it without being asked for a password."""
    may = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if not shutil.which("apt-get") or (may and not shutil.which(may[0])):
        return None
    command = [*may, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", "--yes"]
    print("Installing Debian's postgresql for the tests of the feedback store", flush=True)
    for step in (["update"], ["--no-install-recommends", "install", "postgresql"]):
        subprocess.run(
            [*command, *step],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    return installed()


class Cluster:
    """A PostgreSQL server in a folder of its own, on a free port of 127.0.0.1, that can be stopped and started."""

    def __init__(self, folder: Path) -> None:
        programs = installed()
        if programs is None:
            raise RuntimeError(MISSING)
        self.programs = programs
        self.data = folder / "data"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.data.mkdir()
        if os.geteuid() == 0:  # PostgreSQL does not run as root
            user = pwd.getpwnam("postgres")
            os.chown(self.data, user.pw_uid, user.pw_gid)
        self._run("initdb", "--auth=trust", "--username=ohjaus", "--encoding=UTF8", "--locale=C", "--no-sync")

    @property
    def url(self) -> str:
        """The address of its database."""
        return f"postgresql+psycopg://ohjaus@127.0.0.1:{self.port}/postgres"

    def empty(self) -> None:
        """Takes every table away."""
        with psycopg.connect(host="127.0.0.1", port=self.port, user="ohjaus", dbname="postgres") as connection:
            connection.execute("DROP SCHEMA public CASCADE")
            connection.execute("CREATE SCHEMA public")

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
        self._run("pg_ctl", "--log", str(self.data / "log"), "--options", options, "start")
        until = time.monotonic() + STARTING
        while True:
            try:
                psycopg.connect(host="127.0.0.1", port=self.port, user="ohjaus", dbname="postgres").close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)

    def stop(self) -> None:
        """Stops the server at once, whoever is connected."""
        self._run("pg_ctl", "--mode", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        as_postgres = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        command = [str(self.programs / program), "--pgdata", str(self.data), *arguments]
        subprocess.run(
            [*(as_postgres if os.geteuid() == 0 else []), *command],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=STARTING * 2,
        )


if __name__ == "__main__":
    if not install():
        sys.exit(MISSING)
