"""The lexicon: every known form of a word, its base form and its compound parts, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Lexicon:
    """What is known of words when a question comes.

    `forms` leads a form to its base form; `parts` a base form to its compound parts; `domain` holds the base
    forms of the subject (the only ones that spelling may lead to); `common` holds everyday forms that are no
    misspelling of anything.
    """

    forms: dict[str, str]
    parts: dict[str, tuple[str, ...]]
    domain: frozenset[str]
    common: frozenset[str] = frozenset()
    _near: dict[tuple[int, str], list[str]] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        for form, lemma in self.forms.items():
            if lemma in self.domain:
                self._near.setdefault((len(form), form[0]), []).append(form)
                self._near.setdefault((len(form), form[1:3]), []).append(form)

    def near(self, length: int, letters: str) -> list[str]:
        """Forms of the subject's words of this length: by the first letter, or by the second and third."""
        return self._near.get((length, letters), [])

    def to_data(self) -> dict[str, Any]:
        """Plain data for JSON. Forms are grouped by base form, which is shorter."""
        grouped: dict[str, list[str]] = {}
        for form, lemma in self.forms.items():
            grouped.setdefault(lemma, []).append(form)
        return {
            "forms": {lemma: " ".join(sorted(forms)) for lemma, forms in sorted(grouped.items())},
            "parts": {lemma: "|".join(parts) for lemma, parts in sorted(self.parts.items())},
            "domain": " ".join(sorted(self.domain)),
            "common": " ".join(sorted(self.common)),
        }

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Lexicon:
        """The lexicon back from `to_data`."""
        return cls(
            forms={form: lemma for lemma, forms in data["forms"].items() for form in forms.split(" ")},
            parts={lemma: tuple(parts.split("|")) for lemma, parts in data["parts"].items()},
            domain=frozenset(data["domain"].split()),
            common=frozenset(data["common"].split()),
        )
