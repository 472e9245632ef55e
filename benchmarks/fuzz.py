"""Strange inputs by the million to everything that reads one: questions, addresses, API bodies, YAML and Markdown.

`make fuzz` runs a million in all; `make fuzz ARGS="--count 20000"` fewer, `--minutes 20` as many as come to be. Inputs are made by changing good ones: the same
seed gives the same inputs. Exit code 1 and the input when anything is raised or an input comes out unescaped.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import json
import os
import random
import re
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote_plus

from ohjaus.advisor import Advisor, open_advisor
from ohjaus.api import RequestError, answer, read_question
from ohjaus.chat.address import read_address
from ohjaus.dialogue.conversation import Conversation
from ohjaus.edition import Watch
from ohjaus.library.documents import Documents
from ohjaus.library.shelve import shelve
from ohjaus.render.to_html import answer_page
from ohjaus.render.to_text import to_text

ROOT = Path(__file__).parents[1]
DAY = datetime.date(2026, 11, 22)
MARK = "<xq7>"  # stands in inputs; as such it may come out of nothing
PIECES = (
    MARK, f"<script>{MARK}</script>", f"\"'>{MARK}", "\0", "\u202e", "ﷺ" * 8, "ä̈̈", "👩‍👩‍👧‍👦", "{{7*7}}", "${x}", "%00", "../" * 5, "\r\nX: y",
    "&#60;", "\\", "`", "*" * 40, "[" * 40, "(" * 40, "_" * 40, "|" * 20, "kuty", "palkkatuki", "Laitila", "2027", "9 €", "-" * 30, "\ud800",
    "!!python/object:x", "&a [*a]", "? ", ": ", "- ", "---\n", "\t", "#" * 9, "[a](javascript:x)", "![](x)", "<!--", "]]>", "'" * 9,
)  # fmt: skip
SHARES = {"question": 0.40, "address": 0.25, "body": 0.24, "yaml": 0.05, "markdown": 0.05, "route": 0.01}


def changed(text: str, chance: random.Random) -> str:
    """The text with a few strange changes."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
        kind = chance.random()
        if kind < 0.45:
            text = text[:at] + chance.choice(PIECES) + text[at:]
        elif kind < 0.6:
            text = text[:at] + text[to:]
        elif kind < 0.75:
            text = text[:to] + text[at:to] + text[to:]
        elif kind < 0.9:
            text = (
                text[:at]
                + chr(
                    chance.choice((chance.randrange(128), chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))
                )
                + text[at:]
            )
        else:
            text = text[:at] + text[at:to].upper()[::-1] + text[to:]
    return text[:4000]


def questions(advisor: Advisor) -> Callable[[str], None]:
    """A question is answered in words and as a page, and the page escapes it."""

    def ask(text: str) -> None:
        reply = advisor.ask(text, Conversation(), DAY, "selko" if len(text) % 2 else "fi").reply
        to_text(reply)
        if len(text) % 10 == 0:  # a page costs as much as ten answers
            sent = text.encode(errors="replace").decode()  # as an address can bring it
            escaped(answer_page(reply, advisor.library, "/", question=sent))

    return ask


def escaped(page: str) -> None:
    """Raises AssertionError when the mark stands in the page as it was given."""
    assert MARK not in page, "unescaped"


def addresses(advisor: Advisor) -> Callable[[str], None]:
    """Whatever an address holds, it becomes ids that exist; written again it has nothing of what was given."""
    keys = ("k", "kunta", "kieli", "pvm", "rooli")

    def read(text: str) -> None:
        parts = text.split("&")
        address = read_address(dict(zip(keys, parts, strict=False)), advisor.library)
        escaped(address.query())
        turns = address.conversation.turns
        if turns and len(text) % 5 == 0:
            advisor.reply_to(turns[-1], address.conversation, DAY, address.register)

    return read


def bodies(advisor: Advisor) -> Callable[[str], None]:
    """A body is answered or refused; a refusal repeats nothing of it."""

    def read(text: str) -> None:
        try:
            values = json.loads(text)
        except (ValueError, RecursionError):
            return
        if not isinstance(values, dict):
            return
        try:
            question = read_question(values, advisor.library, DAY)
        except RequestError as error:
            escaped(error.detail)
            return
        json.dumps(answer(question, advisor), ensure_ascii=False).encode()  # as it is sent

    return read


def files(name: str) -> Callable[[str], None]:
    """A file of the content gives documents or findings."""

    def read(text: str) -> None:
        documents, _ = shelve({name: text.encode(errors="surrogatepass")})
        assert isinstance(documents, Documents)

    return read


def over_http(chance: random.Random) -> Callable[[str], None]:
    """The same through the application's own routes, without a socket: no status is 500, no page has the mark."""
    from starlette.types import Message

    from ohjaus.server import application

    app = application(Watch(ROOT, "http://localhost/"))
    loop = asyncio.new_event_loop()
    alone = ThreadPoolExecutor(
        1
    )  # a thread of its own: the caller's may have a loop that runs, as browser tests leave it

    async def one(path: str, query: bytes) -> None:
        said = bytearray()
        asked = iter([{"type": "http.request", "body": b""}])

        async def receive() -> Message:
            for message in asked:
                return message
            return await asyncio.get_running_loop().create_future()  # this reader stays

        async def send(message: Message) -> None:
            assert message.get("status", 200) < 500, message["status"]
            said.extend(message.get("body", b""))

        scope = {
            "type": "http", "http_version": "1.1", "method": "GET", "path": path, "raw_path": path.encode(errors="replace"),
            "query_string": query, "headers": [(b"host", b"localhost")], "client": (f"192.0.2.{chance.randrange(250)}", 1),
            "server": ("localhost", 80), "scheme": "http", "root_path": "", "asgi": {"version": "3.0"}, "state": {},
        }  # fmt: skip
        await app(scope, receive, send)
        escaped(said.decode(errors="replace"))

    def read(text: str) -> None:
        q = quote_plus(text, errors="surrogatepass").encode()
        door = chance.randrange(5)
        path = ("/haku/", "/koonti/", "/api/v1/ask", "/keskustelu/", "/" + text.replace("\ud800", ""))[door]
        query = (b"q=" + q, b"a=" + q + b"&kunta=" + q, b"q=" + q, b"k=" + q, q)[door]
        alone.submit(lambda: loop.run_until_complete(one(path, query))).result()

    return read


def readers(advisor: Advisor, chance: random.Random) -> dict[str, tuple[list[str], Callable[[str], None]]]:
    """Each kind of input: good ones to change, and what reads it."""
    asked = re.findall(r"^  q: (.+)$", (ROOT / "tests/questions/tune.yaml").read_text("utf-8"), re.MULTILINE)
    yaml, guide = "knowledge/amounts/kulukorvaus.yaml", "content/fi/kulukorvaus.md"
    return {
        "question": (asked, questions(advisor)),
        "address": (["a.kulukorvaus.paljonko~a.palkkatuki&laitila&selko&2026-11-22&client", "c.palkkatuki.kulukorvaus&turku"], addresses(advisor)),
        "body": ([json.dumps({"q": text, "register": "fi", "k": "a.palkkatuki", "day": "2026-11-22"}) for text in asked[:50]], bodies(advisor)),
        "yaml": ([(ROOT / yaml).read_text("utf-8")[:1500]], files(yaml)),
        "markdown": ([(ROOT / guide).read_text("utf-8")[:1500]], files(guide)),
        "route": (asked, over_http(chance)),
    }  # fmt: skip


def main() -> int:
    """Runs all of it, the kinds in turns by their shares, and prints the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="ends after so many, whatever the count")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    os.environ["OHJAUS_FEEDBACK_URL"] = ""  # none of this is anybody's question
    chance = random.Random(options.seed)
    kinds = readers(open_advisor(ROOT), chance)
    done: Counter[str] = Counter()
    began = time.monotonic()
    while done.total() < options.count and time.monotonic() - began < options.minutes * 60:
        name = min(SHARES, key=lambda each: (done[each] + 1) / SHARES[each])
        good, read = kinds[name]
        text = changed(chance.choice(good), chance)
        try:
            read(text)
        except Exception:
            traceback.print_exc()
            print(f"{name}: {text!r}")
            return 1
        done[name] += 1
        if done.total() % 50_000 == 0:
            print(f"{done.total()} inputs, {time.process_time():.0f} s of processor", flush=True)
    print(f"{done.total()} inputs {dict(done)}: nothing raised, nothing unescaped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
