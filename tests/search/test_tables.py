"""The tables that a start reads: kept while they fit, made anew when they do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ohjaus.library.stored import dump
from ohjaus.search import build
from ohjaus.search.tables import BUILD, library_and_index

SMALL = Path(__file__).parents[1] / "small"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small root with its tables."""
    root = tmp_path_factory.mktemp("tables") / "root"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns(BUILD))
    library_and_index(root)
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it; from here on every build of an index is an error."""
    root = shutil.copytree(built, tmp_path / "root")

    def refused(*_: object) -> None:
        raise RuntimeError("an index was built")

    monkeypatch.setattr(build, "build_index", refused)
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    """Other words in one file of the content."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_same_content_builds_nothing(root: Path) -> None:
    """A second start reads library and index from the tables."""
    first = library_and_index(root)
    second = library_and_index(root)
    assert dump(first[0]) == dump(second[0])
    assert first[1].to_data() == second[1].to_data()


def test_a_sentence_of_the_engine_builds_no_index(root: Path) -> None:
    """The library is the new one, the index the old one."""
    before = library_and_index(root)[0].fingerprint
    path = root / "knowledge" / "phrases.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# muutos\n", encoding="utf-8")
    assert library_and_index(root)[0].fingerprint != before


def test_a_changed_guide_builds_the_index(root: Path) -> None:
    """What the index is built from is never taken from before."""
    change(root, "content/fi/kulukorvaus.md", "title: ", "title: Uusi ")
    with pytest.raises(RuntimeError, match="an index was built"):
        library_and_index(root)


def test_broken_tables_are_no_tables(root: Path) -> None:
    """Half a file is left aside, not believed."""
    tables = root / BUILD / "ohjaus.json"
    tables.write_bytes(tables.read_bytes()[:5000])
    with pytest.raises(RuntimeError, match="an index was built"):
        library_and_index(root)
