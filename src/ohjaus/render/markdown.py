"""A guide's Markdown to safe HTML. HTML in the text is shown as text, and only known kinds of link survive."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from ohjaus.library.model import Register

_MID_BREAK = re.compile(r"(?<![.!?:])<br />(?=\n)")  # a line that ends before its sentence does

SAFE = re.compile(r"^(https?://|mailto:|tel:|#)", re.IGNORECASE)
TOPIC = "topic:"

Link = Callable[[str], str]  # a topic's id, with or without "#section", to the address of its page


@cache
def _parser(register: Register) -> MarkdownIt:
    """In easy Finnish each line of the text is a line of the page."""
    parser = MarkdownIt("commonmark", {"html": False, "breaks": register == "selko", "typographer": False})
    return parser.enable("table").disable("image")


def to_html(text: str, register: Register, link: Link) -> Markup:
    """The text as HTML. `link` turns `topic:palkkatuki` into an address."""
    parser = _parser(register)
    tokens = parser.parse(text)
    for token in tokens:
        _set_links(token.children or (), link)
    html = str(parser.renderer.render(tokens, parser.options, {}))
    return Markup(_MID_BREAK.sub('<br class="mid">', html))  # narrow screens let these lines flow


def to_inline_html(text: str, register: Register, link: Link) -> Markup:
    """One line of text as HTML, without a paragraph around it."""
    parser = _parser(register)
    tokens = parser.parseInline(text)
    for token in tokens:
        _set_links(token.children or (), link)
    return Markup(parser.renderer.render(tokens, parser.options, {}))


def _set_links(tokens: Sequence[Token], link: Link) -> None:
    for token in tokens:
        if token.type != "link_open":
            continue
        href = str(token.attrGet("href") or "")
        if href.startswith(TOPIC):
            token.attrSet("href", link(href.removeprefix(TOPIC)))
        elif not SAFE.match(href):
            token.attrSet("href", "#")
        elif href.startswith("http"):
            token.attrSet("rel", "external noreferrer")
