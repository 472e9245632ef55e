"""The pages of the edition in use."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from ohjaus.edition import Watch


class EditionPages:
    """Static files of the folder that the edition names; with the edition they change all at once."""

    def __init__(self, watch: Watch) -> None:
        self.watch = watch

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file of the folder, whole: each is small, and a range that cannot be read is told of in English."""
        headers = [pair for pair in scope["headers"] if pair[0] != b"range"]
        await _files(self._folder())({**scope, "headers": headers}, receive, send)

    def missing_page(self) -> bytes:
        """The page for an address that leads nowhere."""
        page = self._folder() / "404.html"
        return page.read_bytes() if page.is_file() else b""

    def _folder(self) -> Path:
        folder = self.watch.edition.pages
        assert folder is not None
        return folder


@lru_cache(maxsize=4)
def _files(folder: Path) -> StaticFiles:
    return StaticFiles(directory=folder, html=True, check_dir=False)
