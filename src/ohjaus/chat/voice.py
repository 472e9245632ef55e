"""The engine's sentences in one register, and guides' Markdown as HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ohjaus.library.model import Library, Register
from ohjaus.render.markdown import to_html, to_inline_html


@dataclass(frozen=True)
class Voice:
    """How the page speaks: the register, and where a link to a topic leads."""

    library: Library
    register: Register
    topic_link: Callable[[str], str]  # "palkkatuki#paljonko" to an address

    def __call__(self, key: str, **values: object) -> str:
        """A sentence of the chat."""
        return self.library.phrase(f"chat-{key}", self.register, **values)

    def html(self, markdown: str) -> Markup:
        """A guide's text."""
        return to_html(markdown, self.register, self.topic_link)

    def inline(self, markdown: str) -> Markup:
        """One line of a guide's text."""
        return to_inline_html(markdown, self.register, self.topic_link)
