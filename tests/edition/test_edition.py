"""The next edition is taken whole or not at all, and whoever answers never waits for it."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest

from ohjaus.dialogue.conversation import Conversation
from ohjaus.edition import Watch, current, last
from ohjaus.edition.make import make
from ohjaus.search.tables import BUILD, ContentError

SMALL = Path(__file__).parents[1] / "small"
LOOKED_UP = Path(__file__).parents[2] / BUILD / "finnish.json"  # of the real content: saves looking words up anew
NEW_YEARS_EVE = datetime.date(2026, 12, 31)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small root with its tables and pages."""
    root = tmp_path_factory.mktemp("edition") / "root"
    shutil.copytree(SMALL, root, ignore=shutil.ignore_patterns(BUILD))
    (root / BUILD).mkdir()
    if LOOKED_UP.is_file():
        shutil.copy(LOOKED_UP, root / BUILD)
    make(root, NEW_YEARS_EVE, "http://testserver/")
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(built, tmp_path / "root")


@pytest.fixture
def watch(root: Path) -> Watch:
    """A watch that has opened its first edition, on a day that the test may change."""
    watch = Watch(root, "http://testserver/", clock=lambda: NEW_YEARS_EVE, settling=0)
    assert watch.edition.pages is not None
    return watch


def change(root: Path) -> None:
    """Other words in a sentence of the pages and in one of the answers; no index is built from either."""
    path = root / "knowledge" / "phrases.yaml"
    text = path.read_text(encoding="utf-8")
    for old in ('site-missing-title: {fi: "', 'next-title: {fi: "'):
        assert old in text
        text = text.replace(old, old + "Uusi ", 1)
    path.write_text(text, encoding="utf-8")


def page(watch: Watch) -> str:
    """A page as it is served."""
    assert watch.edition.pages is not None
    return (watch.edition.pages / "404.html").read_text(encoding="utf-8")


def test_a_change_is_taken_whole(watch: Watch, root: Path) -> None:
    """Answers and pages change together, and whoever holds the old edition goes on with it."""
    before = watch.edition
    change(root)
    watch.look()
    after = watch.edition
    new = after.advisor.ask("paljonko kulukorvaus on", Conversation(), NEW_YEARS_EVE, "fi")
    assert new.reply.choices_title.startswith("Uusi ")
    assert "<h1>Uusi " in page(watch)
    assert not watch.fault
    assert watch.changes == 1
    old = before.advisor.ask("paljonko kulukorvaus on", Conversation(), NEW_YEARS_EVE, "fi")
    assert old.reply.choices_title == new.reply.choices_title.removeprefix("Uusi ")
    assert before.pages is not None
    assert before.pages.is_dir()


def test_nothing_new_changes_nothing(watch: Watch) -> None:
    """A look at the same content keeps the very same edition."""
    before = watch.edition
    watch.look()
    assert watch.edition is before
    assert watch.changes == 0


def test_a_fault_keeps_the_old_edition(watch: Watch, root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Half a file is told of once, with its place, and changes nothing; the mended file is taken."""
    before = watch.edition
    whole = (root / "knowledge/topics.yaml").read_bytes()
    (root / "knowledge/topics.yaml").write_bytes(whole[: len(whole) // 2])
    for _ in range(3):
        watch.look()
    assert watch.edition is before
    assert "knowledge/topics.yaml" in watch.fault
    assert watch.fault_count == 1
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    (root / "knowledge/topics.yaml").write_bytes(whole)
    watch.look()
    assert not watch.fault
    assert watch.edition is before


def test_the_same_fault_is_logged_once(watch: Watch, root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Another change and another day leave the fault as it was: it is tried again, counted, and not told anew."""
    path = root / "knowledge/topics.yaml"
    path.write_bytes(path.read_bytes()[:200])
    watch.look()
    change(root)
    watch.look()
    watch.clock = lambda: NEW_YEARS_EVE + datetime.timedelta(days=1)
    watch.look()
    assert watch.fault_count == 3
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_what_is_still_being_written_is_left_for_the_next_look(
    watch: Watch, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Content that changes while it settles is not made."""
    change(root)
    real = current.tables_key
    keys = iter([real(root), "another"])
    monkeypatch.setattr(current, "tables_key", lambda _: next(keys))
    watch.look()
    assert watch.changes == 0
    assert not watch.fault
    monkeypatch.setattr(current, "tables_key", real)
    watch.look()
    assert watch.changes == 1


def test_the_year_turns(watch: Watch) -> None:
    """The first look of the new year takes pages of the new day; the advisor is the same one."""
    before = watch.edition
    watch.clock = lambda: NEW_YEARS_EVE + datetime.timedelta(days=1)
    watch.look()
    assert watch.edition.day == datetime.date(2027, 1, 1)
    assert watch.edition.advisor is before.advisor
    assert watch.edition.pages != before.pages
    assert "1.1.2027" in page(watch)


def test_the_year_turns_while_the_content_has_a_fault(watch: Watch, root: Path) -> None:
    """The old content goes on with pages of the new day, and the mended content is taken after that."""
    before = watch.edition
    whole = (root / "knowledge/topics.yaml").read_bytes()
    (root / "knowledge/topics.yaml").write_bytes(whole[: len(whole) // 2])
    watch.look()
    watch.clock = lambda: NEW_YEARS_EVE + datetime.timedelta(days=1)
    for _ in range(2):
        watch.look()
    assert "knowledge/topics.yaml" in watch.fault
    assert watch.edition.advisor is before.advisor
    assert watch.edition.day == datetime.date(2027, 1, 1)
    assert "1.1.2027" in page(watch)
    assert watch.changes == 1
    change(root)
    (root / "knowledge/topics.yaml").write_bytes(whole)
    watch.look()
    assert not watch.fault
    assert "<h1>Uusi " in page(watch)


def test_another_address_to_write_to_makes_other_pages(watch: Watch, root: Path) -> None:
    """A publisher's own address is on the pages at the next start, though nothing else has changed."""
    told = Watch(root, "http://testserver/", clock=lambda: NEW_YEARS_EVE, contact="palaute@example.fi")
    assert told.edition.pages not in (None, watch.edition.pages)
    assert "palaute@example.fi" in (told.edition.pages / "saavutettavuus/index.html").read_text(encoding="utf-8")  # type: ignore[operator]


def test_another_process_has_made_it(watch: Watch, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has been made already is taken without making it again."""
    change(root)
    other = Watch(root, "http://testserver/", clock=lambda: NEW_YEARS_EVE)
    assert other.edition.pages is not None

    def refused(*_: object, **__: object) -> None:
        raise RuntimeError("made again")

    monkeypatch.setattr(current.subprocess, "run", refused)
    watch.look()
    assert watch.edition.pages == other.edition.pages
    assert watch.changes == 1


def test_what_does_not_come_is_tried_again_later(watch: Watch, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that refuses is a fault; it is not tried at each look, and it passes."""
    change(root)
    (root / BUILD / "ohjaus.new").mkdir()
    watch.look()
    assert "levy" in watch.fault
    (root / BUILD / "ohjaus.new").rmdir()
    watch.look()
    assert watch.changes == 0
    monkeypatch.setattr(current.time, "monotonic", lambda: float("inf"))
    watch.look()
    assert watch.changes == 1
    assert not watch.fault


def test_a_start_with_a_fault_serves_the_last_good_content(
    root: Path, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    """A new process answers and shows pages of its own day from what is stored, tells of the fault, and mends."""
    before = watch.edition
    whole = (root / "knowledge/topics.yaml").read_bytes()
    (root / "knowledge/topics.yaml").write_bytes(whole[: len(whole) // 2])
    new_year = NEW_YEARS_EVE + datetime.timedelta(days=1)
    started = Watch(root, "http://testserver/", clock=lambda: new_year, settling=0)
    assert started.edition.advisor.library.fingerprint == before.advisor.library.fingerprint
    assert started.edition.day == new_year
    assert "1.1.2027" in page(started)
    assert "knowledge/topics.yaml" in started.fault
    started.look()
    assert started.fault_count == 1
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    change(root)
    (root / "knowledge/topics.yaml").write_bytes(whole)
    started.look()
    assert not started.fault
    assert "<h1>Uusi " in page(started)


def test_tables_of_another_program_are_not_served(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an update what the old version stored is not believed: a fault then opens nothing."""
    (root / "knowledge/topics.yaml").write_bytes(b"")
    assert last.last_good(root) is not None
    monkeypatch.setattr(last, "tables_key", lambda _: "content another-program")
    with pytest.raises(ContentError):
        _ = Watch(root, settling=0).edition


@pytest.mark.parametrize("tables", [None, b"", b"{", b'"key"\n', b"\xff"])
def test_faulty_content_opens_nothing(root: Path, tables: bytes | None) -> None:
    """With nothing good stored the findings are raised, each time; mended content opens."""
    stored = root / BUILD / "ohjaus.json"
    stored.unlink() if tables is None else stored.write_bytes(tables)
    whole = (root / "knowledge/topics.yaml").read_bytes()
    (root / "knowledge/topics.yaml").write_bytes(b"")
    watch = Watch(root, settling=0)
    for _ in range(2):
        with pytest.raises(ContentError):
            _ = watch.edition
    (root / "knowledge/topics.yaml").write_bytes(whole)
    watch.look()
    assert watch.edition.pages is None
    assert watch.edition.advisor.library.topics
