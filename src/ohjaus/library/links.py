"""The links of the guides and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ohjaus.library.documents import Documents
from ohjaus.library.page import Page, PageSection
from ohjaus.library.problems import Problem

_LINK = re.compile(
    r"\]\(\s*<?(?P<inline>[^\s)>]*)"  # [text](address)
    r"|<(?P<bare>[a-z][a-z0-9+.-]*:[^\s<>]*)>"  # <address>
    r"|^ {0,3}\[[^\]]+\]:\s*<?(?P<apart>[^\s>]+)",  # [name]: address
    re.IGNORECASE | re.MULTILINE,
)


@dataclass(frozen=True)
class Link:
    """One link of a guide."""

    address: str
    page: Page
    section: PageSection
    start: int  # of the address in the section's text

    def problem(self, part: str, rule: str, message: str, hint: str = "") -> Problem:
        """A finding at this part of the address, looked for from its end."""
        start = self.start + max(self.address.rfind(part), 0)
        return self.section.problem(start, start + len(part), rule, message, hint)


def links(documents: Documents) -> Iterator[Link]:
    """Every link of every page, in the order of the text."""
    for page in documents.pages:
        for section in page.sections:
            for found in _LINK.finditer(section.text):
                group = found.lastgroup or 0
                yield Link(found[group], page, section, found.start(group))
