"""The topology of deploy/compose.yaml without containers: nginx, PostgreSQL and N replicas on this machine.

`make cluster` starts it and Ctrl+C stops it. The tests and the load benchmark start the same one.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
STARTING = 600.0  # seconds: the first replica may have to build the index
POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


class NotStarted(Exception):
    """Why there is no cluster, in words for whoever started it."""


class Postgres:
    """A database server of its own in a folder, without a password and on the loopback only."""

    def __init__(self, folder: Path, port: int) -> None:
        if not POSTGRES:
            raise NotStarted("PostgreSQL is missing. On Debian: apt install postgresql")
        self.data = folder / "postgres"
        self.port = port
        self.url = f"postgresql://ohjaus@127.0.0.1:{port}/ohjaus"
        self.data.mkdir()
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(self.data, "postgres")
        self._run(
            "initdb", "--auth", "trust", "--username", "ohjaus", "--no-sync", "--encoding", "UTF8", "--locale", "C"
        )
        try:
            self.start()
            where = ("--host", "127.0.0.1", "--port", str(port), "--username", "ohjaus")
            self._run("createdb", *where, "ohjaus", data=False)
        except BaseException:
            self.stop()
            raise

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        options = f"-p {self.port} -h 127.0.0.1 -k {self.data}"
        self._run("pg_ctl", "--wait", "--silent", "--log", str(self.data / "log"), "--options", options, "start")

    def stop(self) -> None:
        """Stops it at once, as a failing machine would."""
        self._run("pg_ctl", "--mode", "immediate", "--silent", "stop", check=False)

    def _run(self, program: str, *options: str, data: bool = True, check: bool = True) -> None:
        who = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        where = ["--pgdata", str(self.data)] if data else []
        command = [*who, str(POSTGRES[0] / program), *where, *options]
        subprocess.run(command, check=check, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Replica:
    """One `ohjaus serve`."""

    def __init__(
        self, root: Path, port: int, folder: Path, settings: Mapping[str, str], options: tuple[str, ...]
    ) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.log = folder / f"replica-{port}.log"
        self.root = root
        self.settings = dict(settings)
        self._options = options
        self.start()

    def start(self) -> None:
        """Starts it, with the root and the settings as they are now; `wait` tells when it answers."""
        command = [sys.executable, "-m", "ohjaus", "serve", "--root", str(self.root), "--port", str(self.port)]
        environment = {**os.environ, **self.settings}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, *self._options], stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment
            )

    def wait(self) -> None:
        """Waits until it is ready. Raises NotStarted with what it said when it ends instead."""
        until = time.monotonic() + STARTING
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/api/v1/health/ready", timeout=5).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise NotStarted(f"A replica did not start:\n{self.log.read_text(errors='replace')[-2000:].strip()}")

    def kill(self) -> None:
        """Ends it without a warning."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """Asks it to end."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.kill()


class Cluster:
    """All of it. `port` is nginx's; every other port is a free one. Use it in a `with` statement."""

    def __init__(
        self,
        root: Path,
        replicas: int = 2,
        port: int | None = None,
        settings: Mapping[str, str] | None = None,
        options: tuple[str, ...] = (),
        postgres: bool = True,
        listen: str = "",
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="ohjaus-cluster-"))
        self.folder.chmod(0o755)  # nginx and PostgreSQL run as other users
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.replicas: list[Replica] = []
        self.postgres: Postgres | None = None
        self._listen = listen  # what stands in listen.conf, when it is something else than the port
        self._nginx: subprocess.Popen[bytes] | None = None
        try:
            self.postgres = Postgres(self.folder, free_port()) if postgres else None
            given = {"OHJAUS_BASE_URL": self.address, "OHJAUS_LOOK_EVERY": "1", **(settings or {})}
            if self.postgres:
                given["OHJAUS_FEEDBACK_URL"] = self.postgres.url
            for _ in range(replicas):
                self.replicas.append(Replica(root, free_port(), self.folder, given, options))
            for replica in self.replicas:
                replica.wait()
            self._nginx = self._start_nginx()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Stops everything and removes its folder."""
        if self._nginx:
            self._nginx.terminate()
            self._nginx.wait()
        for replica in self.replicas:
            replica.stop()
        if self.postgres:
            self.postgres.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start_nginx(self) -> subprocess.Popen[bytes]:
        nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
        if not nginx:
            raise NotStarted("nginx is missing. On Debian: apt install nginx-light")
        ours = Path(shutil.copytree(HERE / "nginx", self.folder / "ohjaus"))
        servers = (f"server 127.0.0.1:{each.port} max_fails=2 fail_timeout=5s;\n" for each in self.replicas)
        (ours / "replicas.conf").write_text("".join(servers), encoding="utf-8")
        (ours / "listen.conf").write_text(self._listen or f"listen 127.0.0.1:{self.port};\n", encoding="utf-8")
        conf = self.folder / "nginx.conf"
        for source, target in ((ours / "nginx.conf", conf), (ours / "site.conf", ours / "site.conf")):
            text = source.read_text(encoding="utf-8")
            text = re.sub(r"/(tmp|var/cache)/", f"{self.folder}/", text).replace("/etc/nginx/ohjaus/", f"{ours}/")
            target.write_text(text, encoding="utf-8")
        with (self.folder / "nginx.log").open("ab") as log:  # what it says while it reads its configuration
            command = [nginx, "-c", str(conf), "-p", str(self.folder), "-g", "daemon off;"]
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stderr=log)
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return process
        raise NotStarted(
            f"nginx did not start:\n{(self.folder / 'nginx.log').read_text(errors='replace')[-2000:].strip()}"
        )


def free_port() -> int:
    """A port that nobody listens to."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _stop(*_: object) -> None:
    """Leaves by an exception, so that everything that was started is stopped on the way."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def main() -> int:
    """Starts a cluster and keeps it until Ctrl+C or SIGTERM. What keeps it from starting is told, and ends it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path())
    parser.add_argument("--replicas", type=int, default=2)
    parser.add_argument("--port", type=int, default=8080)
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, _stop)  # a supervisor's way to say Ctrl+C
    try:
        with Cluster(options.root.resolve(), options.replicas, options.port) as cluster:
            print(f"Ohjaus: {cluster.address}/ ({options.replicas} replicas; Ctrl+C stops)", flush=True)
            signal.pause()
    except KeyboardInterrupt:
        print()
    except NotStarted as why:
        print(why, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
