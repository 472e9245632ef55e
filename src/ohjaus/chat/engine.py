"""Where the chat's root folder is."""

from __future__ import annotations

from pathlib import Path

from ohjaus.settings import read_settings


def root_folder() -> Path:
    """The folder that holds knowledge/ and content/. Raises BadSettings."""
    return read_settings().root.resolve()
