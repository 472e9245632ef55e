"""What an operator sets: the chat off, a notice, frames, HTTPS, the metrics and the limits."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ohjaus.edition import Watch
from ohjaus.library.model import Library
from ohjaus.server import application
from ohjaus.server.chat import ChatMount

Serve = Callable[..., TestClient]


@pytest.fixture(scope="module")
def root(real_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real content with a folder of its own for what is built."""
    root = tmp_path_factory.mktemp("operated")
    for name in ("knowledge", "content", "app.py"):
        (root / name).symlink_to(real_root / name)
    (root / "build").mkdir()
    (root / "build" / "ohjaus.json").symlink_to(real_root / "build" / "ohjaus.json")
    return root


@pytest.fixture(scope="module")
def watches(root: Path) -> Callable[[str, bool], Watch]:
    """The watch of an address, opened once for all tests."""

    @lru_cache
    def watch(base_url: str, has_chat: bool) -> Watch:
        return Watch(root, base_url, has_chat=has_chat)

    return watch


@pytest.fixture
def serve(root: Path, watches: Callable[[str, bool], Watch], monkeypatch: pytest.MonkeyPatch) -> Serve:
    """The application with settings of the test, its readers coming from this machine."""
    monkeypatch.setenv("OHJAUS_ROOT", str(root))
    monkeypatch.setenv("OHJAUS_SITE", "/")

    def serve(base_url: str = "https://testserver", client: str = "127.0.0.1", **settings: str) -> TestClient:
        for name, value in settings.items():
            monkeypatch.setenv(f"OHJAUS_{name.upper()}", value)
        app = application(watches(f"{base_url}/", settings.get("chat") != "off"))
        plain = {"accept-encoding": "identity"}
        return TestClient(app, base_url, headers=plain, follow_redirects=False, client=(client, 1))

    return serve


def test_the_chat_is_off_and_the_site_stays(serve: Serve, library: Library) -> None:
    """Its address says so in both registers, a copied conversation is answered as a page, and no page leads there."""
    client = serve(chat="off")
    page = client.get("/keskustelu/")
    assert page.status_code == 200
    assert library.phrase("site-closed-title", "fi") in page.text
    assert "unsafe" not in page.headers["content-security-policy"]
    assert client.get("/keskustelu/?kieli=selko").headers["location"] == "/selko/keskustelu/"
    assert library.phrase("site-closed-title", "selko") in client.get("/selko/keskustelu/").text
    answer = client.get("/keskustelu/?k=a.kulukorvaus.paljonko").headers["location"]
    assert "Kulukorvaus" in client.get(answer).text
    for path in ("/", "/kulukorvaus/", "/haku/?q=kulukorvaus"):
        assert "keskustelu/" not in client.get(path).text
    assert client.get("/api/v1/ask?q=kulukorvaus").status_code == 200
    assert client.get("/keskustelu/_stcore/health").status_code == 404


def test_a_notice_is_on_every_page(serve: Serve, tmp_path: Path) -> None:
    """The file's text shows on site, answers and chat as text, is taken away with the file, and no old page stands."""
    file = tmp_path / "tiedote.txt"
    client = serve(maintenance_file=str(file))
    look = client.app.state.notice.look  # type: ignore[attr-defined]
    before = client.get("/kulukorvaus/")
    assert 'class="notice' not in before.text
    file.write_text("Huolto <b>klo 18</b>\n", encoding="utf-8")
    look()
    for path in ("/", "/selko/", "/haku/?q=kulukorvaus", "/keskustelu/", "/olematon/"):
        page = client.get(path)
        assert page.text.count('<p class="wrap">Huolto &lt;b&gt;klo 18&lt;/b&gt;</p>') == 1
        assert page.headers.get("content-length") in (None, str(len(page.content)))
    again = client.get("/kulukorvaus/", headers={"if-none-match": before.headers["etag"]})
    assert again.status_code == 200
    assert "Huolto" in again.text
    assert client.head("/kulukorvaus/").status_code == 200
    assert "Huolto" not in client.get("/api/v1/ask?q=kulukorvaus").text
    file.unlink()
    look()
    assert client.get("/kulukorvaus/").text == before.text


def test_frames_and_https(serve: Serve) -> None:
    """Named sites may frame the pages and no other; with an https address browsers are told to stay with it."""
    client = serve(frame_ancestors="https://www.laitila.fi")
    for path in ("/", "/keskustelu/"):
        headers = client.get(path).headers
        assert "frame-ancestors https://www.laitila.fi" in headers["content-security-policy"]
        assert "x-frame-options" not in headers
        assert headers["strict-transport-security"] == "max-age=31536000"


def test_without_https_nothing_is_promised(serve: Serve) -> None:
    """An address without TLS does not tell browsers to use it."""
    headers = serve("http://testserver").get("/").headers
    assert "strict-transport-security" not in headers
    assert headers["x-frame-options"] == "DENY"


def test_metrics_tell_what_is_asked_and_how_old_things_are(serve: Serve) -> None:
    """Questions by decision, latency, the content and its ages are there; nobody's words are."""
    client = serve()
    client.get("/api/v1/ask?q=paljonko+kulukorvaus+on")
    client.get("/haku/?q=salaisuus+xyzzy")
    text = client.get("/metrics").text
    for name in (
        'ohjaus_questions_total{decision="answer",door="api"}', 'ohjaus_answer_seconds_bucket{door="page",le="0.01"}',
        "ohjaus_content_info{", "ohjaus_content_fault 0.0", "ohjaus_content_faults_total 0.0", "ohjaus_oldest_amount_days",
        'ohjaus_aging{kind="unchecked"}', "ohjaus_connections 0.0", "ohjaus_chat_sessions 0.0", "ohjaus_pages_age_days 0.0",
    ):  # fmt: skip
        assert name in text
    assert "xyzzy" not in text


def test_metrics_tell_of_feedback_that_waits(serve: Serve, tmp_path: Path) -> None:
    """While the database does not answer the events that wait are counted; without feedback there is no such number."""
    assert "ohjaus_feedback" not in serve(feedback_url="").get("/metrics").text
    (tmp_path / "file").touch()
    client = serve(feedback_url=f"sqlite:///{tmp_path}/file/palaute.sqlite")
    client.get("/api/v1/ask?q=kulukorvaus")
    text = client.get("/metrics").text
    assert "ohjaus_feedback_waiting 1.0" in text
    assert "ohjaus_feedback_lost 0.0" in text


def test_metrics_are_not_for_everyone(serve: Serve) -> None:
    """From elsewhere, or through a proxy, there is no such page."""
    assert serve(client="192.0.2.1").get("/metrics").status_code == 404
    assert serve().get("/metrics", headers={"x-forwarded-for": "192.0.2.1"}).status_code == 404


def test_metrics_by_token(serve: Serve) -> None:
    """With a token it is asked of everyone, and only the right one opens."""
    client = serve(client="192.0.2.1", metrics_token="a" * 16)
    assert client.get("/metrics").status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer " + "b" * 16}).status_code == 404
    assert client.get("/metrics", headers={"authorization": "Bearer " + "a" * 16}).status_code == 200


def test_too_many_questions(serve: Serve, library: Library) -> None:
    """Past the limit a reader gets a Finnish page and a program a problem, both with a time to come again; pages stay."""
    client = serve(questions_per_minute="2")
    assert [client.get("/api/v1/ask?q=kulukorvaus").status_code for _ in range(3)] == [200, 200, 429]
    refused = client.get("/haku/?q=kulukorvaus", headers={"accept": "text/html"})
    assert refused.status_code == 429
    assert library.phrase("server-often-lead", "fi") in refused.text
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert client.get("/api/v1/ask?q=x").headers["content-type"] == "application/problem+json"
    assert client.get("/kulukorvaus/").status_code == 200


def test_too_many_chats(serve: Serve, library: Library) -> None:
    """One chat more than there is room for is told so, and the site goes on."""
    client = serve(chat_sessions="1")
    (chat,) = (route.app for route in client.app.routes if isinstance(getattr(route, "app", None), ChatMount))  # type: ignore[attr-defined]
    assert client.get("/keskustelu/").status_code == 200
    chat.sessions = 1
    full = client.get("/keskustelu/", headers={"accept": "text/html"})
    assert full.status_code == 503
    assert full.headers["retry-after"] == "60"
    assert library.phrase("chat-full-title", "fi") in full.text
    assert client.get("/").status_code == 200


def test_alive_and_ready(serve: Serve) -> None:
    """Both answers are for whoever starts and stops processes; neither is stored."""
    client = serve()
    assert client.get("/api/v1/health/live").json() == {"status": "ok"}
    ready = client.get("/api/v1/health/ready")
    assert ready.json() == client.get("/api/v1/health").json()
    assert ready.json()["fault"] is False
    assert ready.headers["cache-control"] == "no-store"


def test_streamlit_tells_nobody(serve: Serve) -> None:
    """Usage statistics, the agent's routes and the file watcher are off."""
    from streamlit import config

    serve()
    for name in ("browser.gatherUsageStats", "server.enableAgentApi", "server.enableStaticServing"):
        assert config.get_option(name) is False
    assert config.get_option("server.fileWatcherType") == "none"
