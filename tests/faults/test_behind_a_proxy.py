"""nginx behind another proxy that has TLS: readers are told apart, and nobody else may say who they are."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cluster import Cluster, free_port

LISTEN = Path(__file__).parents[2] / "deploy" / "nginx" / "listen-behind.conf"
OUTER, STRANGER = "127.0.0.1", "127.0.0.2"
OFTEN = 3
HEADERS = ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")
LASTS = "Strict-Transport-Security"


@pytest.fixture(scope="module")
def behind(root: Path) -> Iterator[Cluster]:
    """One replica that takes few questions of an address; the outer proxy is 127.0.0.1."""
    port = free_port()
    listen = LISTEN.read_text(encoding="utf-8").replace("8080", f"0.0.0.0:{port}").replace("192.0.2.10", OUTER)
    settings = {"OHJAUS_QUESTIONS_PER_MINUTE": str(OFTEN)}
    with Cluster(root, 1, port, settings, ("--day", "2026-11-22"), postgres=False, listen=listen) as cluster:
        yield cluster


def ask(cluster: Cluster, path: str, peer: str, reader: str, **headers: str) -> http.client.HTTPResponse:
    """A reply to a request that comes from one address and names another."""
    with closing(http.client.HTTPConnection("127.0.0.1", cluster.port, 30, source_address=(peer, 0))) as line:
        line.request("GET", path, headers={"X-Forwarded-For": reader, "Host": "ohjaus.example.fi", **headers})
        reply = line.getresponse()
        reply.read()
        return reply


def statuses(cluster: Cluster, peer: str, *readers: str) -> list[int]:
    """What questions get that come from one address and name these."""
    return [ask(cluster, "/api/v1/ask?q=kulukorvaus", peer, reader).status for reader in readers]


def test_each_reader_has_a_limit_of_their_own(behind: Cluster) -> None:
    """One who asks too much is told so and the next one is answered; an address that was put before is not believed."""
    often = ["198.51.100.1"] * (OFTEN + 2)
    assert 429 in statuses(behind, OUTER, *often)
    assert statuses(behind, OUTER, "198.51.100.2") == [200]
    assert statuses(behind, OUTER, "203.0.113.7, 198.51.100.1") == [429]


def test_a_stranger_names_nobody(behind: Cluster) -> None:
    """Another address than the outer proxy's is one reader, whoever it says that it speaks for."""
    others = [f"198.51.100.{number}" for number in range(10, 12 + OFTEN)]
    assert 429 in statuses(behind, STRANGER, *others)


def test_redirects_stay_with_the_reader(behind: Cluster) -> None:
    """No redirect names nginx's own scheme or port, and each has the headers of a page."""
    reply = ask(behind, "/keskustelu", OUTER, "198.51.100.3")
    assert (reply.status, reply.headers["Location"]) == (308, "/keskustelu/")
    assert all(reply.headers[name] for name in HEADERS)
    reply = ask(behind, "/api", OUTER, "198.51.100.3")
    assert reply.status == 404
    assert all(reply.headers[name] for name in HEADERS)


@pytest.mark.parametrize(("peer", "lasts"), [(OUTER, "max-age=31536000"), (STRANGER, None)])
def test_who_is_believed_about_tls(behind: Cluster, peer: str, lasts: str | None) -> None:
    """The outer proxy's word that the reader came over TLS counts, a stranger's does not."""
    for said, told in (("https", lasts), ("http", None)):
        reply = ask(behind, "/_virhe/virhe.css", peer, "198.51.100.4", **{"X-Forwarded-Proto": said})
        assert reply.status == 200
        assert reply.headers[LASTS] == told


UNREAD = {
    "long address": b"GET /haku/?q=" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\n",
    "long header": b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "unknown version": b"GET / HTTP/9.0\r\n\r\n",
    "unknown coding": b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n",
    "garbage": b"\x16\x03\x01\r\n\r\n",
}


@pytest.mark.parametrize("case", sorted(UNREAD))
def test_what_nginx_cannot_read_is_told_over_tls(behind: Cluster, case: str) -> None:
    """A request that nginx could not read gets a Finnish page with every header, the promise of TLS too."""
    with socket.create_connection((OUTER, behind.port), 30) as line:
        line.sendall(UNREAD[case])
        reply = http.client.HTTPResponse(line)
        reply.begin()
        assert 400 <= reply.status < 600
        assert "<h1>Pyyntöä ei voitu käsitellä</h1>" in reply.read().decode()
    assert all(reply.headers[name] for name in HEADERS)
    assert reply.headers[LASTS] == "max-age=31536000"
