"""A checked library as one line of JSON and back, so that a start need not read its files again."""

from __future__ import annotations

from ohjaus.library.model import Library


def dump(library: Library) -> str:
    """The library as one line of JSON, to be kept beside the search index."""
    return library.model_dump_json(by_alias=True)


def restore(text: str | bytes) -> Library:
    """The library that `dump` wrote. Raises pydantic's ValidationError for any other text."""
    return Library.model_validate_json(text, by_alias=True)
