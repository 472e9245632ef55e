"""What is no HTTP is answered in Finnish by a replica itself, and nginx passes that on."""

from __future__ import annotations

import http.client
import socket

import pytest
from cluster import Cluster

HEADERS = ("Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy")
UPGRADE = b"Connection: Upgrade\r\nUpgrade: websocket\r\n"
REQUESTS = {
    "raw letters in the path": b"GET /ty\xc3\xb6kokeilu/ HTTP/1.1\r\nHost: x\r\n\r\n",
    "raw letters in the question": b"GET /haku/?q=el\xe4ke HTTP/1.1\r\nHost: x\r\n\r\n",
    "no number in the length": b"POST /haku/ HTTP/1.1\r\nHost: x\r\nContent-Length: -3\r\n\r\n",
    "long headers": b"GET / HTTP/1.1\r\nHost: x\r\n" + b"X: " + b"x" * 100_000,  # and no end
    "socket by POST": b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n" + UPGRADE + b"\r\n",
    "socket without a key": b"GET /keskustelu/_stcore/stream HTTP/1.1\r\nHost: x\r\n" + UPGRADE + b"\r\n",
    "garbage": b"\x16\x03\x01\r\n\r\n",
}


def say(port: int, request: bytes) -> http.client.HTTPResponse:
    """The reply, its body read, after which the connection is closed."""
    with socket.create_connection(("127.0.0.1", port), 30) as line:
        line.sendall(request)
        reply = http.client.HTTPResponse(line)
        reply.begin()
        assert "<h1>Pyyntöä ei voitu käsitellä</h1>" in reply.read().decode()
        return reply


@pytest.mark.parametrize("case", sorted(REQUESTS))
def test_a_replica_answers_in_finnish(cluster: Cluster, case: str) -> None:
    """Whatever a replica cannot read gets a page of ours with the headers of each page."""
    reply = say(cluster.replicas[0].port, REQUESTS[case])
    assert (reply.status, reply.headers["Connection"]) == (400, "close")
    assert all(reply.headers[name] for name in HEADERS)


def test_nginx_passes_it_on(cluster: Cluster) -> None:
    """nginx lets raw letters through, and the reader sees the replica's page."""
    reply = say(cluster.port, REQUESTS["raw letters in the question"])
    assert reply.status == 400
    assert all(reply.headers[name] for name in HEADERS)


def test_a_body_that_breaks_off_in_garbage(cluster: Cluster) -> None:
    """A body whose pieces have no lengths is answered once and in Finnish."""
    request = b"POST /api/v1/ask HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nei-luku\r\n"
    assert say(cluster.replicas[0].port, request).status == 400


def test_a_socket_by_head(cluster: Cluster) -> None:
    """A HEAD gets the head of the page alone, and nothing of it is an error in the log."""
    replica = cluster.replicas[0]
    with socket.create_connection(("127.0.0.1", replica.port), 30) as line:
        line.sendall(b"HEAD / HTTP/1.1\r\nHost: x\r\n" + UPGRADE + b"\r\n")
        head, _, body = b"".join(iter(lambda: line.recv(65_536), b"")).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert body == b""
    assert "LocalProtocolError" not in replica.log.read_text(encoding="utf-8")
