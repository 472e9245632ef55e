"""A notice from those who keep the service, on every page and without a new build: of the settings, or of a file."""

from __future__ import annotations

import codecs
import logging
import unicodedata
from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ohjaus.library.model import Library

LONGEST = 500  # letters
MOST = 64 * 1024  # bytes that are read
BEFORE = (b"<main", b'<div id="root">')  # where a page begins: the site's, and the chat's
LOG = logging.getLogger("ohjaus.server")
_NOTICE = Markup('<div class="notice oh-notice" role="region" aria-label="{label}"><p class="wrap">{text}</p></div>')


class Notice:
    """The notice as it is now. The file is read by `look`, never while a reader waits; it outweighs the setting."""

    def __init__(self, text: str, file: Path | None, library: Callable[[], Library]) -> None:
        self.setting = text
        self.file = file
        self.library = library
        self.html = b""
        self.fault = ""  # why the file is not shown, when it should be
        self.look()

    def look(self) -> None:
        """Reads the file anew. A file that is missing or empty has no notice, nor one that holds no text, which is logged."""
        text = " ".join((self._of_file() or self.setting)[:LONGEST].split())
        label = self.library().phrase("site-notice-label", "fi")
        self.html = _NOTICE.format(label=label, text=text).encode() if text else b""

    def _of_file(self) -> str:
        text, fault = _read(self.file) if self.file else ("", "")
        if fault and fault != self.fault:
            LOG.error("notice not shown", extra={"fault": fault})
        self.fault = fault
        return text


def _read(file: Path) -> tuple[str, str]:
    """The beginning of a text file, and why there is none."""
    try:
        if file.exists() and not file.is_file():
            return "", "not a file"
        with file.open("rb") as opened:
            data = opened.read(MOST)
        text = codecs.getincrementaldecoder("utf-8-sig")().decode(data, len(data) < MOST)
    except FileNotFoundError:
        return "", ""
    except OSError as error:
        return "", error.strerror or "cannot be read"
    except UnicodeDecodeError:
        return "", "not UTF-8"
    return (
        ("", "not text")
        if any(unicodedata.category(sign) == "Cc" and not sign.isspace() for sign in text)
        else (text, "")
    )


class WithNotice:
    """Puts the notice on every page of HTML while there is one."""

    def __init__(self, app: ASGIApp, notice: Notice) -> None:
        self.app = app
        self.notice = notice

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application, its pages with the notice."""
        html = self.notice.html
        if scope["type"] != "http" or not html:
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = b""

        async def with_notice(message: Message) -> None:
            nonlocal start, body
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    start = message
                    return
            if start is None:
                await send(message)
                return
            body += message.get("body", b"")
            if message.get("more_body"):
                return
            whole = _insert(body, html)
            headers = MutableHeaders(scope=start)
            if "content-length" in headers and scope["method"] != "HEAD":
                headers["content-length"] = str(len(whole))
            for name in ("etag", "last-modified"):  # the page without the notice has another body
                del headers[name]
            headers["cache-control"] = "no-cache"
            await send(start)
            await send({"type": "http.response.body", "body": whole})

        await self.app(_unconditional(scope), receive, with_notice)


def _insert(page: bytes, notice: bytes) -> bytes:
    for place in BEFORE:
        before, found, after = page.partition(place)
        if found:
            return before + notice + found + after
    return page


def _unconditional(scope: Scope) -> Scope:
    """The request without what would let an old page without the notice stand, or only a part be sent."""
    left_out = {b"if-none-match", b"if-modified-since", b"range"}
    return {**scope, "headers": [header for header in scope["headers"] if header[0] not in left_out]}
