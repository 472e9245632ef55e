"""The notice's file: text is shown, anything else is not, and is told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from ohjaus.library.load import load
from ohjaus.library.model import Library
from ohjaus.server.notice import Notice

SMALL = Path(__file__).parents[1] / "small"


@pytest.fixture(scope="module")
def few() -> Library:
    """The small library."""
    found = load(SMALL).library
    assert found is not None
    return found


@pytest.mark.parametrize(
    "data", [b"Huolto k\xe4ynniss\xe4", b"\x00\x01\x02", b"PK\x03\x04 huolto", b"\x80" * 70_000, None]
)
def test_what_is_no_text_is_not_shown(
    data: bytes | None, few: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Another encoding, a binary file and a folder show nothing, are logged once, and a text takes their place."""
    file = tmp_path / "tiedote.txt"
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    notice = Notice("", file, lambda: few)
    notice.look()
    assert notice.html == b""
    assert [record.message for record in caplog.records] == ["notice not shown"]
    file = file.rename(tmp_path / "away")
    (tmp_path / "tiedote.txt").write_text("Huolto klo 18", encoding="utf-8")
    notice.look()
    assert b"Huolto klo 18" in notice.html
    assert len(caplog.records) == 1


@pytest.mark.parametrize("text", ["Huolto klo 18", "\ufeffHuolto klo 18\r\n\tklo 20", "ä" * 40_000])
def test_a_text_is_shown(text: str, few: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A byte order mark, lines and a long text are text."""
    file = tmp_path / "tiedote.txt"
    file.write_text(text, encoding="utf-8")
    assert text.strip("\ufeff")[:10] in Notice("", file, lambda: few).html.decode()
    assert not caplog.records
    file.unlink()
    assert Notice("", file, lambda: few).html == b""
    assert not caplog.records
