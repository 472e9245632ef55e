"""The one application: doors, headers, limits and errors."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from starlette.types import Message
from starlette.websockets import WebSocketDisconnect

from ohjaus.edition import Watch
from ohjaus.library.model import REGISTERS, Library, Register
from ohjaus.server import application

ASK = "/api/v1/ask"


@pytest.fixture(scope="module")
def client(real_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application on the real content, its site built into a folder of its own."""
    root = tmp_path_factory.mktemp("served")
    for name in ("knowledge", "content", "app.py"):
        (root / name).symlink_to(real_root / name)
    (root / "build").mkdir()
    (root / "build" / "ohjaus.json").symlink_to(real_root / "build" / "ohjaus.json")
    with (
        pytest.MonkeyPatch.context() as patch,
        TestClient(application(Watch(root, "http://testserver/")), follow_redirects=False) as client,
    ):
        patch.setenv("OHJAUS_ROOT", str(root))
        patch.setenv("OHJAUS_SITE", "/")
        yield client


def test_health(client: TestClient) -> None:
    """Health says that there is someone to answer."""
    assert client.get("/api/v1/health").json()["status"] == "ok"


def test_ask_by_get_and_post(client: TestClient) -> None:
    """Both ways give the same reply."""
    got = client.get(ASK, params={"q": "paljonko kulukorvaus on", "day": "2026-11-22"})
    posted = client.post(ASK, json={"q": "paljonko kulukorvaus on", "day": "2026-11-22"})
    assert got.status_code == posted.status_code == 200
    assert got.json() == posted.json()
    assert got.json()["topics"][0] == "kulukorvaus"
    assert got.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("body", [b"", b"[1]", b"{", b"\xff\xfe", b"[" * 5000, b"null", b'{"q": null}'])
def test_bad_body_is_a_problem(client: TestClient, body: bytes) -> None:
    """What is not a JSON object with a text gets problem+json, never a traceback."""
    reply = client.post(ASK, content=body)
    assert reply.status_code == 400
    assert reply.headers["content-type"] == "application/problem+json"
    assert "Traceback" not in reply.text


def test_large_body_is_refused(client: TestClient) -> None:
    """A body past the limit is refused, whether its length is told or not."""
    assert client.post(ASK, content=b"x" * 100_000).status_code == 413
    assert client.post(ASK, content=iter([b"x" * 50_000, b"x" * 50_000])).status_code == 413


@pytest.mark.parametrize(("method", "path"), [("GET", "/haku/"), ("POST", "/haku/"), ("GET", "/selko/haku/")])
def test_a_question_past_the_limit_is_refused(client: TestClient, library: Library, method: str, path: str) -> None:
    """Half a question is not answered: a page in both registers tells the limit."""
    given = {"params" if method == "GET" else "data": {"q": "palkkatuki " * 600}}
    reply = client.request(method, path, **given, follow_redirects=True)  # type: ignore[arg-type]
    assert reply.status_code == 413
    assert reply.headers["cache-control"] == "no-store"
    for register in ("fi", "selko"):
        assert library.phrase("server-long-lead", register, limit=6000) in reply.text  # type: ignore[arg-type]
    assert client.get("/haku/", params={"q": "x" * 6000}).status_code == 200


@pytest.mark.parametrize("query", ["?k=", "?q=", "?q=%20&k=", "?k=olematon", "?k=a.olematon~x"])
@pytest.mark.parametrize("register", ["fi", "selko"])
def test_an_empty_or_broken_question_is_told_in_words(
    client: TestClient, library: Library, register: Register, query: str
) -> None:
    """The page says that it saw no question, in either register's address, and that a link could not be read; it never
    looks like the page before anything was asked."""
    starts = [f"/haku/{query}"] if register == "fi" else [f"/selko/haku/{query}", f"/haku/{query}&kieli=selko"]
    for start in starts:
        reply = client.get(start, follow_redirects=True)
        assert reply.status_code == 200
        assert f"<h1>{library.phrase('handoff-empty-title', register)}</h1>" in reply.text
        assert library.phrase("handoff-empty-lead", register) in reply.text
        broken = library.phrase("site-search-link-broken", register) in reply.text
        assert broken == ("olematon" in query)
    plain = client.get("/haku/" if register == "fi" else "/selko/haku/").text
    assert library.phrase("handoff-empty-lead", register) not in plain


def test_a_link_that_can_be_read_in_part_says_so(client: TestClient, library: Library) -> None:
    """What could be read is answered."""
    page = client.get("/haku/?k=a.kulukorvaus~a.olematon").text
    assert "Kulukorvaus" in page
    assert library.phrase("chat-link-partly", "fi") in page
    assert library.phrase("chat-link-partly", "fi") not in client.get("/haku/?k=a.kulukorvaus").text


@pytest.mark.parametrize("path", [ASK, "/haku/", "/palaute/"])
def test_whoever_leaves_in_the_middle_of_a_body_is_no_error(client: TestClient, path: str) -> None:
    """Nothing is raised, so nothing is logged."""

    async def leave() -> None:
        messages = iter([{"type": "http.request", "body": b"q=pal", "more_body": True}, {"type": "http.disconnect"}])

        async def receive() -> Message:
            return next(messages)

        async def send(_: Message) -> None:
            """Nobody is there to read it."""

        headers = [(b"host", b"testserver"), (b"content-length", b"50"), (b"sec-fetch-site", b"same-origin")]
        await client.app(
            {
                "type": "http", "http_version": "1.1", "method": "POST", "path": path, "raw_path": path.encode(),
                "query_string": b"", "headers": headers, "client": ("127.0.0.1", 1), "server": ("testserver", 80),
                "scheme": "http", "root_path": "", "asgi": {"version": "3.0"}, "state": {},
            },
            receive,
            send,
        )  # fmt: skip

    asyncio.run(leave())


def test_other_methods_are_refused(client: TestClient) -> None:
    """Only what is offered is answered."""
    assert client.delete(ASK).status_code == 405
    assert client.put("/haku/?q=kulukorvaus").status_code == 405
    assert client.post("/keskustelu/").status_code == 405


def test_search_page(client: TestClient) -> None:
    """The answer page answers without JavaScript, and a question with HTML in it is shown as text."""
    assert "Kulukorvaus" in client.get("/haku/", params={"q": "paljonko kulukorvaus on"}).text
    assert "Kulukorvaus" in client.get("/haku/", params={"k": "a.kulukorvaus.paljonko"}).text
    assert "<script>alert" not in client.get("/haku/", params={"q": "<script>alert(1)</script> palkkatuki"}).text


def test_copied_chat_link_without_script(client: TestClient) -> None:
    """A copied link's page leads to an address that answers its last turn, in its register."""
    query = "?k=a.palkkatuki~a.kulukorvaus.paljonko&kieli=selko&kunta=laitila"
    shell = client.get(f"/keskustelu/{query}").text
    assert f'<a href="/haku/{query.replace("&", "&amp;")}">' in shell
    page = client.get(f"/haku/{query}").text
    assert '<html lang="fi" class="selko"' in page
    assert "<h1>Kulukorvaus" in page
    assert "Laitila" in page


def test_search_in_selko(client: TestClient) -> None:
    """The selko address leads to the same answer in easy Finnish."""
    reply = client.get("/selko/haku/", params={"q": "kulukorvaus"})
    assert reply.headers["location"] == "/haku/?q=kulukorvaus&kieli=selko"
    assert 'class="selko"' in client.get(reply.headers["location"]).text


@pytest.mark.parametrize(
    ("text", "kind"), [("hetuni on 131052-308T, saanko palkkatukea", "henkilotunnus"), ("soita 040 1234567", "phone")]
)
@pytest.mark.parametrize("more", [{}, {"kieli": "selko", "kunta": "laitila", "k": "a.palkkatuki"}])
def test_personal_data_leaves_the_address(client: TestClient, text: str, kind: str, more: dict[str, str]) -> None:
    """A refused question is redirected to an address without it, and nothing is kept on the way."""
    for method in ("GET", "HEAD"):
        reply = client.request(method, "/haku/", params={"q": text, **more})
        assert reply.status_code == 303
        assert reply.headers["cache-control"] == "no-store"
    where = "&kieli=selko&kunta=laitila" if more else ""
    assert reply.headers["location"] == f"/haku/?k=r.{kind}{where}"
    page = client.get(reply.headers["location"])
    assert page.status_code == 200
    assert page.headers["cache-control"] == "no-store"
    assert page.text.count("<h1>") == 1
    assert ('class="selko"' in page.text) is bool(more)
    assert "131052" not in page.text
    assert "1234567" not in page.text


def test_handout(client: TestClient, library: Library) -> None:
    """Chosen parts on one page, in either register, with the municipality; unknown parts are left out."""
    query = "a=palkkatuki.paljonko&a=kulukorvaus&a=olematon&a=<script>&kunta=laitila"
    reply = client.get(f"/koonti/?{query}&kieli=fi")
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    assert library.phrase("site-handout-made-title", "fi") in reply.text
    assert f"<h3>{library.guide('palkkatuki', 'fi').section('paljonko').title}</h3>" in reply.text  # type: ignore[union-attr]
    assert reply.text.count('<article class="chosen">') == 2
    assert "Varsinais-Suomen hyvinvointialue" in reply.text
    assert "a=palkkatuki.paljonko&amp;a=kulukorvaus&amp;kunta=laitila" in reply.text
    assert "olematon" not in reply.text
    easy = client.get(f"/koonti/?{query}&kieli=selko").text
    assert '<html lang="fi" class="selko"' in easy
    assert library.guide("kulukorvaus", "selko").title in easy
    assert 'class="asof"' in client.get("/koonti/?a=kulukorvaus&pvm=2027-01-01").text


@pytest.mark.parametrize("query", ["", "?kieli=fi", "?a=&kunta="])
def test_handout_form(client: TestClient, query: str) -> None:
    """With nothing chosen there is the form to choose from."""
    page = client.get(f"/koonti/{query}").text
    assert '<form class="handout"' in page
    assert 'name="a" value="palkkatuki"' in page


@pytest.mark.parametrize(
    "query", ["a=palkkatuki&a=olematon", "a=palkkatuki&kunta=olematon", "a=olematon&kunta=laitila"]
)
def test_handout_says_that_its_link_was_read_in_part(query: str, client: TestClient, library: Library) -> None:
    """An unknown topic or municipality in a link is told of in the link's language, on the page and in the form."""
    for register in REGISTERS:
        told = f">{library.phrase('site-handout-unread', register)}<"
        for more in ("", "&muuta=1"):
            assert told in client.get(f"/koonti/?{query}&kieli={register}{more}").text
            assert told not in client.get(f"/koonti/?a=palkkatuki&kunta=laitila&kieli={register}{more}").text


def test_handout_of_unknown_parts(client: TestClient, library: Library) -> None:
    """A page that says so, and leads back to the choices."""
    assert library.phrase("site-handout-empty", "fi") in client.get("/koonti/?a=olematon&a=palkkatuki.olematon").text
    assert client.post("/koonti/?a=kulukorvaus").status_code == 405


@pytest.mark.parametrize("path", ["/", "/kulukorvaus/", "/selko/kulukorvaus/", "/haku/", "/selko/haku/"])
def test_site_stands_at_the_root(client: TestClient, path: str) -> None:
    """The site's pages are served, with a policy that lets nothing inline run."""
    reply = client.get(path)
    assert reply.status_code == 200
    policy = reply.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    (of_page,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', reply.text)
    assert policy == f"{of_page}; frame-ancestors 'none'"


def test_missing_page(client: TestClient) -> None:
    """An unknown address gets the site's own page, or a problem under the API."""
    page = client.get("/olematon/")
    assert page.status_code == 404
    assert "<html" in page.text
    assert client.get("/api/v1/olematon").headers["content-type"] == "application/problem+json"
    assert client.get("/../../etc/passwd").status_code == 404


def test_chat_shell(client: TestClient) -> None:
    """The chat's page is Finnish, and no script may be inline."""
    assert client.get("/keskustelu?k=a.palkkatuki").headers["location"] == "/keskustelu/?k=a.palkkatuki"
    reply = client.get("/keskustelu/")
    assert '<html lang="fi">' in reply.text
    assert "script-src 'self';" in reply.headers["content-security-policy"]
    assert client.get("/keskustelu/ohjaus/chat.js").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "_stcore/stream", "_stcore/health/x", "media/x", "_stcore/agent/openapi.json", "_stcore/agent/mcp", "_stcore/metrics", "_stcore/upload_file/a/b",
        "component/x", "ohjaus/../page.py", "ohjaus/broken.html", "static/../../config.py", "jotain",
    ],
)  # fmt: skip
def test_rest_of_streamlit_is_closed(client: TestClient, path: str) -> None:
    """Nothing of Streamlit is reachable that the page does not need; whoever tries sees our page."""
    reply = client.get(f"/keskustelu/{path}")
    assert reply.status_code == 404
    assert "Sivua ei löytynyt" in reply.text
    assert client.post("/keskustelu/_stcore/health").json()["title"] == "Tätä menetelmää ei käytetä tässä osoitteessa"


@pytest.mark.parametrize("part", ["bytes=x", "bytes=99999999-", "bytes=0-1"])
def test_pages_come_whole(client: TestClient, part: str) -> None:
    """Who asks for a part of a page gets all of it, and no English sentence about the part."""
    reply = client.get("/kulukorvaus/", headers={"Range": part})
    assert reply.status_code == 200
    assert "</html>" in reply.text


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://testserver.evil.example"])
def test_a_socket_of_another_site_never_reaches_streamlit(
    client: TestClient, origin: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is closed at once, and nobody outside is asked what the server's own address is."""
    asked: list[str] = []
    monkeypatch.setattr("streamlit.net_util.get_external_ip", lambda: asked.append("external"))
    refused = pytest.raises(WebSocketDisconnect)
    with refused as found, client.websocket_connect("/keskustelu/_stcore/stream", headers={"Origin": origin}):
        pass
    assert found.value.code == 1008
    assert asked == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
def test_refused_preflight_says_nothing(client: TestClient, origin: str) -> None:
    """A browser's question before a request of a site that may not ask is refused, without an English sentence."""
    headers = {"Origin": origin, "Access-Control-Request-Method": "PUT"}
    reply = client.options("/api/v1/ask", headers=headers)
    assert (reply.status_code, reply.text) == (400, "")
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize("path", ["/", "/keskustelu/", "/api/v1/health", "/olematon", "/haku/?q=palkkatuki"])
def test_every_reply_has_the_headers(client: TestClient, path: str) -> None:
    """The headers are on every reply, errors too."""
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "camera=()" in headers["permissions-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]


def test_strange_host_is_not_repeated(client: TestClient) -> None:
    """A made-up host name does not get into the policy."""
    policy = client.get("/keskustelu/", headers={"host": "x; script-src *"}).headers["content-security-policy"]
    assert "script-src *" not in policy


def test_a_preset_language_leads_to_the_other_page(client: TestClient) -> None:
    """`?kieli=selko` opens the page in easy Finnish, and the other presets come along."""
    reply = client.get("/kulukorvaus/", params={"kieli": "selko", "kunta": "laitila", "teksti": "iso"})
    assert reply.status_code == 303
    assert reply.headers["location"] == "/selko/kulukorvaus/?kunta=laitila&teksti=iso"
    handout = client.get("/selko/koonti/?a=kulukorvaus&a=palkkatuki.mika")
    assert handout.headers["location"] == "/koonti/?a=kulukorvaus&a=palkkatuki.mika&kieli=selko"


def test_presets_are_in_the_page_without_a_script(client: TestClient) -> None:
    """Larger text and one's own municipality; the page's own links carry them on, others are left alone."""
    page = client.get("/selko/kulukorvaus/?kunta=laitila&teksti=iso").text
    assert '<html lang="fi" class="selko iso"' in page
    assert 'href="../../selko/kunta/laitila/?teksti=iso&amp;kunta=laitila"' in page
    assert 'href="../../selko/aiheet/?teksti=iso&amp;kunta=laitila"' in page
    assert 'kunta=laitila">Kuntasi: Laitila</a> <a class="remove" href="/selko/kulukorvaus/?teksti=iso">' in page
    assert 'href="../../selko/lahteet/?teksti=iso&amp;kunta=laitila"' in page  # in the footer
    assert 'href="https://www.ilmatieteenlaitos.fi"' in page
    assert 'href="#sisalto"' in page
    assert "kunta=" not in client.get("/kulukorvaus/?kunta=%22onerror=x&teksti=iso").text
    assert '<html lang="fi" class="fi iso"' in client.get("/haku/?q=kulukorvaus&teksti=iso").text


def test_the_place_on_a_path_is_kept_without_a_script(client: TestClient) -> None:
    """A topic reached from a step says which step it is and leads back to it, and so do the pages after it."""
    path = "polku-kuntouttava-tyotoiminta"
    page = client.get(f"/kulukorvaus/?polku={path}&vaihe=5").text
    assert f'<p class="wrap back" id="takaisin"><a href="../{path}/#v5">Takaisin polkuun, vaihe 5/8</a></p>' in page
    boxes = re.findall(r'<aside class="position" data-polku="([^"]+)" data-vaihe="(\d+)"[^>]*?( hidden)?>', page)
    assert [box[:2] for box in boxes if not box[2]] == [(path, "5")]
    assert f'href="../tyottomyysetuus/?polku={path}&amp;vaihe=5"' in page
    assert 'id="takaisin" hidden' in client.get(f"/kulukorvaus/?polku={path}&vaihe=99").text
    assert 'id="takaisin" hidden' in client.get("/kulukorvaus/").text
