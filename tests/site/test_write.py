"""Whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ohjaus.site.write import MARK, RefusedFolder, write


def test_a_site_is_written_and_replaced_whole(tmp_path: Path) -> None:
    """A second build leaves nothing of the first, and no folder beside it."""
    out = tmp_path / "site"
    write({"index.html": b"old", "gone/index.html": b"gone"}, out)
    write({"index.html": b"new"}, out)
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*")) == [MARK, "index.html"]
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


@pytest.mark.parametrize("name", ["letter.txt", "data/ohjaus.json", "index.html", ".hidden"])
def test_a_folder_of_others_is_refused(name: str, tmp_path: Path) -> None:
    """What somebody else keeps there is still there, and nothing new stands beside it."""
    out = tmp_path / "home"
    file = out / name
    file.parent.mkdir(parents=True)
    file.write_text('{"schema": 1}', encoding="utf-8")
    with pytest.raises(RefusedFolder, match="muuta kuin aiemmin tehty sivusto"):
        write({"index.html": b"new"}, out)
    assert file.read_text(encoding="utf-8") == '{"schema": 1}'
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_plain_file_is_refused(tmp_path: Path) -> None:
    """A file is never taken for a folder."""
    out = tmp_path / "site"
    out.write_bytes(b"mine")
    with pytest.raises(RefusedFolder, match="on tiedosto"):
        write({"index.html": b"new"}, out)
    assert out.read_bytes() == b"mine"


def test_an_empty_folder_and_a_site_without_the_mark_are_taken(tmp_path: Path, pages: dict[str, bytes]) -> None:
    """Sites written before there was a mark are known by their data."""
    out = tmp_path / "site"
    out.mkdir()
    write({"data/ohjaus.json": pages["data/ohjaus.json"]}, out)
    (out / MARK).unlink()
    write({"index.html": b"new"}, out)
    assert (out / "index.html").read_bytes() == b"new"
    assert not (out / "data").exists()
