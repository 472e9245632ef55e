"""The site's folder, built again when the day or the content has changed."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable
from pathlib import Path

from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from ohjaus.library.model import Library
from ohjaus.site.pages import assets_version, build_pages
from ohjaus.site.write import write


class DatedSite:
    """Static pages that are never of yesterday for longer than a build takes."""

    def __init__(self, root: Path, base_url: str, library: Callable[[], Library], votes: bool) -> None:
        self.folder = root / "build" / "site"
        self.mark = root / "build" / "site.json"  # what the folder was built from
        self.base_url = base_url
        self.library = library
        self.votes = votes
        self.building = threading.Lock()
        self.built = self._read_mark()
        self.files = StaticFiles(directory=self.folder, html=True, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A file of the folder."""
        if self.built != self._wanted() and not self.building.locked():
            threading.Thread(target=self.build, daemon=True).start()
        await self.files(scope, receive, send)

    def build(self) -> None:
        """Builds the folder, unless it is already what it should be."""
        with self.building:
            wanted = self._wanted()
            if self.built == wanted and self.folder.is_dir():
                return
            day = datetime.date.fromisoformat(wanted[1])
            pages = build_pages(self.library(), day, self.base_url, chat=True, votes=self.votes)
            write(pages, self.folder)
            self.mark.write_text(json.dumps(wanted), encoding="utf-8")
            self.built = wanted

    def missing_page(self) -> bytes:
        """The page for an address that leads nowhere."""
        page = self.folder / "404.html"
        return page.read_bytes() if page.is_file() else b""

    def _wanted(self) -> list[str]:
        look = f"{assets_version()}{'+' * self.votes}"
        return [self.library().fingerprint, datetime.date.today().isoformat(), self.base_url, look]

    def _read_mark(self) -> list[str] | None:
        try:
            mark = json.loads(self.mark.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return mark if isinstance(mark, list) and self.folder.is_dir() else None
