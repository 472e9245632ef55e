"""A guide's Markdown to safe HTML. HTML in the text is shown as text, and only known kinds of link survive."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from html import unescape

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from ohjaus.library.model import Register

_MID_BREAK = re.compile(r"(?<![.!?:])<br />(?=\n)")  # a line that ends before its sentence does

SAFE = re.compile(r"^(https?://|mailto:|tel:|#)", re.IGNORECASE)
TOPIC = "topic:"
KEPT = 4096  # texts kept as HTML: every section of every guide in both registers, and their sums
_TOPIC_LINK = re.compile(r'(?<=<a )href="topic:([^"]*)"')

Link = Callable[[str], str]  # a topic's id, with or without "#section", to the address of its page


@cache
def _parser(register: Register) -> MarkdownIt:
    """In easy Finnish each line of the text is a line of the page."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": register == "selko", "typographer": False})
    return parser.enable("table").disable("image")


def to_html(text: str, register: Register, link: Link) -> Markup:
    """The text as HTML. `link` turns `topic:palkkatuki` into an address."""
    return _linked(_rendered(text, register), link)


def to_inline_html(text: str, register: Register, link: Link) -> Markup:
    """One line of text as HTML, without a paragraph around it."""
    return _linked(_rendered_line(text, register), link)


@lru_cache(maxsize=KEPT)
def _rendered(text: str, register: Register) -> str:
    """The HTML with topic links as they are written: a guide's text is the same in every talk, its links are not."""
    parser = _parser(register)
    tokens = parser.parse(text)
    for token in tokens:
        _set_links(token.children or ())
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return _MID_BREAK.sub('<br class="mid">', html)  # narrow screens let these lines flow


@lru_cache(maxsize=KEPT)
def _rendered_line(text: str, register: Register) -> str:
    parser = _parser(register)
    tokens = parser.parseInline(text)
    for token in tokens:
        _set_links(token.children or ())
    return str(parser.renderer.render(tokens, parser.options, {}))


def _linked(html: str, link: Link) -> Markup:
    """The HTML with the addresses of its topics."""
    return Markup(_TOPIC_LINK.sub(lambda found: f'href="{escape(link(unescape(found[1])))}"', html))


def _set_links(tokens: Sequence[Token]) -> None:
    for token in tokens:
        if token.type != "link_open":
            continue
        href = str(token.attrGet("href") or "")
        if href.startswith(TOPIC):
            continue
        if not SAFE.match(href):
            token.attrSet("href", "#")
        elif href.startswith("http"):
            token.attrSet("rel", "external noreferrer")
