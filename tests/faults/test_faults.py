"""What fails, fails alone: nothing that was confirmed is lost, nothing wrong is said, and no reader sees a traceback.

Every test leaves the cluster whole for the next one.
"""

from __future__ import annotations

import datetime
import http.client
import json
import resource
import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
from cluster import Cluster, Replica, free_port

from ohjaus.feedback import Store

ASK = "/api/v1/ask?q=paljonko+kulukorvaus+on"
HEALTH = "/api/v1/health"
LONG = 300.0  # seconds until something that must happen has not happened


def get(address: str, accept: str = "*/*", form: Mapping[str, str] | None = None) -> tuple[int, str]:
    """Status and body, of a sent form when there is one; an error status is no exception."""
    headers = {"Accept": accept, "Sec-Fetch-Site": "same-origin"}
    sent = urlencode(form).encode() if form else None
    try:
        with urllib.request.urlopen(urllib.request.Request(address, sent, headers), timeout=30) as reply:
            return reply.status, reply.read().decode()
    except HTTPError as error:
        return error.code, error.read().decode()


def until(is_so: Callable[[], bool]) -> None:
    """Waits for what must come."""
    end = time.monotonic() + LONG
    while not is_so():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


def health(replica: Replica) -> dict[str, Any]:
    """What a replica says of itself."""
    found = json.loads(get(replica.address + HEALTH)[1])
    assert isinstance(found, dict)
    return found


def title(cluster: Cluster) -> str:
    """The title of a page that nginx does not keep."""
    return get(f"{cluster.address}/haku/?q=kulukorvaus")[1].partition("<title>")[2].partition("</title>")[0]


def logs(cluster: Cluster) -> str:
    """Everything that the replicas have written."""
    return "".join(replica.log.read_text(encoding="utf-8") for replica in cluster.replicas)


@contextmanager
def asking(cluster: Cluster, readers: int = 3) -> Iterator[list[tuple[int, str]]]:
    """Readers who ask again and again meanwhile; gives what they were answered. A broken answer fails in the end."""
    answers: list[tuple[int, str]] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.is_set():
            answers.append(get(cluster.address + ASK))
            stop.wait(0.05)

    with ThreadPoolExecutor(readers) as pool:
        asked = [pool.submit(ask) for _ in range(readers)]
        try:
            until(lambda: len(answers) > readers)
            yield answers
            before = len(answers)
            until(lambda: len(answers) > before + readers)
        finally:
            stop.set()
    for each in asked:
        each.result()


def reply(body: str) -> dict[str, Any]:
    """An answer without what the version of the content changes."""
    found = json.loads(body)
    assert isinstance(found, dict)
    return found


def test_a_replica_is_killed_under_load(cluster: Cluster) -> None:
    """Every reader gets the same answer while a replica dies and comes back."""
    expected = reply(get(cluster.address + ASK)[1])
    with asking(cluster) as answers:
        cluster.replicas[0].kill()
        before = len(answers)
        until(lambda: len(answers) > before + 20)
        cluster.replicas[0].start()
        cluster.replicas[0].wait()
    assert {status for status, _ in answers} == {200}
    assert all(reply(body) == expected for _, body in answers)


def test_the_database_stops_and_starts(cluster: Cluster) -> None:
    """Answers go on without it, and what was counted meanwhile is in it afterwards. Words are not confirmed before they are
    there: their writer is told that they wait."""
    store = Store(cluster.postgres.url.replace("postgresql:", "postgresql+psycopg:"))

    def counted() -> int:
        rows = store.read(datetime.date.min, datetime.date.max)
        return sum(row.asked for row in rows.counts)

    before = counted()
    cluster.postgres.stop()
    assert [get(cluster.address + ASK)[0] for _ in range(25)] == [200] * 25
    form = {"aihe": "palkkatuki", "sanat": "Summat puuttuvat."}
    waiting = get(cluster.address + "/palaute/", form=form)[1]
    assert "odottaa vielä tallennusta" in waiting
    assert "Saimme" not in waiting
    cluster.postgres.start()
    until(lambda: counted() >= before + 25)
    assert counted() == before + 25
    until(lambda: "Saimme viestisi" in get(cluster.address + "/palaute/", form=form)[1])
    said = [comment.words for comment in store.read(datetime.date.min, datetime.date.max).comments]
    assert said.count("Summat puuttuvat.") >= 2
    store.close()


def test_new_content_is_taken_while_readers_ask(cluster: Cluster, root: Path) -> None:
    """Each answer is whole: of the old content or of the new, and in the end of the new everywhere."""
    path = root / "knowledge" / "phrases.yaml"
    old = path.read_text(encoding="utf-8")
    before = reply(get(cluster.address + ASK)[1])
    fingerprint = health(cluster.replicas[0])["content"]
    with asking(cluster) as answers:
        path.write_text(old.replace('next-title: {fi: "', 'next-title: {fi: "Uusi: ', 1), encoding="utf-8")
        until(lambda: all(health(replica)["content"] != fingerprint for replica in cluster.replicas))
    after = reply(get(cluster.address + ASK)[1])
    assert after != before
    assert {status for status, _ in answers} == {200}
    assert all(reply(body) in (before, after) for _, body in answers)
    talk = before["conversation"]["k"]
    assert get(f"{cluster.address}/haku/?k={talk}")[0] == 200
    path.write_text(old, encoding="utf-8")
    until(lambda: all(health(replica)["content"] == fingerprint for replica in cluster.replicas))
    assert reply(get(cluster.address + ASK)[1]) == before


def test_a_half_written_file(cluster: Cluster, root: Path) -> None:
    """The old content goes on answering, each replica says that there is a fault, and the log says where."""
    path = root / "knowledge" / "topics.yaml"
    whole = path.read_bytes()
    before = get(cluster.address + ASK)
    path.write_bytes(whole[: len(whole) // 2])
    until(lambda: all(health(replica)["fault"] for replica in cluster.replicas))
    assert get(cluster.address + ASK) == before
    assert all("ohjaus_content_fault 1.0" in get(replica.address + "/metrics")[1] for replica in cluster.replicas)
    assert "knowledge/topics.yaml" in logs(cluster)
    cluster.replicas[0].kill()  # even one that starts now has the old content
    cluster.replicas[0].start()
    cluster.replicas[0].wait()
    assert health(cluster.replicas[0])["fault"]
    assert get(cluster.replicas[0].address + ASK) == before
    path.write_bytes(whole)
    until(lambda: not any(health(replica)["fault"] for replica in cluster.replicas))


def test_the_disk_is_full_during_a_build(cluster: Cluster, root: Path) -> None:
    """What cannot be stored is a fault, the old content answers, and with room again the new one is taken."""
    path = root / "knowledge" / "phrases.yaml"
    old = path.read_bytes()
    fingerprint = health(cluster.replicas[0])["content"]
    before = get(cluster.address + ASK)
    for replica in cluster.replicas:  # no file of theirs may grow past this, nor those of their children
        resource.prlimit(replica.process.pid, resource.RLIMIT_FSIZE, (60_000, resource.RLIM_INFINITY))
    path.write_bytes(old + b"# muutos\n")
    until(lambda: all(health(replica)["fault"] for replica in cluster.replicas))
    assert get(cluster.address + ASK) == before
    assert all(health(replica)["content"] == fingerprint for replica in cluster.replicas)
    for replica in cluster.replicas:
        resource.prlimit(replica.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    until(lambda: all(health(replica)["content"] != fingerprint for replica in cluster.replicas))
    assert not any(health(replica)["fault"] for replica in cluster.replicas)
    path.write_bytes(old)
    until(lambda: all(health(replica)["content"] == fingerprint for replica in cluster.replicas))
    assert not list((root / "build" / "pages").glob(".*new-*"))


def test_the_stored_index_is_corrupt(cluster: Cluster, root: Path) -> None:
    """A replica that starts on a damaged index does not believe it: it answers as before."""
    tables = root / "build" / "ohjaus.json"
    expected = reply(get(cluster.replicas[0].address + ASK)[1])
    data = bytearray(tables.read_bytes())
    place = data.rindex(b"0.")  # a weight of the index, still a number afterwards
    data[place] = ord("9")
    tables.write_bytes(data)
    cluster.replicas[0].kill()
    cluster.replicas[0].start()
    cluster.replicas[0].wait()
    assert reply(get(cluster.replicas[0].address + ASK)[1]) == expected


def test_slow_clients_are_let_go(cluster: Cluster) -> None:
    """Who sends half a request holds nobody up, and is let go in some seconds."""
    port = cluster.replicas[0].port
    slow = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(20)]
    for number, one in enumerate(slow):
        one.settimeout(LONG)
        one.sendall(b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\n{"[: 20 if number % 2 else 75])
    assert get(f"http://127.0.0.1:{port}{ASK}")[0] == 200
    assert [one.recv(1000).partition(b"\r\n")[0] for one in slow] == [b""] * 20
    assert "ClientDisconnect" not in logs(cluster)
    for one in slow:
        one.close()


def test_too_many_connections_are_refused_politely(cluster: Cluster) -> None:
    """Who was there goes on; each one past the limit is told when to come again; health is told to all."""
    port = cluster.replicas[0].port
    request = f"GET {ASK} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    served = [http.client.HTTPConnection("127.0.0.1", port, timeout=LONG) for _ in range(10)]
    for each in served:
        each.request("GET", ASK)
        assert each.getresponse().read()
    crowd = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(150)]
    assert json.loads(get(f"http://127.0.0.1:{port}{HEALTH}")[1])["status"] == "ok"
    for one in crowd:
        one.settimeout(LONG)
        one.sendall(request)
    heads = [one.recv(65_536) for one in crowd]
    for each in served:
        each.request("GET", ASK)
        assert each.getresponse().status == 200
        each.close()
    for one in crowd:
        one.close()
    refused = [head for head in heads if head.startswith(b"HTTP/1.1 503")]
    assert len(refused) + sum(head.startswith(b"HTTP/1.1 200") for head in heads) == 150
    assert len(refused) >= 90
    assert heads[0].startswith(b"HTTP/1.1 200")
    assert all(b"retry-after: 10" in head and b"connection: close" in head for head in refused)
    until(lambda: get(f"http://127.0.0.1:{port}{ASK}")[0] == 200)


@pytest.fixture
def thousands() -> Iterator[int]:
    """How many connections this process may open at once, 10,000 at most: it is let open as many files as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    yield 10_000 if hard == resource.RLIM_INFINITY else min(10_000, hard - 500)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_ten_thousand_come_at_once(cluster: Cluster, thousands: int) -> None:
    """Each of ten thousand is answered or told when to come again, health is told meanwhile, and then all is as before."""
    port = cluster.replicas[0].port
    request = f"GET {ASK} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    crowd = []
    try:
        for _ in range(thousands):
            crowd.append(socket.create_connection(("127.0.0.1", port), LONG))
            crowd[-1].sendall(request)  # at once: who is slow to ask is let go
        assert json.loads(get(f"http://127.0.0.1:{port}{HEALTH}")[1])["status"] == "ok"
        heads = [one.recv(65_536) for one in crowd]
    finally:
        for one in crowd:
            one.close()
    refused = [head for head in heads if head.startswith(b"HTTP/1.1 503")]
    assert len(refused) + sum(head.startswith(b"HTTP/1.1 200") for head in heads) == thousands
    assert len(refused) > thousands / 2
    assert all(b"retry-after: 10" in head and b"connection: close" in head for head in refused)
    until(lambda: get(f"http://127.0.0.1:{port}{ASK}")[0] == 200)
    assert "Traceback" not in logs(cluster)


@pytest.mark.parametrize(("day", "shown"), [("2026-12-31", "31.12.2026"), ("2027-01-01", "1.1.2027")])
def test_the_year_turns(root: Path, tmp_path: Path, day: str, shown: str) -> None:
    """On each side of the new year pages and answers are of their own day, from the same folder."""
    replica = Replica(root, free_port(), tmp_path, {}, ("--day", day))
    try:
        replica.wait()
        assert shown in get(replica.address + "/kulukorvaus/")[1]
        assert health(replica)["day"] == health(replica)["pages_of"] == day
        assert reply(get(replica.address + ASK)[1])["day"] == day
    finally:
        replica.stop()


def test_the_logs_tell_nothing_of_readers(cluster: Cluster) -> None:
    """After all this every line is JSON or the ready line, and no question, address or traceback is in them."""
    get(f"{cluster.address}/api/v1/ask?q=salaisuus-xyzzy")
    lines = [line for line in logs(cluster).splitlines() if not line.startswith("Ohjaus on auki")]
    assert all(isinstance(json.loads(line), dict) for line in lines)
    said = "\n".join(lines)
    assert "xyzzy" not in said
    assert "kulukorvaus+on" not in said
    assert "Traceback" not in said
    assert not any(f"127.0.0.1:{port}" in said for port in range(30_000, 65_536) if f":{port}" in said)
