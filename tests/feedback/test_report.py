"""The report: what editors read out of the counts."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ohjaus.cli import main
from ohjaus.feedback import Asked, Event, Judged, Report, Rows, Said, Store, Subject, make_report
from ohjaus.feedback.plots import OF_FILE, OF_PAGE, plot
from ohjaus.feedback.report import Tally, period
from ohjaus.feedback.shown import shown_tables, to_text
from ohjaus.library.model import Library

MONDAY = datetime.date(2026, 11, 23)
DAY = datetime.timedelta(days=1)
MONEY = Subject(MONDAY, "answer", "kulukorvaus", "paljonko", "fi", "client")
TRAVEL = Subject(MONDAY - 7 * DAY, "answer", "matkakorvaus", "", "fi", "")
SILENCE = Subject(MONDAY, "handoff-unknown", "", "", "fi", "")

EVENTS: list[Event] = [
    *[Asked(MONEY)] * 3,
    Asked(TRAVEL),
    Asked(Subject(MONDAY, "clarify", "", "", "fi", "")),
    Asked(Subject(MONDAY, "crisis")),
    *[Asked(Subject(MONDAY - back * DAY, "handoff-unknown", "", "", "fi", ""), ("kuuraketti",)) for back in range(3)],
    Judged(MONEY, True),
    *[Judged(MONEY, False)] * 2,
    Judged(TRAVEL, True),
    Said(MONEY, "Summa <oli> vanha"),
]


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A store with a few weeks in it."""
    store = Store(f"sqlite:///{tmp_path / 'palaute.sqlite'}")
    store.write(EVENTS)
    return f"sqlite:///{tmp_path / 'palaute.sqlite'}"


@pytest.fixture
def report(url: str, library: Library) -> Report:
    """The report of two weeks of it, and an empty week after them."""
    first, last = MONDAY - 7 * DAY, MONDAY + 7 * DAY
    return make_report(Store(url).read(first, last), library.guides, first, last)


def test_weeks(report: Report) -> None:
    """Each week has its counts, a week without anything too; the total is their sum."""
    assert report.weeks == (
        Tally("2026-W47", 3, 1, 0, 2, 1, 0),
        Tally("2026-W48", 6, 3, 1, 1, 1, 2),
        Tally("2026-W49", 0, 0, 0, 0, 0, 0),
    )
    assert report.total == Tally("", 9, 4, 1, 3, 2, 2)


def test_lists(report: Report, library: Library) -> None:
    """Most asked by topic, most unhelpful by section, unknown words, topics that nobody asked about."""
    assert [(tally.key, tally.asked) for tally in report.topics] == [("kulukorvaus", 3), ("matkakorvaus", 1)]
    assert [(tally.key, tally.failed, tally.helped) for tally in report.failed] == [("kulukorvaus#paljonko", 2, 1)]
    assert report.words == (("kuuraketti", 3, 3),)
    assert len(report.unasked) == len(library.guides) - 2
    assert [(comment.place, comment.words) for comment in report.comments] == [
        ("kulukorvaus#paljonko", "Summa <oli> vanha")
    ]


def test_year_turns_by_iso_weeks(library: Library) -> None:
    """The first days of January may belong to the last week of the year before."""
    report = make_report(Rows((), (), ()), (), datetime.date(2026, 12, 28), datetime.date(2027, 1, 4))
    assert [tally.key for tally in report.weeks] == ["2026-W53", "2027-W01"]
    assert "53/2026" in to_text(report, library)


def test_topic_that_has_gone(library: Library, tmp_path: Path) -> None:
    """A topic that is no longer ours keeps its counts under its id."""
    store = Store(f"sqlite:///{tmp_path / 'palaute.sqlite'}")
    store.write([Asked(Subject(MONDAY, "answer", "vanha-aihe", "paljonko"))])
    text = to_text(make_report(store.read(MONDAY, MONDAY), library.guides, MONDAY, MONDAY), library)
    assert "vanha-aihe" in text


@pytest.mark.parametrize("paint", [OF_FILE, OF_PAGE])
def test_plots(report: Report, library: Library, paint: object) -> None:
    """Each picture is sound XML with a title, a bar for each number that is not nothing, and its numbers as text."""
    tables = {table.id: table for table in shown_tables(report, library)}
    svg = ElementTree.fromstring(plot(tables["weeks"], paint))  # type: ignore[arg-type]
    names = {"s": "http://www.w3.org/2000/svg"}
    assert svg.findtext("s:title", namespaces=names) == tables["weeks"].title
    drawn = [rect for rect in svg.iterfind("s:rect", names) if rect.get("height") == "14" and rect.get("width") != "14"]
    assert len(drawn) == 2 + 4  # 1 / 0 / 2 / 0 and 3 / 1 / 1 / 1
    assert "3 / 1 / 1 / 1" in [text.text for text in svg.iterfind("s:text", names)]
    assert plot(tables["words"], paint) == ""  # type: ignore[arg-type]


def test_rows_add_up(report: Report, library: Library) -> None:
    """In each row what became of the questions adds up to what was asked, and the last row to all above it."""
    weeks = next(table for table in shown_tables(report, library) if table.id == "weeks")
    rows = [[int(cell) for cell in row[1:]] for row in weeks.rows]
    assert all(asked == sum(parts[:4]) for asked, *parts in rows)
    assert rows[-1] == [sum(column) for column in zip(*rows[:-1], strict=True)]


def test_days_in_the_wrong_order(
    url: str, real_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A first day after the last, given or today, is a wrong call with one sentence."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", url)
    for days in (("--first", "2026-11-29", "--last", "2026-11-16"), ("--first", "9999-01-01")):
        assert main(["report", "--root", str(real_root), *days]) == 2
        shown = capsys.readouterr()
        assert shown.out == ""
        assert "ensimmäinen päivä on" in shown.err


def test_period() -> None:
    """Twelve weeks from a Monday; a first day after the last is the last; never more than ten years."""
    assert period(None, None, MONDAY + 2 * DAY) == (MONDAY - 77 * DAY, MONDAY + 2 * DAY)
    assert period(MONDAY, MONDAY - DAY, MONDAY) == (MONDAY - DAY, MONDAY - DAY)
    assert period(datetime.date(1900, 1, 1), None, MONDAY)[0] == MONDAY - 3660 * DAY


def test_command(
    url: str, real_root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`ohjaus report` prints the lists, `--json` the same as data, and `--svg` draws three pictures."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", url)
    days = ("--root", str(real_root), "--first", "2026-11-16", "--last", "2026-11-29")
    assert main(["report", *days, "--svg", str(tmp_path / "kuvat")]) == 0
    out = capsys.readouterr().out
    assert "Raportti palautteesta 16.11.2026–29.11.2026" in out
    assert "kuuraketti" in out
    assert "Summa <oli> vanha" in out
    assert sorted(path.name for path in (tmp_path / "kuvat").iterdir()) == ["failed.svg", "topics.svg", "weeks.svg"]
    assert main(["report", *days, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["weeks"][1]["failed"] == 2
    assert data["words"] == [{"word": "kuuraketti", "days": 3, "asked": 3}]


@pytest.mark.parametrize(
    ("url", "said"),
    [("", "palautetta ei kerätä"), ("postgresql://x@127.0.0.1:1/x", "tietokanta ei vastaa")],
)
def test_command_without_a_store(
    url: str, said: str, real_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a database there is one sentence, and exit code 2."""
    monkeypatch.setenv("OHJAUS_FEEDBACK_URL", url)
    assert main(["report", "--root", str(real_root)]) == 2
    assert said in capsys.readouterr().err
