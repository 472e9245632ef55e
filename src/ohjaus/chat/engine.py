"""The one advisor of this process, opened again when the content has changed."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ohjaus.advisor import Advisor, open_advisor
from ohjaus.library.files import fingerprint
from ohjaus.search.tables import ContentError
from ohjaus.settings import read_settings

LOOK_AGAIN = 30  # seconds between looks at the content


def root_folder() -> Path:
    """The folder that holds knowledge/ and content/. Raises BadSettings."""
    return read_settings().root.resolve()


def current_advisor(root: Path) -> Advisor:
    """The advisor of the content as it is now.

    When the content has been broken since, the last good one goes on answering. Raises ContentError when there
    has been none.
    """
    opened = _opened(str(root), _fingerprint(str(root)))
    good = _last_good(str(root))
    if isinstance(opened, ContentError):
        if not good:
            raise opened
        return good[0]
    good[:] = [opened]
    return opened


@st.cache_resource(show_spinner=False, ttl=LOOK_AGAIN)
def _fingerprint(root: str) -> str:
    return fingerprint(Path(root))


@st.cache_resource(show_spinner=False, max_entries=4)
def _opened(root: str, known_as: str) -> Advisor | ContentError:  # noqa: ARG001  a part of the cache's key
    try:
        return open_advisor(Path(root))
    except ContentError as error:
        return error


@st.cache_resource(show_spinner=False)
def _last_good(root: str) -> list[Advisor]:  # noqa: ARG001  a part of the cache's key
    return []
