"""Which outbound addresses answer: against a local server that is well, moved, broken, slow, endless and moody."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from local_server import Heard, LocalServer, Said
from ohjaus.cli import main
from ohjaus.interchange import link_check
from ohjaus.interchange.addresses import addresses
from ohjaus.interchange.link_check import ask, check
from ohjaus.interchange.link_memory import Found, State, due, read_memory
from ohjaus.interchange.link_progress import NoNetwork
from ohjaus.interchange.link_report import report
from ohjaus.interchange.polite import LONGEST_PAUSE, USER_AGENT, open_client, pause_before

DAY = datetime.date(2026, 12, 1)


def still(_: float) -> None:
    """No waiting in a test."""


def answer(heard: Heard) -> Said:
    """What each path says."""
    fixed = {
        "/ok": Said(200),
        "/moved": Said(301, headers={"Location": "/ok"}),
        "/elsewhere-today": Said(302, headers={"Location": "/ok"}),
        "/gone": Said(404),
        "/fault": Said(500),
        "/endless": Said(302, headers={"Location": "/endless"}),
        "/no-head": Said(405) if heard.method == "HEAD" else Said(200),
        "/wrong-head": Said(404) if heard.method == "HEAD" else Said(200, b"x" * 1000),
        "/mail": Said(302, headers={"Location": "mailto:a@e.example"}),
    }
    return fixed[heard.path]


@pytest.mark.parametrize(
    ("path", "state", "why"),
    [
        ("/ok", State.OK, ""),
        ("/moved", State.MOVED, "/ok"),
        ("/elsewhere-today", State.OK, ""),
        ("/gone", State.BROKEN, "HTTP 404"),
        ("/fault", State.SILENT, "HTTP 500"),
        ("/endless", State.BROKEN, "ohjaa osoitteesta toiseen"),
        ("/no-head", State.OK, ""),
        ("/wrong-head", State.OK, ""),
        ("/mail", State.BROKEN, "ei ole kelvollinen osoite"),
    ],
)
def test_ask(path: str, state: State, why: str, server: LocalServer) -> None:
    """Each kind of answer is told from the others, and every question says who asks."""
    server.answer = answer
    with open_client(redirects=10) as client:
        found = ask(client, server.url + path, DAY, still)
    assert (found.state, found.day) == (state, DAY)
    assert found.why.endswith(why) if state is State.MOVED else why in found.why
    assert {heard.headers["user-agent"] for heard in server.heard} == {USER_AGENT}


def test_slow_server(server: LocalServer) -> None:
    """A server that does not answer in time is silent, not broken."""
    let_go = threading.Event()

    def slow(_: Heard) -> Said:
        let_go.wait(5)
        return Said(200)

    server.answer = slow
    with open_client(answer=0.05) as client:
        found = ask(client, f"{server.url}/slow", DAY, still)
    let_go.set()
    assert (found.state, found.why) == (State.SILENT, "ei vastaa ajoissa")


def test_moody_server(server: LocalServer) -> None:
    """One bad moment is not a broken link: it is asked again, after as long as the server said."""
    times = iter([503, 503, 200])
    server.answer = lambda _: Said(next(times), headers={"Retry-After": "7"})
    waited: list[float] = []
    with open_client() as client:
        found = ask(client, f"{server.url}/moody", DAY, waited.append)
    assert found.state is State.OK
    assert waited == [7.0]


def test_no_server() -> None:
    """An address whose server is not there is silent, and an odd one is broken."""
    with open_client() as client:
        assert ask(client, "http://127.0.0.1:9/", DAY, still).state is State.SILENT
        assert ask(client, "http://[::1/", DAY, still).state is State.BROKEN


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [("5", 5.0), ("86400", LONGEST_PAUSE), ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0), ("soon", 2.0), ("", 2.0)],
)
def test_pause(asked: str, seconds: float) -> None:
    """The server may ask for a pause, but not for a day; nonsense is passed over."""
    assert pause_before(2, httpx.Response(503, headers={"Retry-After": asked} if asked else {})) == seconds


def test_one_host_is_asked_one_at_a_time(server: LocalServer) -> None:
    """Between two questions to a host there is a pause, and none before the first."""
    server.answer = lambda _: Said(200)
    waited: list[float] = []
    with open_client() as client:
        found = check(client, [f"{server.url}/{number}" for number in range(4)], DAY, between=3.0, pause=waited.append)
    assert waited == [3.0] * 3
    assert len(found) == 4
    assert [heard.method for heard in server.heard] == ["HEAD"] * 4


def test_addresses() -> None:
    """Addresses are found in YAML and Markdown with every place of use, without brackets, full stops and fragments."""
    files = {
        "content/fi/a.md": b"Katso [sivu](https://a.example/x) tai <https://b.example/>.\n(https://c.example/k_(t)).\n",
        "knowledge/s.yaml": b"- url: 'https://a.example/x'\n- {url: https://d.example/q?a=1&b=2, seen: null}\n# https://a.example/x#osa\n",
    }
    assert addresses(files) == {
        "https://a.example/x": ("content/fi/a.md:1", "knowledge/s.yaml:1", "knowledge/s.yaml:3"),
        "https://b.example/": ("content/fi/a.md:1",),
        "https://c.example/k_(t)": ("content/fi/a.md:2",),
        "https://d.example/q?a=1&b=2": ("knowledge/s.yaml:2",),
    }


def test_due() -> None:
    """What was asked fewer days ago is left alone."""
    memory = {"a": Found(state=State.OK, day=DAY), "b": Found(state=State.OK, day=DAY - datetime.timedelta(days=7))}
    assert due(["a", "b", "c"], memory, DAY, 7) == ("b", "c")


def test_since() -> None:
    """A fault keeps its first day until the address answers again."""
    first = Found(state=State.BROKEN, day=DAY).after(None)
    later = Found(state=State.SILENT, day=DAY + datetime.timedelta(days=9)).after(first)
    well = Found(state=State.OK, day=DAY + datetime.timedelta(days=10)).after(later)
    again = Found(state=State.BROKEN, day=DAY + datetime.timedelta(days=20)).after(well)
    assert [each.since for each in (first, later, well, again)] == [DAY, DAY, None, again.day]


def test_report() -> None:
    """The report has the oldest fault first, with its day and the places of use, and nothing that is no longer used."""
    day = datetime.date
    memory = {
        "https://new.example": Found(state=State.BROKEN, day=DAY, why="HTTP 404", since=DAY),
        "https://old.example": Found(state=State.BROKEN, day=DAY, why="HTTP 410", since=day(2026, 10, 5)),
        "https://moved.example": Found(state=State.MOVED, day=DAY, why="https://there.example/"),
        "https://unused.example": Found(state=State.BROKEN, day=DAY, why="HTTP 404", since=DAY),
    }
    uses = dict.fromkeys([*memory][:3], ("knowledge/sources.yaml:3",)) | {"https://later.example": ("a.md:1",)}
    text = report(uses, memory, DAY)
    assert text.index("<https://old.example>") < text.index("<https://new.example>")
    assert "ollut rikki ainakin 5.10.2026 alkaen" in text
    assert "käytetään: knowledge/sources.yaml:3" in text
    assert "<https://moved.example>: <https://there.example/>" in text
    assert "| Ei vielä kysytty | 1 |" in text
    assert "unused" not in text


Links = Callable[..., int]


@pytest.fixture
def links(small: Path, server: LocalServer, monkeypatch: pytest.MonkeyPatch) -> Links:
    """Runs `ohjaus links` on a root whose only addresses are of the local server."""
    for path in [*small.rglob("*.md"), *small.rglob("*.yaml")]:
        path.unlink()
    (small / "knowledge" / "sources.yaml").write_text(
        f"- url: {server.url}/ok\n- url: {server.url}/gone\n", encoding="utf-8"
    )
    monkeypatch.setattr(link_check, "pause_before", lambda *_: 0.0)
    server.answer = answer

    def run(*arguments: str, day: str = "2026-12-01") -> int:
        return main(["links", "--root", str(small), "--between", "0", "--day", day, *arguments])

    return run


def test_command(links: Links, small: Path, server: LocalServer, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run asks, the second does not; the report stays and names the place; a broken link is exit code 1."""
    assert links() == 0
    assert server.heard == []
    assert links("--live") == 1
    asked = len(server.heard)
    assert f"{server.url}/gone: HTTP 404" in capsys.readouterr().out
    assert links("--live", day="2026-12-05") == 1
    assert len(server.heard) == asked
    assert links("--live", day="2026-12-08") == 1
    assert len(server.heard) > asked
    text = (small / "build" / "links.md").read_text(encoding="utf-8")
    assert "ollut rikki ainakin 1.12.2026 alkaen, kysytty 8.12.2026" in text
    assert "knowledge/sources.yaml:2" in text


def test_mended_link(links: Links, small: Path, server: LocalServer) -> None:
    """When the address is replaced, the old one leaves the report and the memory."""
    links("--live")
    (small / "knowledge" / "sources.yaml").write_text(f"- url: {server.url}/ok\n", encoding="utf-8")
    out = small / "raportti.md"
    assert links("--live", "--out", str(out)) == 0
    assert "gone" not in out.read_text(encoding="utf-8")
    assert list(read_memory(small / "build" / "links.json")) == [f"{server.url}/ok"]


def test_no_network(links: Links, small: Path, server: LocalServer, capsys: pytest.CaptureFixture[str]) -> None:
    """When nothing at all answers, it is the network: nothing is written down."""
    server.server.shutdown()
    server.server.server_close()
    assert links("--live") == 2
    assert "Onko verkkoyhteys poikki?" in capsys.readouterr().err
    assert not (small / "build" / "links.json").exists()


def test_no_network_is_noticed_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """After some hosts that give no connection nobody else is asked."""
    asked: list[str] = []

    def silent(_client: httpx.Client, address: str, *_: object) -> Found:
        asked.append(address)
        return Found(state=State.SILENT, day=DAY, why="yhteyttä ei saada")

    monkeypatch.setattr(link_check, "ask", silent)
    with httpx.Client() as client, pytest.raises(NoNetwork):
        check(client, [f"https://host{number}.example/" for number in range(100)], DAY)
    assert len(asked) < 20


@pytest.mark.parametrize("why", ["", "HTTP 503"])
def test_progress_is_told(why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every twenty-five addresses and at the end; whoever says anything shows that there is a network."""
    told: list[tuple[int, int]] = []
    first = Found(state=State.SILENT if why else State.OK, day=DAY, why=why)
    silent = Found(state=State.SILENT, day=DAY, why="ei vastaa ajoissa")
    monkeypatch.setattr(link_check, "HOSTS_AT_ONCE", 1)
    monkeypatch.setattr(link_check, "ask", lambda _client, address, *_: first if "00" in address else silent)
    with httpx.Client() as client:
        addresses = [f"https://host{number:02}.example/" for number in range(60)]
        assert len(check(client, addresses, DAY, tell=lambda *each: told.append(each))) == 60
    assert told == [(25, 60), (50, 60), (60, 60)]


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"https://a.example": {"state": "?"}})])
def test_broken_memory(text: str, tmp_path: Path) -> None:
    """A memory that cannot be read is as none."""
    (tmp_path / "links.json").write_text(text, encoding="utf-8")
    assert read_memory(tmp_path / "links.json") == {}
