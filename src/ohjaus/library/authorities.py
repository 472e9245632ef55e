"""Which authorities a text names, by the words of knowledge/authorities.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ohjaus.finnish.stems import StemTable
from ohjaus.library.documents import Documents
from ohjaus.library.model import Authority

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class Mention:
    """Where a text first names an authority."""

    start: int
    end: int


@dataclass(frozen=True)
class Authorities:
    """Everybody who decides, pays or advises, ready for look-up. An inflected form counts."""

    all: tuple[Authority, ...]
    _table: StemTable = field(repr=False, compare=False)

    @classmethod
    def of(cls, documents: Documents) -> Authorities:
        """Those that the files name."""
        found = tuple(entry.value for entry in documents.authorities)
        return cls(found, StemTable("|".join(authority.words) for authority in found))

    def named_in(self, text: str) -> Mapping[str, Mention]:
        """The id of every authority that the text names, with its first mention, in the order of the text."""
        found: dict[str, Mention] = {}
        for word in _WORD.finditer(text):
            for number in self._table.matches(word[0].lower()):
                found.setdefault(self.all[number].id, Mention(*word.span()))
        return found

    def name(self, authority_id: str) -> str:
        """What a reader calls it."""
        return next(authority.name for authority in self.all if authority.id == authority_id)
