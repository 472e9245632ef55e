"""A guide's Markdown as words alone: what a reader does not read is blanked, so that every place stays."""

from __future__ import annotations

import re

from ohjaus.library.amount_marks import MARK

_TARGET = re.compile(r"(?<=\])\([^)]*\)")


def bare(text: str) -> str:
    """The text with spaces in the place of amount marks and the targets of links, and as long as it was."""
    for pattern in (MARK, _TARGET):
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text
