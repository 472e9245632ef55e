"""The site's question and the editors' report, through the application, on a real database."""

from __future__ import annotations

import base64
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from ohjaus.feedback import Asked, Feedback, Rows, Subject, current_feedback
from ohjaus.library.model import Library
from ohjaus.site.check import check_pages
from ohjaus.site.pages import build_pages
from served import served

OWN = {"Sec-Fetch-Site": "same-origin"}
VOTE = {"aihe": "kulukorvaus", "kieli": "selko"}
PASSWORD = "ääkkösiä ja: pituutta"
REPORT = "/palaute/raportti/"


@pytest.fixture
def client(real_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """The application on the real content, without its site, with a database of its own."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", f"sqlite:///{tmp_path / 'palaute.sqlite'}")
    monkeypatch.setenv("OHJAUS_REPORT_PASSWORD", PASSWORD)
    monkeypatch.setenv("OHJAUS_FEEDBACK_PER_MINUTE", "5")
    yield served(real_root, monkeypatch)
    found = current_feedback()
    if found:
        found.close(0.1)


def feedback() -> Feedback:
    """The feedback of the application."""
    found = current_feedback()
    assert found
    return found


def stored() -> Rows:
    """All that has been stored."""
    assert feedback().flush(20)
    return feedback().read(datetime.date(2000, 1, 1), datetime.date(2100, 1, 1))


def login(password: str = PASSWORD, user: str = "toimittaja") -> dict[str, str]:
    """The header that a browser sends after asking for a password."""
    return {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}


@pytest.mark.parametrize(("pressed", "counts"), [("kylla", (1, 0)), ("ei", (0, 1))])
def test_press(client: TestClient, library: Library, pressed: str, counts: tuple[int, int]) -> None:
    """A press is counted by topic and register, and leads to a page of thanks; after "no" it asks what was missing."""
    reply = client.post("/palaute/", data={**VOTE, "auttoi": pressed}, headers=OWN)
    assert reply.status_code == 303
    assert reply.headers["cache-control"] == "no-store"
    page = client.get(reply.headers["location"]).text
    assert library.phrase("feedback-thanks", "selko") in page
    assert ('name="sanat"' in page) is (pressed == "ei")
    assert '<html lang="fi" class="selko"' in page
    assert 'href="../selko/kulukorvaus/"' in page
    (counted,) = stored().counts
    assert counted.subject == Subject(datetime.date.today(), "answer", "kulukorvaus", "", "selko", "")
    assert (counted.helped, counted.failed) == counts


def test_words(client: TestClient, library: Library) -> None:
    """What was missing is kept; the address of the thanks has nothing of it."""
    reply = client.post("/palaute/", data={**VOTE, "sanat": "En löytänyt <summaa>"}, headers=OWN)
    assert reply.headers["location"] == "/palaute/?aihe=kulukorvaus&kieli=selko&tila=sanat"
    assert library.phrase("feedback-taken", "selko") in client.get(reply.headers["location"]).text
    assert [said.words for said in stored().comments] == ["En löytänyt <summaa>"]


@pytest.mark.parametrize(
    ("words", "state", "key"),
    [("hetuni on 131052-308T", "henkilotunnus", "feedback-personal"), ("a" * 301, "pitka", "feedback-too-long")],
)
def test_words_that_are_not_taken(client: TestClient, library: Library, words: str, state: str, key: str) -> None:
    """Personal data and a long text are refused with a reason and an empty box; nothing of them is stored or shown."""
    reply = client.post("/palaute/", data={**VOTE, "sanat": words}, headers=OWN)
    assert reply.headers["location"].endswith(f"tila={state}")
    page = client.get(reply.headers["location"]).text
    assert library.phrase(key, "selko", what="henkilötunnus", limit=300) in page
    assert 'name="sanat"' in page
    assert words not in page
    assert stored() == Rows((), (), ())


def test_acute_need_in_the_words(client: TestClient) -> None:
    """Help comes before thanks, and nothing of the words is kept."""
    reply = client.post("/palaute/", data={**VOTE, "sanat": "en jaksa enää elää"}, headers=OWN)
    assert reply.headers["location"].startswith("/haku/?k=x.")
    assert "112" in client.get(reply.headers["location"]).text
    assert stored() == Rows((), (), ())


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, 303),
        ({"Origin": "http://testserver"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_form(client: TestClient, headers: dict[str, str], status: int) -> None:
    """A press from a page of somebody else's is not counted, and the reader is told so calmly."""
    reply = client.post("/palaute/", data={**VOTE, "auttoi": "kylla"}, headers=headers)
    assert reply.status_code == status
    assert len(stored().counts) == (1 if status == 303 else 0)
    assert status == 303 or "<h1>Palaute</h1>" in reply.text


def test_rate_is_limited(client: TestClient) -> None:
    """Past so many in a minute nothing is counted, and the reader is asked to wait."""
    codes = [client.post("/palaute/", data={**VOTE, "auttoi": "kylla"}, headers=OWN).status_code for _ in range(7)]
    assert codes[:5] == [303] * 5
    assert codes[-1] == 429
    assert stored().counts[0].helped == codes.count(303)


@pytest.mark.parametrize("data", [{}, {"aihe": "olematon", "auttoi": "kylla"}, {"aihe": "<script>", "sanat": "x"}])
def test_unknown_topics(client: TestClient, data: dict[str, str]) -> None:
    """What names no topic of ours is a bad request, not a row."""
    assert client.post("/palaute/", data=data, headers=OWN).status_code == 400
    assert client.get("/palaute/", params=data).status_code == 404
    assert stored() == Rows((), (), ())


def test_report_needs_the_password(client: TestClient) -> None:
    """Without the password, or with a wrong one, there is a challenge and nothing of the report."""
    wrong = [
        {},
        login("väärä"),
        login(""),
        {"Authorization": "Basic ???"},
        {"Authorization": login()["Authorization"].replace("Basic", "Bearer")},
    ]
    for headers in wrong:
        reply = client.get(REPORT, headers=headers)
        assert reply.status_code == 401
        assert reply.headers["www-authenticate"].startswith("Basic ")
        assert "<table>" not in reply.text
    assert [client.get(REPORT).status_code for _ in range(20)][-1] == 429


def test_report(client: TestClient, library: Library) -> None:
    """With the password there are the lists and the pictures; nobody may keep or index the page."""
    today = datetime.date.today()
    feedback().put(Asked(Subject(today, "answer", "kulukorvaus", "paljonko", "fi", "client")))
    client.post("/palaute/", data={**VOTE, "sanat": "<b>liian pitkä</b>"}, headers=OWN)
    stored()
    reply = client.get(REPORT, headers=login())
    assert reply.status_code == 200
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-robots-tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in reply.text
    assert library.guide("kulukorvaus", "fi").title in reply.text
    assert reply.text.count('<svg class="bars"') == 2
    assert "&lt;b&gt;liian pitkä" in reply.text
    assert "style=" not in reply.text
    old = client.get(REPORT, params={"alku": "2020-01-06", "loppu": "2020-01-12"}, headers=login()).text
    assert "&lt;b&gt;liian pitkä" not in old
    assert client.get(REPORT, params={"alku": "eilen", "loppu": "9999-99-99"}, headers=login()).status_code == 200


def test_report_without_a_database(client: TestClient, monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """When the database does not answer, the editor is told so."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", "sqlite:////dev/null/raportti.sqlite")
    reply = client.get(REPORT, headers=login())
    assert reply.status_code == 503
    assert library.phrase("report-down", "fi") in reply.text


def test_reader_sees_no_broken_database(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A press and an answer are the same for the reader while the database is away."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", "sqlite:////dev/null/palaute.sqlite")
    assert client.post("/palaute/", data={**VOTE, "auttoi": "kylla"}, headers=OWN).status_code == 303
    assert client.get("/api/v1/ask", params={"q": "paljonko kulukorvaus on"}).status_code == 200
    assert feedback().waiting == 2


def test_turned_off(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a database there is no form, no report and no count; without a password no report."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", "")
    assert client.post("/palaute/", data={**VOTE, "auttoi": "kylla"}, headers=OWN).status_code == 404
    assert client.get(REPORT, headers=login()).status_code == 404
    assert client.get("/api/v1/ask", params={"q": "paljonko kulukorvaus on"}).status_code == 200


def test_no_password_no_report(client: TestClient, real_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless a password has been set there is no such page."""
    assert client.get(REPORT, headers=login()).status_code == 200
    monkeypatch.delenv("OHJAUS_REPORT_PASSWORD")
    assert served(real_root, monkeypatch).get(REPORT, headers=login("")).status_code == 404


def test_questions_are_counted(client: TestClient) -> None:
    """A question by the API and by both ways of the search page is counted by its topic, and by nothing of its words."""
    client.get("/api/v1/ask", params={"q": "paljonko kulukorvaus on", "audience": "client"})
    client.get("/haku/", params={"q": "paljonko kulukorvaus on"})
    client.post("/haku/", data={"q": "paljonko kulukorvaus on", "kuka": "asiakas"})
    client.get("/haku/", params={"k": "a.kulukorvaus.paljonko"})
    counts = {each.subject.audience: each for each in stored().counts}
    assert {audience: each.asked for audience, each in counts.items()} == {"client": 2, "": 1}
    assert counts["client"].subject.topic == "kulukorvaus"
    assert stored().words == ()


def test_words_of_silence(client: TestClient) -> None:
    """A question that found nothing leaves its unknown words, and no sentence."""
    reply = client.get("/api/v1/ask", params={"q": "mikä on kuurakettituki 12345"}).json()
    assert reply["decision"] == "handoff"
    today = datetime.date.today()
    for ahead in (1, 2):  # two other days
        subject = Subject(today - datetime.timedelta(days=ahead), "handoff-unknown", "", "", "fi", "")
        feedback().put(Asked(subject, ("kuurakettituki",)))
    assert {word for word, _, _ in stored().words} == {"kuurakettituki"}


def test_form_stands_on_topic_pages(small_library: Library) -> None:
    """Each topic page has the form when a server takes it, and none on static hosting; its links lead somewhere."""
    day = datetime.date(2026, 11, 22)
    for votes in (True, False):
        pages = build_pages(small_library, day, "https://example.org/", chat=votes, votes=votes)
        for topic in small_library.guides:
            for path in (f"{topic}/index.html", f"selko/{topic}/index.html"):
                assert (b'class="helped"' in pages[path]) is votes
        assert ("assets/upota.js" in pages) is votes
        assert not [fault for fault in check_pages(pages) if "palaute" in fault]


def test_question_stays_out_of_the_address(client: TestClient) -> None:
    """A posted question leads to its answer by ids; place, register and audience come along, personal data does not."""
    data = {"q": "paljonko kulukorvaus on", "kunta": "laitila", "kieli": "selko", "kuka": "tyonantaja"}
    reply = client.post("/haku/", data=data, headers={"Origin": "https://www.laitila.fi"})
    assert reply.status_code == 303
    assert reply.headers["location"] == "/haku/?k=a.kulukorvaus.paljonko&kieli=selko&kunta=laitila&kuka=tyonantaja"
    page = client.get(reply.headers["location"]).text
    assert "Laitila" in page
    assert '<html lang="fi" class="selko"' in page
    refused = client.post("/haku/", data={"q": "hetuni on 131052-308T"})
    assert refused.headers["location"] == "/haku/?k=r.henkilotunnus"
    empty = client.post("/haku/", data={"q": " ", "kunta": "laitila", "x": "<b>"})
    assert empty.headers["location"] == "/haku/?q=&kunta=laitila"  # where the page says that it saw no question
    assert client.post("/haku/", content=b"\xff&&=&q=%ff%00").status_code == 303
