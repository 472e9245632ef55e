"""nginx as deploy/ sets it: its own errors are Finnish pages with our headers, and a page outlives the replicas."""

from __future__ import annotations

import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError

import pytest
import yaml
from cluster import Cluster, free_port

from certificate import make_certificate, over_tls

DEPLOY = Path(__file__).parents[2] / "deploy"
HEADERS = (
    "Content-Security-Policy", "X-Frame-Options", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy",
    "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
)  # fmt: skip


@pytest.fixture
def orphaned(cluster: Cluster) -> Iterator[Cluster]:
    """The cluster with a page of the site in nginx's store and every replica gone; they come back afterwards."""
    assert ask(cluster, "/kulukorvaus/").status == 200
    for replica in cluster.replicas:
        replica.kill()
    yield cluster
    for replica in cluster.replicas:
        replica.start()
    for replica in cluster.replicas:
        replica.wait()


def ask(cluster: Cluster, path: str, **headers: str) -> HTTPResponse | HTTPError:
    """A reply of nginx; an error status is no exception."""
    try:
        return urllib.request.urlopen(urllib.request.Request(cluster.address + path, headers=headers), timeout=30)  # type: ignore[no-any-return]
    except HTTPError as error:
        return error


def check_page(reply: HTTPResponse | HTTPError, title: str) -> None:
    """A Finnish page in both registers, with the headers of every page of ours and nothing of nginx."""
    page = reply.read().decode()
    assert f"<h1>{title}</h1>" in page
    assert "<h2>Selkokielellä</h2>" in page
    assert "nginx" not in page
    assert all(reply.headers[name] for name in HEADERS)
    assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Server"] == "nginx"  # and no version


def test_no_replica_answers(orphaned: Cluster) -> None:
    """A page that has been read is shown still; what must be asked gets a page, and a program a problem."""
    time.sleep(10.5)  # until nginx's copy is not fresh any more: what is shown now is an old one
    assert "Kulukorvaus" in ask(orphaned, "/kulukorvaus/").read().decode()
    for path in ("/haku/?q=kulukorvaus", "/keskustelu/", "/selko/palkkatuki/"):
        reply = ask(orphaned, path)
        assert reply.status in {502, 504}
        assert reply.headers["Retry-After"] == "10"
        check_page(reply, "Palvelu ei vastaa juuri nyt")
    reply = ask(orphaned, "/api/v1/ask?q=kulukorvaus")
    assert reply.headers["Content-Type"].startswith("application/problem+json")
    assert json.loads(reply.read())["title"] == "Palvelu ei vastaa juuri nyt"
    assert all(reply.headers[name] for name in HEADERS)
    assert "font" in ask(orphaned, "/_virhe/virhe.css").read().decode()


def test_too_many_connections_of_one_address(cluster: Cluster) -> None:
    """Past nginx's limit there is a page that says when to come again; with fewer connections all goes on."""
    request = b"POST /haku/ HTTP/1.1\r\nHost: x\r\nContent-Length: 99\r\n\r\nq"
    crowd = [socket.create_connection(("127.0.0.1", cluster.port), 5) for _ in range(200)]
    try:
        for one in crowd:
            one.sendall(request)
        deadline = time.monotonic() + 30
        while (reply := ask(cluster, "/kulukorvaus/")).status != 429 and time.monotonic() < deadline:
            time.sleep(0.5)
            for one in crowd:  # a letter now and then: nginx's patience with a silent body is short
                with suppress(OSError):  # it may have been turned away meanwhile
                    one.sendall(b"q")
        assert reply.status == 429
        assert reply.headers["Retry-After"] == "10"
        check_page(reply, "Palvelussa on nyt ruuhkaa")
        assert json.loads(ask(cluster, "/api/v1/health").read())["title"] == "Palvelussa on nyt ruuhkaa"
    finally:
        for one in crowd:
            one.close()
    while ask(cluster, "/api/v1/health/ready").status != 200:  # no page that nginx keeps
        time.sleep(0.1)


def test_what_nginx_cannot_read(cluster: Cluster) -> None:
    """An address or a body past nginx's limits gets a page of ours."""
    for path, body, status in (("/haku/?q=" + "x" * 70_000, None, 414), ("/palaute/", b"x" * 70_000, 413)):
        with closing(http.client.HTTPConnection("127.0.0.1", cluster.port, timeout=30)) as line:
            line.request("POST" if body else "GET", path, body)
            reply = line.getresponse()
            assert reply.status == status
            check_page(reply, "Pyyntöä ei voitu käsitellä")
            assert reply.headers["Strict-Transport-Security"] is None  # a reader without TLS is promised none


def test_a_long_question_comes_through(cluster: Cluster) -> None:
    """The longest question that is taken passes nginx however many letters ä it has; a longer one is told its limit."""
    assert ask(cluster, "/haku/?q=" + "%C3%A4" * 6000).status == 200
    reply = ask(cluster, "/haku/?q=" + "%C3%A4" * 6001)
    assert reply.status == 413
    assert "<h1>Kysymys on liian pitkä</h1>" in reply.read().decode()


@pytest.mark.parametrize("path", ["/_virhe/", "/_virhe/ei-ole"])
def test_what_nginx_does_not_have(cluster: Cluster, path: str) -> None:
    """An address among nginx's own pages where nothing is gets a page of ours too."""
    reply = ask(cluster, path)
    assert reply.status in {403, 404}
    check_page(reply, "Pyyntöä ei voitu käsitellä")


def test_metrics_are_not_asked_of_nginx(cluster: Cluster) -> None:
    """The address leads to the site's own page for what is not there."""
    reply = ask(cluster, "/metrics")
    assert reply.status == 404
    assert "nginx" not in reply.read().decode()


def test_a_chat_is_told_who_asks(cluster: Cluster) -> None:
    """The reader's host reaches the replica on the chat's socket too: it opens for our own pages, for no other site's."""
    asked = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    for origin, status in ((cluster.address, 101), ("https://elsewhere.example", 403)):
        with closing(http.client.HTTPConnection("127.0.0.1", cluster.port, timeout=30)) as line:
            headers = {**asked, "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==", "Origin": origin}
            line.request("GET", "/keskustelu/_stcore/stream", headers=headers)
            assert line.getresponse().status == status


def test_with_a_certificate(root: Path, tmp_path: Path) -> None:
    """listen-tls.conf with a certificate serves over TLS, leads there from plain HTTP, and promises to stay."""
    key, certificate = make_certificate(tmp_path)
    plain, secure = free_port(), free_port()
    text = over_tls(plain, secure, key, certificate)
    settings = {"OHJAUS_BASE_URL": "https://localhost/"}
    with Cluster(root, 1, plain, settings, ("--day", "2026-11-22"), postgres=False, listen=text):
        with closing(http.client.HTTPConnection("127.0.0.1", plain, timeout=30)) as line:
            line.request("GET", "/kulukorvaus/?a=1", headers={"Host": "evil.example"})
            reply = line.getresponse()
            assert (reply.status, reply.headers["Location"]) == (308, "https://localhost/kulukorvaus/?a=1")
            assert all(reply.headers[name] for name in HEADERS)
        with closing(http.client.HTTPConnection("127.0.0.1", secure, timeout=30)) as line:  # plain HTTP at the TLS port
            line.request("GET", "/kulukorvaus/")
            reply = line.getresponse()
            assert (reply.status, reply.headers["Location"]) == (308, "https://localhost/kulukorvaus/")
        shown = subprocess.run(
            ["curl", "--silent", "--cacert", certificate, "--include", f"https://localhost:{secure}/kulukorvaus/"],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
        assert shown.stdout.startswith("HTTP/2 200")
        assert "strict-transport-security: max-age=31536000" in shown.stdout


def test_compose_and_nginx_name_the_same_replicas() -> None:
    """Each replica of compose.yaml has a fixed address, and nginx and Prometheus ask those and no others."""
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    given = {
        f"{each['networks']['inside']['ipv4_address']}:8501"
        for name, each in services.items()
        if name.startswith("ohjaus-")
    }
    assert given == set(
        re.findall(r"^server (\S+)", (DEPLOY / "nginx" / "replicas.conf").read_text(encoding="utf-8"), re.MULTILINE)
    )
    (job,) = yaml.safe_load((DEPLOY / "prometheus.yml").read_text(encoding="utf-8"))["scrape_configs"]
    assert given == set(job["static_configs"][0]["targets"])


def start_cluster(root: Path, port: int) -> subprocess.Popen[str]:
    """`make cluster` of one replica, as a supervisor would start it."""
    command = [sys.executable, str(DEPLOY / "cluster.py"), "--root", str(root), "--replicas", "1", "--port", str(port)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


def test_sigterm_stops_everything(root: Path) -> None:
    """No child outlives the cluster that a supervisor ends."""
    started = start_cluster(root, free_port())
    assert started.stdout is not None
    assert started.stdout.readline().startswith("Ohjaus: http://127.0.0.1:")
    started.terminate()
    assert started.wait(60) == 0
    group = [entry for entry in Path("/proc").glob("[0-9]*") if _session(entry) == started.pid]
    assert group == []


def _session(process: Path) -> int:
    try:
        return os.getsid(int(process.name))
    except ProcessLookupError:
        return 0


def test_a_cluster_without_content_says_so(tmp_path: Path) -> None:
    """Content with faults and nothing stored: the sentences of the fault, exit code 1 and no traceback."""
    for name in ("knowledge", "content"):
        (tmp_path / name).mkdir()
    started = start_cluster(tmp_path, free_port())
    _, said = started.communicate(timeout=120)
    assert started.returncode == 1
    assert "palvelin ei käynnisty" in said
    assert "Traceback" not in said


def test_debians_own_configuration_takes_ours(tmp_path: Path) -> None:
    """site.conf in conf.d of Debian's nginx.conf, with listen-tls.conf and one replica, as the operators' guide has it."""
    etc = tmp_path / "nginx"
    shutil.copytree("/etc/nginx", etc, ignore=shutil.ignore_patterns("conf.d", "sites-enabled", "modules-enabled"))
    ours = Path(shutil.copytree(DEPLOY / "nginx", etc / "ohjaus"))
    shutil.copy(ours / "listen-tls.conf", ours / "listen.conf")
    (ours / "replicas.conf").write_text("server 127.0.0.1:8501 max_fails=0;\n", encoding="utf-8")
    (etc / "conf.d").mkdir()
    (etc / "conf.d" / "ohjaus.conf").symlink_to("../ohjaus/site.conf")
    make_certificate(tmp_path)
    for path in (etc / "nginx.conf", ours / "listen.conf", ours / "site.conf"):
        text = (
            path.read_text(encoding="utf-8")
            .replace("/etc/nginx/", f"{etc}/")
            .replace("/etc/ssl/ohjaus/", f"{tmp_path}/")
        )
        path.write_text(re.sub(r"/(run|var/cache|var/log/nginx)/", f"{tmp_path}/", text), encoding="utf-8")
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert nginx
    checked = subprocess.run([nginx, "-t", "-c", str(etc / "nginx.conf")], capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert "[warn]" not in checked.stderr
