"""The JSON Schemas in knowledge/schema/ are those of the models."""

from pathlib import Path

import pytest

from ohjaus.library.schemas import as_text, schemas

FOLDER = Path(__file__).parents[2] / "knowledge" / "schema"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_is_up_to_date(name: str) -> None:
    """If this fails: python -m ohjaus.library.schemas knowledge/schema"""
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(schemas()[name])


def test_no_schema_is_left_over() -> None:
    """Every schema file is of a kind that exists."""
    assert {path.stem for path in FOLDER.glob("*.json")} == set(schemas())
