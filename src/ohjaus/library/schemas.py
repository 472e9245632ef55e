"""JSON Schemas of the files, so that an editor completes and checks while typing.

`python -m ohjaus.library.schemas knowledge/schema` writes them anew after a change of the models.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ohjaus.library.model import (
    AmountFile,
    Area,
    AskedPart,
    Aspect,
    Authority,
    Calibration,
    Concept,
    Confusable,
    Contact,
    Counting,
    CrisisKind,
    Fact,
    FrontMatter,
    Guard,
    LawChange,
    Limits,
    MoreQuestions,
    Municipality,
    Organisation,
    OutsideSubject,
    Proposal,
    Region,
    ServicePath,
    SmallTalk,
    Source,
    Survey,
    Term,
    Topic,
    Turning,
    Twin,
)

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_FILES: dict[str, tuple[Any, str]] = {
    "topics": (list[Topic], "knowledge/topics.yaml"),
    "aspects": (list[Aspect], "knowledge/aspects.yaml"),
    "asked": (list[AskedPart], "knowledge/asked.yaml"),
    "sources": (list[Source], "knowledge/sources.yaml"),
    "organisations": (list[Organisation], "knowledge/organisations.yaml"),
    "authorities": (list[Authority], "knowledge/authorities.yaml"),
    "areas": (list[Area], "knowledge/areas.yaml"),
    "municipalities": (list[Municipality], "knowledge/municipalities.yaml"),
    "contacts": (list[Contact], "knowledge/contacts.yaml"),
    "counting": (list[Counting], "knowledge/counting.yaml"),
    "glossary": (list[Term], "knowledge/glossary.yaml"),
    "confusables": (list[Confusable], "knowledge/confusables.yaml"),
    "turnings": (list[Turning], "knowledge/turnings.yaml"),
    "concepts": (list[Concept], "knowledge/concepts.yaml"),
    "outside": (list[OutsideSubject], "knowledge/outside.yaml"),
    "smalltalk": (list[SmallTalk], "knowledge/smalltalk.yaml"),
    "safety": (list[CrisisKind], "knowledge/safety.yaml"),
    "safety-examples": (list[MoreQuestions], "knowledge/safety-examples.yaml"),
    "phrases": (dict[str, Twin], "knowledge/phrases.yaml"),
    "limits": (Limits, "knowledge/limits.yaml"),
    "calibration": (Calibration, "knowledge/calibration.yaml"),
    "law-changes": (list[LawChange], "knowledge/law-changes.yaml"),
    "guards": (list[Guard], "knowledge/guards.yaml"),
    "facts": (list[Fact], "knowledge/facts/*.yaml"),
    "amounts": (AmountFile, "knowledge/amounts/*.yaml"),
    "region": (Region, "knowledge/regions/alue-*.yaml"),
    "survey": (Survey, "knowledge/regions/*-survey.yaml"),
    "path": (ServicePath, "knowledge/paths/*.yaml"),
    "questions": (MoreQuestions, "knowledge/questions/*.yaml"),
    "proposal": (Proposal, "knowledge/proposals/*.yaml"),
    "guide": (FrontMatter, "content/*/*.md"),
}


def schemas() -> dict[str, dict[str, Any]]:
    """A JSON Schema for each kind of file, by the schema's name. Its title is the files it is for."""
    return {
        name: {"$schema": _DRAFT, **TypeAdapter(kind).json_schema(by_alias=True), "title": files}
        for name, (kind, files) in _FILES.items()
    }


def as_text(schema: dict[str, Any]) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def write(folder: Path) -> None:
    """Writes every schema to <folder>/<name>.json."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / f"{name}.json").write_text(as_text(schema), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
