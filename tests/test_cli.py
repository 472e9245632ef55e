"""The command line, through `main()`: what it prints, and its exit codes 0, 1 and 2."""

import datetime
import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ohjaus import __version__
from ohjaus.cli import main

SMALL = Path(__file__).parent / "small"
DECISIONS = {"answer", "clarify", "handoff", "crisis", "refuse"}

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, real_root: Path, advisor: object) -> Run:
    """Runs one command in the folder of the real content; gives exit code, output and error output."""
    assert advisor  # the index is there
    monkeypatch.chdir(real_root)

    def run(*arguments: str, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        try:
            code = main(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A copy of the small root that a test may break, with what the dictionary has told of the real texts already."""
    root = Path(shutil.copytree(SMALL, tmp_path / "root", ignore=shutil.ignore_patterns("build")))
    (root / "build").mkdir()
    for told in (SMALL.parent.parent / "build").glob("plain-*.json"):
        shutil.copy(told, root / "build")
    return root


def test_ask(run: Run) -> None:
    """A question gets an answer in text, with its amount for the day and its source."""
    code, out, err = run("ask", "paljonko kulukorvaus on", "--day", "2026-11-22")
    assert (code, err) == (0, "")
    assert "Kulukorvaus" in out
    assert "euro" in out
    assert "http" in out


def test_ask_in_selko(run: Run) -> None:
    """The same question in the other register gets another text."""
    standard = run("ask", "paljonko kulukorvaus on")[1]
    easy = run("ask", "paljonko kulukorvaus on", "--register", "selko")[1]
    assert easy
    assert easy != standard


def test_ask_as_json(run: Run) -> None:
    """`--json` gives the whole reply as one object."""
    code, out, _ = run("ask", "paljonko kulukorvaus on", "--json", "--day", "2026-11-22")
    reply = json.loads(out)
    assert code == 0
    assert (reply["decision"], reply["topics"][0], reply["day"]) == ("answer", "kulukorvaus", "2026-11-22")


@pytest.mark.parametrize("name", ["laitila", "Laitila", "LAITILA"])
def test_municipality(name: str, run: Run) -> None:
    """A municipality is named by its id or by its name, and the reply knows the place."""
    code, out, _ = run("ask", "mistä saan apua", "--municipality", name, "--audience", "relative", "--json")
    assert code == 0
    assert json.loads(out)["place"]["municipality"] == "laitila"


def test_explain(run: Run) -> None:
    """`explain` shows the value of every stage, as JSON."""
    code, out, _ = run("explain", "--json", "saanks mä rahaa jos käyn kutyssä")
    stages = json.loads(out)
    assert code == 0
    assert {"normalised", "words", "terms", "places", "hits", "decision"} <= set(stages)
    assert stages["hits"][0]["reasons"]


def test_check_is_silent_about_no_errors(run: Run, real_root: Path) -> None:
    """The real content passes, whichever way its folder is named."""
    assert run("check")[0] == 0
    assert run("check", "--root", str(real_root))[0] == 0


def test_check_report(run: Run, small: Path) -> None:
    """`--report` counts what there is."""
    code, out, _ = run("check", "--report", "--root", str(small))
    assert code == 0
    counts = json.loads(out[out.index("{") :])
    assert (counts["topics"], counts["selko_signed"]) == (6, 0)


def test_check_selko(run: Run) -> None:
    """`--selko` tells of each page its limits, its twin, that nobody signed it, and its sentences."""
    code, out, _ = run("check", "--selko")
    assert code == 0
    assert out.count("content/selko/kulukorvaus.md: 8 rajaa 8:sta") == 1
    assert out.count("kukaan ei ole hyväksynyt sivua") == 56
    assert "yleiskielisellä sivulla sanoja virkkeessä" in out
    assert "^^^" in out


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_check_finds_a_fault(form: str, run: Run, small: Path) -> None:
    """A fault is named with its file and its rule in every form of output, and the exit code is 1."""
    with (small / "content" / "fi" / "kulukorvaus.md").open("a", encoding="utf-8") as guide:
        guide.write("\nKulukorvaus on nyt: {{ amount: kulukorvaus.paivaa }}\n")
    code, out, _ = run("check", "--root", str(small), "--format", form)
    assert code == 1
    assert "content/fi/kulukorvaus.md" in out
    assert "amount-missing" in out
    if form == "json":
        assert {"file", "line", "column", "rule", "message", "hint"} <= set(json.loads(out)[0])


def test_check_strict(run: Run, small: Path) -> None:
    """With `--strict` a warning is enough for exit code 1."""
    (small / "knowledge" / "topicz.yaml").write_text("- id: a\n", encoding="utf-8")
    plain, strict = run("check", "--root", str(small)), run("check", "--root", str(small), "--strict")
    assert "varoitus" in plain[1]
    assert (plain[0], strict[0]) == (0, 1)


@pytest.mark.parametrize(
    "command", [["ask", "paljonko"], ["explain", "paljonko"], ["build"], ["ask", "--jsonl"], ["check"]]
)
def test_faults_in_the_content(command: list[str], run: Run, small: Path) -> None:
    """With a fault in the content every command names it and ends with 1, without a traceback."""
    (small / "knowledge" / "topics.yaml").write_text("- id: [", encoding="utf-8")
    code, out, err = run(*command, "--root", str(small))
    assert code == 1
    assert "knowledge/topics.yaml:1:" in out + err
    assert "Traceback" not in out + err


def test_no_content_here(run: Run, tmp_path: Path) -> None:
    """In a folder without content the command says what is missing."""
    code, _, err = run("ask", "paljonko", "--root", str(tmp_path))
    assert code == 1
    assert "knowledge/" in err


@pytest.fixture
def growing(small: Path, real_root: Path) -> Path:
    """The small root with the real templates, and with the aspects that they use."""
    shutil.copytree(real_root / "knowledge" / "templates", small / "knowledge" / "templates")
    shutil.copy(real_root / "knowledge" / "aspects.yaml", small / "knowledge")
    return small


def contents(root: Path) -> dict[str, bytes]:
    """Every file under a root."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_new_topic(run: Run, growing: Path) -> None:
    """`new topic` writes four files, and `check` then names what the editor has to fill in, and nothing else."""
    before = contents(growing)
    code, out, err = run("new", "topic", "starttiraha", "--kind", "benefit", "--root", str(growing))
    after = contents(growing)
    new = {f"content/{register}/starttiraha.md" for register in ("fi", "selko")} | {"knowledge/facts/starttiraha.yaml"}
    assert (code, err) == (0, "")
    assert set(after) - set(before) == new
    assert {name for name in before if after[name] != before[name]} == {"knowledge/topics.yaml"}
    assert "knowledge/glossary.yaml" in out
    code, out, err = run("check", "--root", str(growing), "--format", "json")
    found = json.loads(out)
    assert (code, err) == (1, "")
    assert {problem["rule"] for problem in found} == {"text-unfinished", "facts-unlisted"}
    assert {problem["file"] for problem in found} == (new | {"knowledge/topics.yaml"}) - {
        "knowledge/facts/starttiraha.yaml"
    }


def test_new_topic_is_refused(run: Run, growing: Path) -> None:
    """An id that is taken, or that is none, is a wrong call; nothing is written then."""
    (growing / "content" / "selko" / "puolikas.md").write_text("---\n", encoding="utf-8")
    before = contents(growing)
    for topic, words in {
        "kulukorvaus": "on jo tiedostossa knowledge/topics.yaml",
        "puolikas": "puolikas.md on jo",
        "Työttömyys": "kuntouttava-tyotoiminta",
        "../karku": "ei kelpaa",
        "x" * 300: "ei voi kirjoittaa",
    }.items():
        code, out, err = run("new", "topic", topic, "--root", str(growing))
        assert (code, out) == (2, "")
        assert words in err
        assert contents(growing) == before


def test_new_topic_is_whole_or_not_at_all(run: Run, growing: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the last move fails, the first files are gone again."""

    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(13, "no", str(target))

    before = contents(growing)
    monkeypatch.setattr(Path, "replace", refuse)
    code, _, err = run("new", "topic", "starttiraha", "--root", str(growing))
    assert code == 2
    assert "topics.yaml ei voi kirjoittaa" in err
    assert contents(growing) == before


def test_new_topic_without_templates(run: Run, small: Path) -> None:
    """Without templates the command names the file that it needs."""
    code, _, err = run("new", "topic", "starttiraha", "--root", str(small))
    assert code == 2
    assert "knowledge/templates/guide.fi.md" in err


def test_build(run: Run, tmp_path: Path, day: datetime.date) -> None:
    """`build` writes a page of each guide in both registers."""
    site = tmp_path / "site"
    code, _, err = run("build", "--out", str(site), "--day", day.isoformat(), "--base-url", "https://example.fi/")
    assert (code, err) == (0, "")
    for page in ("index.html", "kulukorvaus/index.html", "selko/kulukorvaus/index.html"):
        assert '<html lang="fi"' in (site / page).read_text(encoding="utf-8")


def test_build_without_an_address_tells_what_is_missing(run: Run, tmp_path: Path) -> None:
    """The site is built all the same; what it lacks is listed, each line under the program's name, and is really lacking."""
    site = tmp_path / "site"
    code, out, err = run("build", "--out", str(site))
    assert code == 0
    assert "tiedostoa" in out
    assert all(line.startswith("ohjaus: ") for line in err.splitlines())
    for word in ("--base-url https://", "canonical", "QR", "sitemap.xml", "robots.txt", "404.html", "data/ohjaus.json"):
        assert word in err
    page = (site / "kulukorvaus/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="/kulukorvaus/">' in page
    assert 'class="qr"' not in page
    assert "<loc>/kulukorvaus/</loc>" in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_build_tells_where_to_write(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The statement names the address of the setting; a faulty one is told and nothing is built."""
    site = tmp_path / "site"
    monkeypatch.setenv("OHJAUS_SITE_CONTACT", "palaute@example.fi")
    assert run("build", "--out", str(site))[0] == 0
    assert 'href="mailto:palaute@example.fi"' in (site / "saavutettavuus/index.html").read_text(encoding="utf-8")
    monkeypatch.setenv("OHJAUS_SITE_CONTACT", "ei osoite")
    code, _, err = run("build", "--out", str(tmp_path / "other"))
    assert (code, "OHJAUS_SITE_CONTACT" in err) == (2, True)
    assert not (tmp_path / "other").exists()


def test_build_of_another_day_says_so(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A site built for a day that is not today tells on its pages what day it holds on, not that it was made then."""
    monkeypatch.setattr("ohjaus.cli.today", lambda asked: asked or datetime.date(2026, 11, 22))
    site = tmp_path / "site"
    code, _, err = run("build", "--out", str(site), "--day", "2027-01-01", "--base-url", "https://example.fi/")
    assert (code, err) == (0, "")
    for page in ("index.html", "kulukorvaus/index.html"):
        text = (site / page).read_text(encoding="utf-8")
        assert '<div class="asof"' in text
        assert "Sivusto pätee 1.1.2027" in text
        assert "Sivusto on koottu" not in text
    code, _, _ = run("build", "--out", str(site), "--base-url", "https://example.fi/")
    assert code == 0
    assert '<div class="asof"' not in (site / "index.html").read_text(encoding="utf-8")


def test_fresh(run: Run) -> None:
    """`fresh` lists what grows old, each with its file."""
    code, out, err = run("fresh", "--day", "2026-11-22", "--days", "36500")
    assert (code, err) == (0, "")
    assert "knowledge/" in out
    assert "Summaa ei tiedetä tänään" in out
    assert "vihje: " in out
    assert not any(kind in out for kind in ("unknown", "unchecked", "review-soon"))


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    """A file of three questions."""
    path = tmp_path / "questions.yaml"
    path.write_text(
        "- {id: q1, q: paljonko kulukorvaus on, expect: [kulukorvaus]}\n"
        "- {id: q2, q: haluan kuolla, expect: [crisis]}\n"
        "- {id: q3, q: kuka voitti jääkiekon, expect: [out-of-scope]}\n",
        encoding="utf-8",
    )
    return path


def test_evaluate(run: Run, questions: Path) -> None:
    """`evaluate` counts how the questions of a file were answered."""
    code, out, err = run("evaluate", str(questions), "--day", "2026-11-22", "--misses")
    assert (code, err) == (0, "")
    assert "omat aiheet" in out
    assert "oikein" in out
    assert not {"right", "inside", "expected", "wrong"} & set(re.findall(r"\w+", out))


def test_evaluate_forms(run: Run) -> None:
    """`evaluate --forms` shows the shares by case, and holds the limits."""
    code, out, err = run("evaluate", "--forms", "--one-in", "97", "--misses")
    assert err == ""
    assert code in {0, 1}  # so small a sample may fall short; the whole is held by test_recall.py
    assert "| inessiivi |" in out


def test_evaluate_nothing(run: Run) -> None:
    """Neither files nor `--forms` is a wrong call that tells of both."""
    code, _, err = run("evaluate")
    assert code == 2
    assert "--forms" in err


@pytest.mark.parametrize("number", ["0", "-1", "x"])
def test_one_in(number: str, run: Run) -> None:
    """One form in none is a wrong call."""
    assert run("evaluate", "--forms", "--one-in", number)[0] == 2


def test_calibrate_prints_only(run: Run, questions: Path, real_root: Path) -> None:
    """`calibrate` without `--write` leaves the calibration as it is."""
    file = real_root / "knowledge" / "calibration.yaml"
    before = file.read_bytes()
    code, out, _ = run("calibrate", str(questions))
    assert code == 0
    assert "answer_from" in out
    assert out.startswith("vastausraja  oikein  kysyttiin")
    assert file.read_bytes() == before


@pytest.mark.parametrize("command", ["evaluate", "calibrate"])
def test_bad_question_file(command: str, run: Run, tmp_path: Path) -> None:
    """A question file that is missing or is none is a wrong call."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("- {id: [", encoding="utf-8")
    for path in (bad, tmp_path / "missing.yaml"):
        code, _, err = run(command, str(path))
        assert code == 2
        assert err.strip()


def test_serve(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """`serve` starts the server of the root with the host and port that were asked for."""
    called: list[Any] = []
    monkeypatch.delenv("OHJAUS_ROOT", raising=False)
    monkeypatch.setattr("ohjaus.server.serve", lambda *arguments: called.extend(arguments))
    assert run("serve", "--host", "127.0.0.2", "--port", "8600")[0] == 0
    assert [str(value) for value in called] == [".", "127.0.0.2", "8600", "None"]


WRONG = {
    "no command": [],
    "no such command": ["answer"],
    "no such option": ["ask", "paljonko", "--speak"],
    "no question": ["ask"],
    "no such register": ["ask", "paljonko", "--register", "en"],
    "no such audience": ["ask", "paljonko", "--audience", "kissa"],
    "no such municipality": ["ask", "paljonko", "--municipality", "Laitla"],
    "no such day": ["ask", "paljonko", "--day", "2026-02-30"],
    "a day written otherwise": ["ask", "paljonko", "--day", "1.5.2026"],
    "no question to explain": ["explain"],
    "nothing new": ["new"],
    "no such thing": ["new", "kissa", "starttiraha"],
    "no such kind": ["new", "topic", "starttiraha", "--kind", "kissa"],
    "no such form": ["check", "--format", "xml"],
    "no such day to build": ["build", "--day", "huomenna"],
    "no such port": ["serve", "--port", "ovi"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG.keys())
def test_wrong_call(arguments: list[str], run: Run) -> None:
    """A wrong call ends with 2 and a sentence, never with a traceback."""
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.strip()
    assert "Traceback" not in err


def test_nearest_municipality(run: Run) -> None:
    """A misspelt municipality is met with the one that was meant."""
    assert "Laitila" in run("ask", "paljonko", "--municipality", "Laitla")[2]


def test_version_and_help(run: Run) -> None:
    """The version and the help are printed, and that is all."""
    assert run("--version") == (0, f"ohjaus {__version__}\n", "")
    for command in ("ask", "explain", "check", "new", "fresh", "build", "evaluate", "calibrate", "serve"):
        code, out, _ = run(command, "--help")
        assert code == 0
        assert "--root" in out


def lines(*records: object) -> str:
    """Records as lines of JSON."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def test_jsonl(run: Run) -> None:
    """One object a line goes in and one comes out, in the same order, with a reply for every turn."""
    given = lines(
        {"id": "q1", "turns": ["paljonko kulukorvaus on", "miten sitä haetaan"], "register": "fi", "day": "2026-11-22"},
        {"id": "q2", "turns": ["haluan kuolla"], "register": "selko", "day": "2026-11-22"},
        {"id": "q3", "turns": [""]},
        {"id": 4, "turns": ["tunnus 010190-901A"]},
    )
    code, out, err = run("ask", "--jsonl", given=given)
    records = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [record["id"] for record in records] == ["q1", "q2", "q3", 4]
    assert [len(record["replies"]) for record in records] == [2, 1, 1, 1]
    for record in records:
        assert set(record) == {"id", "replies"}
        for reply in record["replies"]:
            assert set(reply) == {"decision", "topics", "section", "text"}
            assert reply["decision"] in DECISIONS
            assert reply["text"]
            assert reply["topics"] == [] or reply["decision"] in {"answer", "clarify"}
    first, second = records[0]["replies"]
    assert (first["decision"], first["topics"][0], first["section"]) == ("answer", "kulukorvaus", "paljonko")
    assert second["topics"][0] == "kulukorvaus"
    assert records[1]["replies"][0]["decision"] == "crisis"
    assert records[3]["replies"][0]["decision"] == "refuse"


BROKEN = ["{", "[]", "null", '"kysymys"', "{}", '{"id": "x"}', '{"id": "x", "turns": 5}', '{"id": "x", "turns": null}',
          '{"id": "x", "turns": ["a"], "day": "eilen"}', '{"id": "x", "turns": ["a"], "day": 5}',
          '{"id": "x", "turns": [], "register": "fi"}', '{"id": "x", "turns": "paljonko kulukorvaus on"}']  # fmt: skip


@pytest.mark.parametrize("line", BROKEN)
def test_jsonl_with_a_broken_line(line: str, run: Run) -> None:
    """A broken line gets one line of its own, and the next question is answered as if nothing had happened."""
    code, out, err = run("ask", "--jsonl", given=line + "\n\n" + lines({"id": "ok", "turns": ["palkkatuki"]}))
    records = [json.loads(each) for each in out.splitlines()]
    assert (code, err) == (0, "")
    assert len(records) == 2
    assert records[1]["id"] == "ok"
    assert records[1]["replies"][0]["decision"] == "answer"


def test_as_a_program(real_root: Path, advisor: object) -> None:
    """`python -m ohjaus` is the same command, and a reader who closes the pipe early gets no traceback."""
    assert advisor
    command = [sys.executable, "-m", "ohjaus", "ask", "paljonko kulukorvaus on"]
    whole = subprocess.run(command, cwd=real_root, capture_output=True, text=True, check=True)
    assert "Kulukorvaus" in whole.stdout
    with subprocess.Popen(command, cwd=real_root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as closed:
        assert closed.stdout is not None
        assert closed.stderr is not None
        closed.stdout.close()
        assert "Traceback" not in closed.stderr.read()


def test_count(run: Run) -> None:
    """The result with its rule, its amounts and what it leaves out: 50 % of 2 000 is 1 000."""
    code, out, _ = run(
        "count", "palkkatuki", "--wage", "2000", "--percent", "50", "--months", "10", "--day", "2026-11-22"
    )
    assert code == 0
    assert "Tuki kuukaudessa: 1\u00a0000 euroa" in out
    assert "Tulos on laskettu viimeksi tiedossa olleilla luvuilla" in out
    assert "viimeksi tiedossa 1\u00a0260 euroa kuukaudessa (vuonna 2024)" in out
    assert "ei päätös eikä lupaus" in out


def test_count_as_json(run: Run) -> None:
    """One JSON object with exact numbers, and the municipality's own office."""
    code, out, _ = run(
        "count", "palkkatuki", "--wage", "2001,01", "--json", "--register", "selko", "--municipality", "Laitila"
    )
    found = json.loads(out)
    assert (code, found["lines"][0]["number"], found["register"]) == (0, "1000.51", "selko")
    assert found["office"]["name"] in found["promise"]


def test_count_lists_what_there_is(run: Run) -> None:
    """Without a name the command tells what can be counted, and with which options."""
    code, out, _ = run("count")
    assert code == 0
    assert "elake: Ansiot työkyvyttömyyseläkkeen rinnalla" in out
    assert "--days-a-week" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["palkkatuki", "--wage", "-5"], "pienempi kuin nolla"),
        (["palkkatuki", "--wage", "paljon"], "ei ole luku"),
        (["kulut", "--days-a-week", "8"], "enintään 7"),
        (["jarjestelytuki-apu", "--hours-a-day", "25", "--days-a-week", "1"], "enintään 24"),
        (["starttiraha"], "Laskelmat ovat"),
        (["kulut", "--days-a-week", "3", "--municipality", "Atlantis"], "kuntaa «Atlantis» ei ole"),
    ],
)
def test_count_of_the_impossible(arguments: list[str], words: str, run: Run) -> None:
    """A number that cannot be is a wrong call with one clear sentence, never a traceback."""
    code, out, err = run("count", *arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("command", [("count", "kulut"), ("ask", "moi"), ("fresh",), ("report",)])
def test_day_that_is_none_is_told_in_finnish(command: tuple[str, ...], run: Run) -> None:
    """A day that cannot be is a wrong call with one Finnish sentence, and no English usage around it."""
    option = "--first" if command == ("report",) else "--day"
    code, out, err = run(*command, option, "2026-99-1")
    assert (code, out) == (2, "")
    assert err == "ohjaus: «2026-99-1» ei ole päivä muodossa VVVV-KK-PP\n"


def test_count_ends_in_advice_that_works(run: Run) -> None:
    """The text of a count ends with what can be done in a terminal, not with half an address."""
    for register in ("fi", "selko"):
        out = run("count", "kulut", "--days-a-week", "3", "--register", register)[1]
        assert "ohjaus count" in out.splitlines()[-1]
        assert "laskuri/#" not in out


@pytest.mark.parametrize(
    ("register", "more", "sources"),
    [("fi", "Lue lisää samasta aiheesta", "Lähteet"), ("selko", "Lue lisää", "Mistä tieto on")],
)
def test_lists_have_headings(register: str, more: str, sources: str, run: Run) -> None:
    """The other sections and the sources of an answer each stand under a heading."""
    lines = run("ask", "paljonko kulukorvaus on", "--register", register)[1].splitlines()
    for heading in (more, sources):
        assert lines[lines.index(heading) + 1].startswith("- ")
