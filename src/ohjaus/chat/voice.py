"""The engine's sentences in one register, and guides' Markdown as HTML."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from ohjaus.dialogue.decision import Answer
from ohjaus.library.model import Library, Register
from ohjaus.render.markdown import to_html, to_inline_html


@dataclass(frozen=True)
class Voice:
    """How the page speaks: the register, and where a link to another answer leads."""

    library: Library
    register: Register
    turn_link: Callable[[Answer], str]  # an answer to the address where it is the next turn

    def __call__(self, key: str, **values: object) -> str:
        """A sentence of the chat."""
        return self.library.phrase(f"chat-{key}", self.register, **values)

    def html(self, markdown: str) -> Markup:
        """A guide's text."""
        return to_html(markdown, self.register, self._topic_link)

    def inline(self, markdown: str) -> Markup:
        """One line of a guide's text."""
        return to_inline_html(markdown, self.register, self._topic_link)

    def _topic_link(self, reference: str) -> str:
        """`palkkatuki#paljonko`, as guides write it, to an address."""
        topic, _, section = reference.partition("#")
        return self.turn_link(Answer(topic, section or None))
