"""What the server answers itself: the API, the answer page for readers without JavaScript, health."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from ohjaus.advisor import Advisor
from ohjaus.api import (
    LONGEST_TEXT,
    RequestError,
    answer,
    answer_count,
    countings,
    problem,
    read_count,
    read_question,
    refuse_query,
)
from ohjaus.chat.address import PLACE, TURNS, Address, read_address
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import NAMES, HandOff, Refuse, to_address
from ohjaus.dialogue.reply import Reply
from ohjaus.edition import Watch
from ohjaus.feedback import tally
from ohjaus.library.model import Library
from ohjaus.metrics import ask
from ohjaus.openapi import description, schema, topics
from ohjaus.render.frame import Site
from ohjaus.render.to_html import answer_page
from ohjaus.server.refusal import PROBLEM, Refusal
from ohjaus.site.handout import handout_form, handout_page, read_wish
from ohjaus.site.pages import assets_version

NOT_STORED = {"Cache-Control": "no-store"}
SHORTLY_STORED = {"Cache-Control": "public, max-age=300"}


@dataclass(frozen=True)
class Doors:
    """The doors of one root folder. `has_chat` False leads no page to the chat."""

    watch: Watch
    base_url: str
    has_chat: bool = True

    def too_long(self) -> Response:
        """The page for a question past the limit: half a question is not answered."""
        return Refusal(413, "server-long", self.library(), "/", limit=LONGEST_TEXT).page()

    def advisor(self) -> Advisor:
        """The advisor of the content as it is now."""
        return self.watch.edition.advisor

    def library(self) -> Library:
        """The content as it is now."""
        return self.advisor().library

    def health(self, _request: Request) -> Response:
        """Is there anyone to answer, from which content, and is newer content waiting with a fault?"""
        body = {
            "status": "ok",
            "content": self.library().fingerprint[:8],
            "day": self.watch.today().isoformat(),
            "pages_of": self.watch.edition.day.isoformat(),
            "fault": bool(self.watch.fault),
        }
        return JSONResponse(body, headers=NOT_STORED)

    def live(self, _request: Request) -> Response:
        """Does the process answer at all?"""
        return JSONResponse({"status": "ok"}, headers=NOT_STORED)

    def topics(self, _request: Request) -> Response:
        """Every topic that can be answered, in both registers."""
        return JSONResponse({"topics": topics(self.library(), self.base_url)}, headers=SHORTLY_STORED)

    def openapi(self, _request: Request) -> Response:
        """The description of the API."""
        return JSONResponse(description(self.base_url), headers=SHORTLY_STORED)

    def schema(self, _request: Request) -> Response:
        """The JSON Schema of everything that the API answers."""
        return JSONResponse(schema(), headers=SHORTLY_STORED, media_type="application/schema+json")

    async def ask(self, request: Request) -> Response:
        """A question as JSON, or its errors as problem+json."""
        library = self.library()
        try:
            values = request.query_params if request.method in {"GET", "HEAD"} else await _body(request, library)
            question = read_question(values, library, self.watch.today())
            found = await run_in_threadpool(answer, question, self.advisor())
        except RequestError as error:
            body = problem(library.phrase("api-bad-request", "fi"), error.status, error.detail)
            return JSONResponse(body, error.status, NOT_STORED, PROBLEM)
        return JSONResponse(found, headers=NOT_STORED)

    async def count(self, request: Request) -> Response:
        """What can be counted; or the result of the numbers in the body, which stand in no address."""
        library = self.library()
        try:
            if request.method in {"GET", "HEAD"}:
                refuse_query(request.query_params, library)
                return JSONResponse(countings(library), headers=NOT_STORED)
            found = answer_count(read_count(await _body(request, library), library, self.watch.today()), library)
        except RequestError as error:
            body = problem(library.phrase("api-bad-request", "fi"), error.status, error.detail)
            return JSONResponse(body, error.status, NOT_STORED, PROBLEM)
        return JSONResponse(found, headers=NOT_STORED)

    def search(self, request: Request) -> Response | None:
        """The answer to `q`, or the turns of `k` once more; None when the address has neither, and a word about it when what
        it has is empty or cannot be read."""
        advisor = self.advisor()
        values = dict(request.query_params)
        if not values.keys() & {"q", TURNS}:
            return None
        if len(values.get("q", "")) > LONGEST_TEXT:
            return self.too_long()
        address = read_address(values, advisor.library)
        reply, turn, text, talk = self._reply(advisor, address, values.get("q", ""))
        if (
            text.strip() and reply.decision == NAMES[Refuse]
        ):  # personal data stays neither on the page nor in its address
            kept = {TURNS: turn, **address.at(Conversation(place=address.conversation.place)).values()}
            return RedirectResponse("/haku/?" + urlencode(kept), 303, NOT_STORED)
        if address.is_broken and not text.strip():
            key = "chat-link-partly" if talk.turns else "site-search-link-broken"
            reply = replace(reply, notices=(advisor.library.phrase(key, reply.register), *reply.notices))
        page = answer_page(
            reply, advisor.library, self.base_url,
            question=text, chat=self.has_chat, as_of=address.day is not None, assets=assets_version(), turn=turn,
            kept=address.at(talk).values(),
        )  # fmt: skip
        return HTMLResponse(page, headers=NOT_STORED)

    async def search_posted(self, request: Request) -> Response:
        """The question of a form that keeps it out of the address: leads to its answer by the answer's ids."""
        values = dict(parse_qsl((await request.body()).decode("utf-8", "replace"), max_num_fields=20))
        advisor = self.advisor()
        address = read_address(values, advisor.library)
        text = values.get("q", "")
        if len(text) > LONGEST_TEXT:
            return self.too_long()
        if not text.strip():
            asked = address.values() if address.conversation.turns else {"q": "", **address.values()}
            return RedirectResponse("/haku/?" + urlencode(asked, safe="~."), 303, NOT_STORED)
        _, _, _, talk = await run_in_threadpool(self._reply, advisor, address, text)
        return RedirectResponse("/haku/" + address.at(talk).query(), 303, NOT_STORED)

    def handout(self, request: Request) -> Response | None:
        """The page of the parts `a`, or the form to change them; None when the address names none."""
        values = request.query_params
        parts = [part for part in values.getlist("a") if part]
        if not parts:
            return None
        library, address = self.library(), read_address(values, self.library())
        wish = read_wish(parts, address.register, values.get(PLACE), library)
        site = Site(
            self.base_url, address.day or self.watch.today(), library.fingerprint[:8], assets_version(), chat=self.has_chat,
            as_of=address.day is not None,
        )  # fmt: skip
        made = handout_form if values.get("muuta") else handout_page
        return HTMLResponse(made(library, site, wish), headers=NOT_STORED)

    def _reply(self, advisor: Advisor, address: Address, text: str) -> tuple[Reply, str, str, Conversation]:
        day, talk = address.day or self.watch.today(), address.conversation
        if not text.strip() and not talk.turns:  # nothing was asked, so there is nothing to count
            return advisor.reply_to(HandOff("empty"), talk, day, address.register), "", "", talk
        if text.strip():
            turn = ask(advisor, "page", text, talk, day, address.register)
            tally(
                turn.decision, self.watch.today(), address.register, talk.audience, lambda: advisor.unknown_words(text)
            )
            return turn.reply, to_address(turn.decision), text, turn.conversation
        last = talk.turns[-1]
        before = address.back_to(len(talk.turns) - 1).conversation
        return advisor.reply_to(last, before, day, address.register), to_address(last), "", talk


def closed_chat(request: Request) -> Response | None:
    """A conversation's last answer as a page, when the chat is closed; None for the page that says so."""
    values = request.query_params
    if values.get("k"):
        return RedirectResponse(f"/haku/?{request.url.query}", 303, NOT_STORED)
    return RedirectResponse("/selko/keskustelu/", 303, NOT_STORED) if values.get("kieli") == "selko" else None


def in_selko(request: Request) -> Response | None:
    """`/selko/haku/?q=` is `/haku/?q=&kieli=selko`, and so with `/selko/koonti/?a=`."""
    values = request.query_params
    if not values.keys() & {"q", TURNS} and not values.get("a"):
        return None
    kept = [(key, value) for key, value in values.multi_items() if key != "kieli"]
    path = request.url.path.removeprefix("/selko")
    return RedirectResponse(f"{path}?" + urlencode([*kept, ("kieli", "selko")]), 303, NOT_STORED)


def with_slash(request: Request) -> Response:
    """The same address with the slash that was left out."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.url.path}/{query}", 308)


async def _body(request: Request, library: Library) -> Mapping[str, object]:
    """The JSON object of the body. Raises RequestError."""
    try:
        values = json.loads(await request.body())
    except (ValueError, RecursionError):
        values = None
    if not isinstance(values, dict):
        raise RequestError(library.phrase("api-not-json", "fi"))
    return values
