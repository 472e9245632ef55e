"""Whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ohjaus.site.write import write


def test_a_site_is_written_and_replaced_whole(tmp_path: Path) -> None:
    """A second build leaves nothing of the first, and no folder beside it."""
    out = tmp_path / "site"
    write({"index.html": b"old", "gone/index.html": b"gone"}, out)
    write({"index.html": b"new"}, out)
    assert [path.relative_to(out).as_posix() for path in out.rglob("*")] == ["index.html"]
    assert (out / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_write_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses half way, the readers still have what they had."""
    out = tmp_path / "site"
    write({"index.html": b"old"}, out)
    real = Path.write_bytes

    def refuse(path: Path, data: bytes) -> int:
        if path.name == "second.html":
            raise OSError("disk full")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(OSError, match="disk full"):
        write({"index.html": b"new", "second.html": b"new"}, out)
    assert (out / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_failed_swap_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last step can fail too."""
    out = tmp_path / "site"
    write({"index.html": b"old"}, out)
    real = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name.startswith(".site.new-"):
            raise OSError("no")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="no"):
        write({"index.html": b"new"}, out)
    assert (out / "index.html").read_bytes() == b"old"


@pytest.mark.parametrize("path", ["../out.html", "/etc/x", ""])
def test_no_file_leaves_the_folder(path: str, tmp_path: Path) -> None:
    """A path outside the site is refused before anything is written."""
    with pytest.raises(ValueError, match="not a path"):
        write({path: b""}, tmp_path / "site")
    assert not (tmp_path / "site").exists()
