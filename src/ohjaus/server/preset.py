"""Preset modes of a shared address, for readers without JavaScript: `?kieli=selko&kunta=laitila&teksti=iso`.

The pages are files, the same for everyone. Here a page is fitted to the address that asked for it: the language, larger
text, one's own municipality, the place on a path. What was asked travels with the page's own links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ohjaus.library.model import Library, Register

SELKO = "/selko/"
KEPT = ("teksti", "kunta", "kuka", "pvm")
ON_PATH = ("polku", "vaihe")

_LINK = re.compile(r'(<a\b[^>]*?\shref=")((?:\.\./|\./)*[a-z0-9/-]*)(?:\?([^"#]*))?(#[^"]*)?"')
_BACK = re.compile(r'(<p class="wrap back" id="takaisin") hidden>(<a href=")[^"]*(">)(.*?)(</a>)')
_PLACE = re.compile(
    r'(<p class="wrap own-place" id="kuntasi") hidden>(<a href="[^"]*">)(.*?)(</a> <a class="remove" href=")([^"]*)"'
)
_BOX = re.compile(r'<aside class="position" data-polku="([^"]*)" data-vaihe="(\d+)"[^>]*>')


class Presets:
    """The pages of an application, each fitted to its address."""

    def __init__(self, app: ASGIApp, library: Callable[[], Library]) -> None:
        self.app = app
        self.library = library

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The application's reply, rewritten when it is a page and the address asks for something."""
        values = QueryParams(scope["query_string"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if not values or not any(values.get(key) for key in (*KEPT, *ON_PATH, "kieli")):
            await self.app(scope, receive, send)
            return
        path: str = scope["path"]
        if values.get("kieli") == "selko" and _has_pair(path, values):
            kept = [(key, value) for key, value in values.multi_items() if key != "kieli"]
            address = f"/selko{path}" + (f"?{urlencode(kept)}" if kept else "")
            await RedirectResponse(address, 303)(scope, receive, send)
            return
        await _Fitted(send, lambda text: fit(text, path, values, self.library())).run(self.app, scope, receive)


def _has_pair(path: str, values: QueryParams) -> bool:
    """Is there another page in easy Finnish? An answer or a handout changes its own language."""
    return path.endswith("/") and not path.startswith(SELKO) and not _is_made(values)


def _is_made(values: QueryParams) -> bool:
    """Is the page an answer or a handout, which has a place of its own?"""
    return "q" in values or "k" in values or bool(values.get("a"))


def fit(text: str, path: str, values: QueryParams, library: Library) -> str:
    """The page with what the address asks for. What the library does not know is passed over."""
    register: Register = "selko" if path.startswith(SELKO) or values.get("kieli") == "selko" else "fi"
    kept = {key: value for key in KEPT if (value := values.get(key, ""))}
    if kept.get("kunta") not in library.municipalities:
        kept.pop("kunta", None)
    on_path = _place_on_path(values, library)
    if values.get("teksti") == "iso":
        text = text.replace(f'<html lang="fi" class="{register}"', f'<html lang="fi" class="{register} iso"', 1)
    if on_path and not path.endswith(f"/{on_path[0]}/"):
        kept |= dict(zip(ON_PATH, on_path, strict=True))
        text = _shown_on_path(text, on_path, register, library)
    head, opening, body = text.partition("<body")
    body = _LINK.sub(lambda link: _carried(link, kept), body)
    return (
        head
        + opening
        + (_shown_place(body, path, values, library) if "kunta" in kept and not _is_made(values) else body)
    )


def _shown_place(body: str, path: str, values: QueryParams, library: Library) -> str:
    """The reader's municipality is named, with the way to its page and a way to be rid of it."""
    name = library.municipalities[values["kunta"]].name
    without = urlencode([(key, value) for key, value in values.multi_items() if key != "kunta"])

    def line(found: re.Match[str]) -> str:
        link = f"{found[1]}>{found[2]}{found[3].rstrip()} {escape(name)}{found[4]}"
        return f'{link}{escape(path)}{"?" if without else ""}{escape(without)}"'

    return _PLACE.sub(line, body, count=1)


def _place_on_path(values: QueryParams, library: Library) -> tuple[str, str] | None:
    path, number = (values.get(key, "") for key in ON_PATH)
    known = library.paths.get(path)
    return (path, number) if known and number in {str(each + 1) for each in range(len(known.steps))} else None


def _shown_on_path(text: str, on_path: tuple[str, str], register: Register, library: Library) -> str:
    """The way back to the path is shown, and of the boxes of paths only its own."""
    path, number = on_path
    label = library.phrase("site-back-to-path", register, place=f"{number}/{len(library.paths[path].steps)}")

    def way_back(found: re.Match[str]) -> str:
        start = found[0].partition('<a href="')[2].partition('"')[0].removesuffix("polku/")
        return f"{found[1]}>{found[2]}{start}{path}/#v{number}{found[3]}{escape(label)}{found[5]}"

    def box(found: re.Match[str]) -> str:
        bare = found[0].replace(" hidden>", ">")
        return bare if found.groups() == on_path else bare.replace(">", " hidden>")

    text = _BACK.sub(way_back, text, count=1)
    return _BOX.sub(box, text) if any(each.groups() == on_path for each in _BOX.finditer(text)) else text


def _carried(link: re.Match[str], kept: dict[str, str]) -> str:
    start, path, query, anchor = link[1], link[2], link[3] or "", link[4] or ""
    if not path:  # an anchor of the same page
        return link[0]
    own = parse_qsl(query.replace("&amp;", "&"))
    named = {key for key, _ in own}
    if "polku" in named or path.endswith(f"/{kept.get('polku')}/"):  # it has a place of its own
        named |= set(ON_PATH)
    carried = [(key, value) for key, value in kept.items() if key not in named]
    if path.endswith("/kunta/") and "kunta" in kept:
        path += kept["kunta"] + "/"
    values = escape(urlencode([*own, *carried], safe="~."))
    return f'{start}{path}{"?" if values else ""}{values}{anchor}"'


class _Fitted:
    """Holds a page back until it is whole and rewritten; passes everything else on as it comes."""

    def __init__(self, send: Send, rewrite: Callable[[str], str]) -> None:
        self.send = send
        self.rewrite = rewrite
        self.start: Message | None = None
        self.parts: list[bytes] = []

    async def run(self, app: ASGIApp, scope: Scope, receive: Receive) -> None:
        """The application's reply to one request."""
        await app(scope, receive, self.take)

    async def take(self, message: Message) -> None:
        """One message of the reply."""
        if message["type"] == "http.response.start":
            headers = Headers(raw=message["headers"])
            is_page = message["status"] == 200 and headers.get("content-type", "").startswith("text/html")
            if is_page and "content-encoding" not in headers:
                self.start = message
                return
        if self.start is None:
            await self.send(message)
            return
        self.parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            body = self.rewrite(b"".join(self.parts).decode()).encode()
            headers = MutableHeaders(raw=self.start["headers"])
            headers["content-length"] = str(len(body))
            await self.send(self.start)
            await self.send({"type": "http.response.body", "body": body})
