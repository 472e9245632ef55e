"""The site's question "did this help?" and the editors' report: pages that work without JavaScript."""

from __future__ import annotations

import base64
import datetime
import secrets
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.decision import Crisis, to_address
from ohjaus.feedback import LONGEST_WORDS, Feedback, Judged, Subject, Unfit, current_feedback, make_report, said
from ohjaus.feedback.events import Event
from ohjaus.feedback.plots import OF_PAGE, plot
from ohjaus.feedback.report import period
from ohjaus.feedback.shown import shown_tables
from ohjaus.feedback.store import NewerStore
from ohjaus.library.model import Library, Register
from ohjaus.render.frame import Frame, Site
from ohjaus.render.to_html import render
from ohjaus.server.doors import NOT_STORED, Doors
from ohjaus.settings import Settings
from ohjaus.site.pages import assets_version

FORM = "/palaute/"
YES, NO = "kylla", "ei"  # what the two buttons send
WAITS = "odottaa"  # what is not in the database yet, and may be lost with the process
TOLD = {
    YES: "thanks",
    NO: "thanks",
    "sanat": "taken",
    "pitka": "too-long",
    WAITS: "waits",
}  # what the page says, by the address
WRITTEN_IN = 0.5  # seconds that a press waits for the database
GUESSES = 20  # passwords a minute


class Rate:
    """So many in a minute, by the whole process: no address is looked at."""

    def __init__(self, per_minute: int) -> None:
        self.per_minute = per_minute
        self._left = float(per_minute)
        self._seen = time.monotonic()
        self._lock = threading.Lock()

    def allows(self) -> bool:
        """Whether there is room for one more, which is then taken."""
        with self._lock:
            now = time.monotonic()
            self._left = min(self.per_minute, self._left + (now - self._seen) * self.per_minute / 60)
            self._seen = now
            if self._left < 1:
                return False
            self._left -= 1
            return True


@dataclass(frozen=True)
class FeedbackDoors:
    """The feedback's pages of one application."""

    doors: Doors
    settings: Settings
    presses: Rate = field(init=False)
    guesses: Rate = field(init=False)

    def __post_init__(self) -> None:
        """Two limits: for presses and for passwords."""
        object.__setattr__(self, "presses", Rate(self.settings.feedback_per_minute))
        object.__setattr__(self, "guesses", Rate(GUESSES))

    async def form(self, request: Request) -> Response:
        """Takes a press or the words after one, and leads to a page that thanks; a page that can be loaded again."""
        feedback = _required()
        if request.method != "POST":
            return self._thanks(request.query_params)
        values = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), max_num_fields=20))
        if not _is_own(request, self.doors.base_url):
            return self._page("elsewhere", "", "fi", status=403)
        if not self.presses.allows():
            return self._page("busy", "", "fi", status=429)
        taken = self._taken(values)
        if isinstance(taken, Response):
            return taken
        event, told = taken
        # thanks come after the writing; where the database is away, the reader does not wait for it, and is told so
        is_written = feedback.put(event) and await run_in_threadpool(feedback.flush, WRITTEN_IN)
        return _to(told if is_written else {**told, "tila": WAITS})

    def report(self, request: Request) -> Response:
        """The report, for those who know the password."""
        _required()
        password = self.settings.report_password
        if password is None:
            raise HTTPException(404)
        library = self.doors.library()
        if not _knows(request.headers.get("authorization", ""), password.get_secret_value()):
            status = 401 if self.guesses.allows() else 429
            challenge = {"WWW-Authenticate": 'Basic realm="Ohjaus", charset="UTF-8"'} if status == 401 else {}
            return self._report(library, {"notice": library.phrase("report-locked", "fi")}, status, challenge)
        query = request.query_params
        first, last = period(_day(query.get("alku")), _day(query.get("loppu")), datetime.date.today())
        try:
            rows = _required().read(first, last)
        except (SQLAlchemyError, NewerStore, OSError):
            return self._report(library, {"notice": library.phrase("report-down", "fi")}, 503)
        tables = shown_tables(make_report(rows, library.guides, first, last), library)
        shown = [(table, plot(table, OF_PAGE)) for table in tables]
        return self._report(library, {"notice": "", "tables": shown, "first": first, "last": last})

    def _taken(self, values: Mapping[str, str]) -> tuple[Event, dict[str, str]] | Response:
        """What was pressed or written, with the address that thanks for it; or the page of what is not kept. Acute need
        in the words comes before any thanks."""
        library = self.doors.library()
        topic, register = values.get("aihe", ""), _register(values)
        if topic not in library.guides:
            raise HTTPException(400)
        subject = Subject(datetime.date.today(), "answer", topic, "", register)
        pressed, words = values.get("auttoi"), values.get("sanat", "")
        if pressed in (YES, NO):
            return Judged(subject, pressed == YES), {"aihe": topic, "kieli": register, "tila": pressed}
        need = self.doors.advisor().first_aid(words)
        if isinstance(need, Crisis):
            return RedirectResponse("/haku/?" + urlencode({"k": to_address(need), "kieli": register}), 303, NOT_STORED)
        try:
            comment = said(subject, words)
        except Unfit as unfit:
            return _to({"aihe": topic, "kieli": register, "tila": unfit.kind or "pitka"})
        told = {"aihe": topic, "kieli": register, "tila": "sanat"}
        return (comment, told) if comment is not None else _to(told)

    def _thanks(self, values: Mapping[str, str]) -> Response:
        topic, state, register = values.get("aihe", ""), values.get("tila", ""), _register(values)
        library = self.doors.library()
        if topic not in library.guides:
            raise HTTPException(404)
        if f"refuse-{state}" in library.phrases and state not in ("title", "lead"):
            what = library.phrase(f"refuse-{state}", register)
            return self._page("personal", topic, register, asks=True, what=what)
        asks = state in (NO, "pitka")
        return self._page(TOLD.get(state, "thanks"), topic, register, asks=asks, limit=LONGEST_WORDS)

    def _page(
        self, told: str, topic: str, register: Register, *, asks: bool = False, status: int = 200, **values: object
    ) -> Response:
        library = self.doors.library()
        shown = {
            "told": library.phrase(f"feedback-{told}", register, **values),
            "ask": asks,
            "topic": topic,
            "limit": LONGEST_WORDS,
            "back": (library.guide(topic, register).title, page_path(topic, register)) if topic else None,
        }
        title = library.phrase("feedback-title", register)
        frame = Frame(self._site(library), register, "palaute/", title, indexed=False)
        return HTMLResponse(render("feedback.html.j2", frame, library, shown), status, NOT_STORED)

    def _report(
        self,
        library: Library,
        values: Mapping[str, object],
        status: int = 200,
        headers: Mapping[str, str] | None = None,
    ) -> Response:
        title = library.phrase("report-title", "fi")
        frame = Frame(self._site(library), "fi", "palaute/raportti/", title, indexed=False)
        page = render("report.html.j2", frame, library, values)
        return HTMLResponse(page, status, {**NOT_STORED, "X-Robots-Tag": "noindex", **(headers or {})})

    def _site(self, library: Library) -> Site:
        version = library.fingerprint[:8]
        return Site(self.doors.base_url, datetime.date.today(), version, assets_version(), chat=self.settings.chat)


def _required() -> Feedback:
    """The feedback, or no such address when none is taken."""
    feedback = current_feedback()
    if feedback is None:
        raise HTTPException(404)
    return feedback


def _is_own(request: Request, base_url: str) -> bool:
    """Whether the form was sent from a page of ours: the browser says so itself, older ones by the origin."""
    said_by_browser = request.headers.get("sec-fetch-site")
    if said_by_browser is not None:
        return said_by_browser == "same-origin"
    origin = urlsplit(request.headers.get("origin", ""))
    return bool(origin.netloc) and origin.netloc in (request.headers.get("host"), urlsplit(base_url).netloc)


def _knows(authorization: str, password: str) -> bool:
    """Whether the header holds the password, whoever the user says to be. Takes as long for any wrong one."""
    kind, _, coded = authorization.partition(" ")
    try:
        _, _, given = base64.b64decode(coded, validate=True).partition(b":")
    except ValueError:
        given = b""
    return secrets.compare_digest(given, password.encode()) and kind.lower() == "basic"


def _register(values: Mapping[str, str]) -> Register:
    return "selko" if values.get("kieli") == "selko" else "fi"


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _to(values: Mapping[str, str]) -> Response:
    return RedirectResponse(f"{FORM}?{urlencode(values)}", 303, NOT_STORED)
