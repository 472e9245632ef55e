"""nginx's faults leave no trace of a reader: no address and no question in any log, whatever goes wrong."""

from __future__ import annotations

import http.client
import random
import re
import shutil
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from cluster import Cluster, free_port

from certificate import make_certificate, over_tls

READER = "127.0.0.77"
QUESTION = "salainenkysymys"
DOCS, DEPLOY = (Path(__file__).parents[2] / name for name in ("docs", "deploy"))


def logs(cluster: Cluster) -> bytes:
    """All that the cluster has written, and what this machine's own nginx writes if it writes at all."""
    own = [Path("/var/log/nginx/error.log"), Path("/var/log/nginx/access.log")]
    files = [path for path in (*cluster.folder.glob("*.log"), *own) if path.is_file()]
    assert files
    return b"".join(path.read_bytes() for path in files)


def garbled_hellos() -> Iterator[bytes]:
    """The first words of a TLS client with a few bytes changed: a quarter of them is `crit` to nginx."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    with suppress(ssl.SSLWantReadError):
        ssl.create_default_context().wrap_bio(incoming, outgoing, server_hostname="localhost").do_handshake()
    hello = outgoing.read()
    yield hello[:9] + bytes(len(hello) - 9)
    chance = random.Random(1)
    for _ in range(60):
        changed = bytearray(hello)
        for _ in range(3):
            changed[chance.randrange(5, len(hello))] = chance.randrange(256)
        yield bytes(changed)


def test_a_garbled_hello(root: Path, tmp_path: Path) -> None:
    """Whoever speaks broken TLS is let go, and nothing tells who it was."""
    key, certificate = make_certificate(tmp_path)
    plain, secure = free_port(), free_port()
    text = over_tls(plain, secure, key, certificate)
    with Cluster(root, 1, plain, options=("--day", "2026-11-22"), postgres=False, listen=text) as cluster:
        for hello in garbled_hellos():
            with closing(socket.create_connection(("127.0.0.1", secure), 5, source_address=(READER, 0))) as line:
                line.sendall(hello)
                line.shutdown(socket.SHUT_WR)
                with suppress(OSError):
                    while line.recv(4096):
                        pass
        assert READER.encode() not in logs(cluster)


def test_a_disk_that_fails(cluster: Cluster) -> None:
    """A question that nginx has no place to keep gets a page of ours, and is written nowhere."""
    kept = cluster.folder / "nginx-body"
    away = kept.rename(cluster.folder / "away")
    try:
        with closing(http.client.HTTPConnection("127.0.0.1", cluster.port, 30, source_address=(READER, 0))) as line:
            line.request("POST", f"/haku/?q={QUESTION}", b"q=" + b"x" * 40_000)
            assert line.getresponse().status == 500
    finally:
        away.rename(kept)
    assert QUESTION.encode() not in logs(cluster)
    assert READER.encode() not in logs(cluster)


@pytest.mark.parametrize("guide", ["operations.md", "kaytto-opas.md"])
def test_the_guide_silences_debians_own_nginx(guide: str, tmp_path: Path) -> None:
    """The guide's own lines leave Debian's nginx.conf no log of readers, and files enough for its connections."""
    conf = tmp_path / "nginx.conf"
    shutil.copy("/etc/nginx/nginx.conf", conf)
    lines = re.findall(
        r"^    (sed -i .* /etc/nginx/nginx\.conf)$", (DOCS / guide).read_text(encoding="utf-8"), re.MULTILINE
    )
    for line in lines:
        subprocess.run(["sh", "-c", line.replace("/etc/nginx/nginx.conf", str(conf))], check=True)
    text = re.sub(r"#.*", "", conf.read_text(encoding="utf-8"))
    assert set(re.findall(r"error_log\s+([^;]+);", text)) == {"/dev/null"}
    assert set(re.findall(r"access_log\s+([^;]+);", text)) <= {"off"}
    (files,) = re.findall(r"worker_rlimit_nofile (\d+);", text)
    (connections,) = re.findall(r"worker_connections (\d+);", text)
    assert int(files) > 2 * int(connections)


@pytest.mark.parametrize("name", ["nginx.conf", "site.conf"])
def test_our_own_files_log_nothing(name: str) -> None:
    """What a container runs logs no fault and no visit."""
    text = (DEPLOY / "nginx" / name).read_text(encoding="utf-8")
    assert re.findall(r"^\s*error_log (.*?);", text, re.MULTILINE) == ["/dev/null"]
    assert re.findall(r"^\s*access_log (.*?);", text, re.MULTILINE) == ["off"]
