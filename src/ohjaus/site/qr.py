"""An address as a QR code, drawn into the page itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import segno

MASK = 3  # any mask is valid; to try all eight would take most of a build's time
QUIET = 4  # modules of empty space around, as the standard asks
_DRAWN = re.compile(r'\bd="([^"]+)"')


@dataclass(frozen=True)
class QrCode:
    """A QR code as one line to draw with, in units of its modules."""

    url: str
    size: int
    path: str


def qr_code(url: str) -> QrCode | None:
    """The code of a whole address; None when the address is not whole and would lead nowhere."""
    return _drawn(url) if url.startswith(("http://", "https://")) else None


@lru_cache(maxsize=512)
def _drawn(url: str) -> QrCode:
    code = segno.make(url, error="l", micro=False, mask=MASK)
    found = _DRAWN.search(code.svg_inline(border=QUIET, omitsize=True))
    assert found is not None  # segno draws every code as one path
    return QrCode(url, int(code.symbol_size(border=QUIET)[0]), found.group(1))
