"""Documents without a fault to the one unchanging `Library`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from ohjaus.library.documents import Documents, Shelf
from ohjaus.library.model import AmountPart, Guide, Library, Named, Register, Section
from ohjaus.library.page import Page

N = TypeVar("N", bound=Named)


def assemble(documents: Documents, fingerprint: str) -> Library:
    """The library of documents in which no rule found an error. Mappings are sorted by id, but for `safety`."""
    return Library(
        fingerprint=fingerprint,
        topics=_by_id(documents.topics),
        guides=_guides(documents.pages),
        aspects=_by_id(documents.aspects),
        asked=_by_id(documents.asked),
        facts=_by_id(documents.facts),
        sources=_by_id(documents.sources),
        law_changes=_by_id(documents.law_changes),
        amounts=_amounts(documents),
        countings={entry.value.id: entry.value for entry in documents.counting},  # in the order of the file
        glossary=_by_id(documents.glossary),
        organisations=_by_id(documents.organisations),
        municipalities=_by_id(documents.municipalities),
        areas=_by_id(documents.areas),
        contacts=_by_id(documents.contacts),
        regions=_by_id(documents.regions),
        surveys=_by_id(documents.surveys),
        paths=_by_id(documents.paths),
        guards=_by_id(documents.guards),
        concepts=_by_id(documents.concepts),
        confusables=tuple(entry.value for entry in documents.confusables),
        turnings=_by_id(documents.turnings),
        outside=_by_id(documents.outside),
        smalltalk=_by_id(documents.smalltalk),
        safety={entry.value.id: entry.value for entry in documents.safety},  # in the order of the file: first wins
        safety_examples=_by_id(documents.safety_examples),
        phrases={str(entry.path[0]): entry.value for entry in sorted(documents.phrases, key=lambda entry: entry.path)},
        questions=_by_id(documents.questions),
        calibration=next(entry.value for entry in documents.calibration),
    )


def _by_id(shelf: Shelf[N]) -> Mapping[str, N]:
    return {entry.value.id: entry.value for entry in sorted(shelf, key=lambda entry: entry.value.id)}


def _amounts(documents: Documents) -> Mapping[str, AmountPart]:
    parts = {f"{entry.value.id}.{part.id}": part for entry in documents.amounts for part in entry.value.parts}
    return dict(sorted(parts.items()))


def _guides(pages: tuple[Page, ...]) -> Mapping[str, Mapping[Register, Guide]]:
    guides: dict[str, dict[Register, Guide]] = {}
    for page in pages:
        guides.setdefault(page.topic, {})[page.register] = _guide(page)
    return dict(sorted(guides.items()))


def _guide(page: Page) -> Guide:
    if page.matter is None:
        raise ValueError(f"{page.file.name} has no front matter: check the documents first")
    matter = page.matter.value
    return Guide(
        topic=page.topic,
        register_=page.register,
        file=page.file.name,
        title=matter.title,
        summary=matter.summary,
        sections=tuple(
            Section(
                id=section.id,
                aspect=section.aspect,
                title=section.title,
                markdown=section.text.strip("\n"),
                line=section.line,
                facts=matter.facts.get(section.id, ()),
                role=matter.roles.get(section.id),
            )
            for section in page.sections
        ),
        questions=matter.questions,
        signed_off=matter.signed_off,
    )
