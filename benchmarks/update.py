"""An update tried: from an earlier commit of this repository to what is here, replica by replica, while readers ask.

`python benchmarks/update.py COMMIT` takes some minutes. Two replicas of the old program, with the old small content and tables
of the old format, stand behind nginx with PostgreSQL; the new program is made ready beside them, then takes their places one by
one. Exit code 1 when a reader was refused, an old conversation was not answered, or a counted question was lost.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "deploy"))

from cluster import Cluster  # noqa: E402

from ohjaus.feedback import Store  # noqa: E402

PATHS = (
    "/api/v1/ask?q=paljonko+kulukorvaus+on",
    "/kulukorvaus/",
    "/selko/kulukorvaus/",
    "/haku/?q=kulukorvaus",
    "/keskustelu/",
)
COUNTED = ("/api/v1/ask?q=", "/haku/?q=")
READERS, CHATS = 4, 5
PAUSE = 10.0  # seconds between two replicas: nginx leaves a replica alone for 5 seconds after it failed


def checked_out(commit: str, folder: Path) -> Path:
    """The files of a commit in a folder of their own."""
    folder.mkdir()
    archive = subprocess.run(["git", "-C", str(ROOT), "archive", commit], stdout=subprocess.PIPE, check=True)
    subprocess.run(["tar", "x", "-C", str(folder)], input=archive.stdout, check=True)
    return folder


def content(program: Path, folder: Path) -> Path:
    """The small content of a program's tests as a root folder, with the words that have been looked up before."""
    shutil.copytree(program / "tests" / "small", folder, ignore=shutil.ignore_patterns("build"))
    (folder / "build").mkdir()
    shutil.copy(ROOT / "build" / "finnish.json", folder / "build")
    return folder


def get(address: str) -> tuple[int, str]:
    """Status and body."""
    try:
        with urllib.request.urlopen(address, timeout=30) as reply:
            return reply.status, reply.read().decode()
    except HTTPError as error:
        return error.code, ""


def chat(cluster: Cluster, number: int) -> ClientConnection:
    """An open chat. Each has a browser of its own, so that they are spread over the replicas."""
    address = f"ws://127.0.0.1:{cluster.port}/keskustelu/_stcore/stream"
    return connect(address, origin=cluster.address, user_agent_header=f"reader {number}", close_timeout=1, legacy=True)  # type: ignore[arg-type]


def is_open(line: ClientConnection) -> bool:
    """Is somebody at the other end?"""
    try:
        line.ping().wait(5)
    except WebSocketException:
        return False
    return True


class Readers:
    """They ask again and again until they are stopped."""

    def __init__(self, cluster: Cluster) -> None:
        self.told: Counter[tuple[str, int]] = Counter()
        self._address = cluster.address
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(number,)) for number in range(READERS)]
        for each in self._threads:
            each.start()

    def stop(self) -> None:
        """Each ends after the reply that it waits for."""
        self._stop.set()
        for each in self._threads:
            each.join()

    def _read(self, number: int) -> None:
        while not self._stop.wait(0.05):
            number += 1
            path = PATHS[number % len(PATHS)]
            try:
                status, _ = get(self._address + path)
            except OSError:
                status = 0
            self.told[path, status] += 1


def main() -> int:
    """Tries it and tells what happened."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("commit", help="the earlier one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="ohjaus-update-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        old = checked_out(options.commit, folder / "old")
        old_root, new_root = content(old, folder / "old-root"), content(ROOT, folder / "new-root")
        settings = {"PYTHONPATH": str(old / "src"), "OHJAUS_QUESTIONS_PER_MINUTE": "1000000"}
        with Cluster(old_root, 2, settings=settings) as cluster:
            return update(cluster, new_root)


def update(cluster: Cluster, new_root: Path) -> int:
    """Old replicas out, new ones in, with readers."""
    assert cluster.postgres
    talk = json.loads(get(cluster.address + PATHS[0])[1])["conversation"]["k"]
    before = [json.loads(get(f"{replica.address}/api/v1/health")[1])["content"] for replica in cluster.replicas]
    readers, chats = Readers(cluster), [chat(cluster, number) for number in range(CHATS)]
    new = {"PYTHONPATH": str(ROOT / "src")}
    made = time.monotonic()
    prepare = [sys.executable, "-m", "ohjaus", "prepare", "--root", str(new_root)]
    subprocess.run(["nice", *prepare], env={**os.environ, **new}, check=True)
    print(f"made ready beside the old in {time.monotonic() - made:.0f} s")
    for replica in cluster.replicas:
        began = time.monotonic()
        replica.stop()
        replica.root = new_root
        replica.settings |= new
        replica.start()
        replica.wait()
        print(f"a replica changed in {time.monotonic() - began:.1f} s")
        time.sleep(PAUSE)
    after = [json.loads(get(f"{replica.address}/api/v1/health")[1])["content"] for replica in cluster.replicas]
    lost = sum(not is_open(line) for line in chats)
    opened = sum(is_open(chat(cluster, number)) for number in range(CHATS))
    readers.stop()
    old_talk = get(f"{cluster.address}/haku/?k={talk}")[0]
    asked = 1 + sum(
        count for (path, status), count in readers.told.items() if path.startswith(COUNTED) and status == 200
    )
    for replica in cluster.replicas:
        replica.stop()  # writes what waits
    store = Store(cluster.postgres.url.replace("postgresql:", "postgresql+psycopg:"))
    counted = sum(row.asked for row in store.read(datetime.date.min, datetime.date.max).counts)
    store.close()
    refusals = {each: count for each, count in readers.told.items() if each[1] != 200}
    refused = sum(refusals.values())
    print(f"content {before} -> {after}")
    print(
        f"{readers.told.total()} requests, {refused} not answered with 200{f' {refusals}' if refusals else ''}; {asked} questions asked, {counted} counted"
    )
    print(f"{lost} of {CHATS} open chats were cut, {opened} of {CHATS} opened again; the old conversation: {old_talk}")
    is_well = not refused and counted == asked and opened == CHATS and old_talk == 200 and before != after
    print("well" if is_well else "NOT WELL")
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
