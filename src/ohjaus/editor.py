"""The editor's commands: check the content, see what grows old, begin a topic, measure and calibrate the answers."""

from __future__ import annotations

import argparse
import datetime
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ohjaus.advisor import open_advisor
from ohjaus.dialogue.decision import NAMES
from ohjaus.library import report, selko_report
from ohjaus.library.load import load, read_documents
from ohjaus.search.tables import BUILD
from ohjaus.settings import read_settings

MEASUREMENTS = Path("docs") / "mittaukset.md"
BEGINS, ENDS = "<!-- taulukot alkavat -->", "<!-- taulukot loppuvat -->"


class Mistake(Exception):
    """Something that the caller wrote wrong, in a sentence for the caller."""


def today(day: datetime.date | None) -> datetime.date:
    """The day that was asked for, else today: here and nowhere deeper does the clock enter."""
    return day or datetime.date.today()


def check(options: argparse.Namespace) -> int:
    """Runs `ohjaus check` and returns its exit code."""
    from ohjaus.library.coverage import coverage
    from ohjaus.library.selko import check_pages, check_short, read_pages, read_short

    loaded = load(options.root, today(options.day))
    documents, build = read_documents(options.root), options.root / BUILD
    pages = read_pages(documents, build) if loaded.library is not None else ()
    texts = read_short(documents, pages, build) if loaded.library is not None else ()
    selko = tuple(sorted((*check_pages(pages), *check_short(texts))))
    if options.selko and loaded.library is not None:
        print(selko_report.to_text(pages, selko))
        return 1 if any(problem.is_error for problem in selko) else 0
    layout = {"text": report.to_text, "json": report.to_json, "github": report.to_github}[options.format]
    shown = [*loaded.problems, *(problem for problem in selko if problem.is_error or options.warnings)]
    text = layout(shown)
    counts = {}
    if options.report and loaded.library is not None:
        counts = coverage(loaded.library) | {
            "selko_errors": sum(problem.is_error for problem in selko),
            "selko_warnings": sum(not problem.is_error for problem in selko),
        }
    if options.format == "json" and counts:
        text = json.dumps({"problems": json.loads(text), "report": counts}, ensure_ascii=False, indent=2)
    elif counts:
        text = "\n".join(filter(None, [text, json.dumps(counts, ensure_ascii=False, indent=2)]))
    if text:
        print(text)
    faulty = loaded.library is None or any(problem.is_error for problem in selko)
    return 1 if faulty or (options.strict and loaded.problems) else 0


def fresh(options: argparse.Namespace) -> int:
    """Runs `ohjaus fresh` and returns its exit code."""
    from ohjaus.library.aging_text import to_text
    from ohjaus.library.fresh import find_aging

    print(to_text(find_aging(open_advisor(options.root).library, today(options.day), options.days)))
    return 0


def report_feedback(options: argparse.Namespace) -> int:
    """Runs `ohjaus report` and returns its exit code."""
    from sqlalchemy.exc import SQLAlchemyError

    from ohjaus.feedback import Store, make_report
    from ohjaus.feedback.plots import OF_FILE, plot
    from ohjaus.feedback.report import period, to_data
    from ohjaus.feedback.shown import shown_tables, to_text
    from ohjaus.feedback.store import NewerStore

    url = read_settings().database(options.root)
    if not url:
        raise Mistake("palautetta ei kerätä, sillä OHJAUS_FEEDBACK_URL on tyhjä")
    if options.first and options.last and options.first > options.last:
        raise Mistake("ensimmäinen päivä on viimeisen jälkeen. Vaihda --first ja --last")
    if options.first and options.last is None and options.first > today(None):
        raise Mistake("ensimmäinen päivä on tämän päivän jälkeen")
    first, last = period(options.first, options.last, today(None))
    library = open_advisor(options.root).library
    try:
        rows = Store(url).read(first, last)
    except (SQLAlchemyError, OSError):
        raise Mistake("palautteen tietokanta ei vastaa. Tarkista asetus OHJAUS_FEEDBACK_URL") from None
    except NewerStore:
        raise Mistake("palautteen tietokanta on uudemman ohjelman tekemä. Päivitä tämä ohjelma") from None
    found = make_report(rows, library.guides, first, last)
    print(json.dumps(to_data(found), ensure_ascii=False, indent=2) if options.json else to_text(found, library))
    if options.svg is not None:
        options.svg.mkdir(parents=True, exist_ok=True)
        for table in shown_tables(found, library):
            picture = plot(table, OF_FILE)
            if picture:
                (options.svg / f"{table.id}.svg").write_text(picture, encoding="utf-8")
    return 0


def new(options: argparse.Namespace) -> int:
    """Runs `ohjaus new topic` and returns its exit code."""
    from ohjaus.library.skeleton import FOLDER, TEMPLATES, TOPICS, Refused, skeleton

    templates = {name: _text(options.root, f"{FOLDER}/{name}") for name in TEMPLATES}
    topics = _text(options.root, TOPICS)
    try:
        texts, term = skeleton(options.id, options.kind, today(None), templates, topics)
        _write_all(options.root, texts, TOPICS)
    except Refused as refused:
        raise Mistake(str(refused)) from refused
    except FileExistsError as error:
        raise Mistake(f"tiedosto {error.filename} on jo") from error
    except OSError as error:
        raise Mistake(f"tiedostoa {error.filename} ei voi kirjoittaa") from error
    print("\n".join(texts))
    print(f"\n{term}\nohjaus check kertoo, mitä pitää täydentää.")
    return 0


def _text(root: Path, name: str) -> str:
    try:
        return (root / name).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Mistake(f"tiedostoa {root / name} ei voi lukea") from error


def _write_all(root: Path, texts: Mapping[str, str], old: str) -> None:
    """Writes every text or none. All files are new except `old`, which changes last and in one move."""
    made: list[Path] = []
    try:
        for name, text in texts.items():
            path = root / name
            new = path.with_name(f".{path.name}.new") if name == old else path
            new.parent.mkdir(parents=True, exist_ok=True)
            with new.open("xb") as file:
                made.append(new)
                file.write(text.encode("utf-8"))
            if new != path:
                shutil.copymode(path, new)
                new.replace(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def evaluate(options: argparse.Namespace) -> int:
    """Runs `ohjaus evaluate` and returns its exit code."""
    if options.forms:
        return _evaluate_forms(options)
    if not options.files:
        raise Mistake("kysymystiedosto puuttuu. Nimien muodot mittaa: ohjaus evaluate --forms")
    from ohjaus.evaluation import evaluate as measure
    from ohjaus.evaluation import read_questions, said, table

    conversations = [turns for path in options.files for turns in _questions(read_questions, path)]
    outcomes = measure(open_advisor(options.root), conversations, today(options.day))
    if options.misses:
        for outcome in outcomes:
            if outcome.verdict != "right":
                got, expected = ", ".join(outcome.got), ", ".join(outcome.asked.expect)
                print(f"{said(outcome.verdict):18} «{outcome.asked.text[:90]}»: saatu {got}; odotettu {expected}")
    print(table(outcomes))
    return 0


def _evaluate_forms(options: argparse.Namespace) -> int:
    """Measures whether every form of every name leads to its topic. Exit code 1 when a limit does not hold."""
    from ohjaus import recall

    advisor = open_advisor(options.root)
    found = recall.measure(advisor, recall.tries(advisor.library, options.one_in))
    if options.misses:
        for one in found:
            if not one.leads:
                print(
                    f"{one.tried.text!r}: {one.first}, {NAMES[type(one.decision)]}; {', '.join(sorted(one.tried.topics))}"
                )
    table = recall.table(found)
    if options.write:
        _write_between(options.root / MEASUREMENTS, table)
    print(table)
    return 1 if recall.shortfalls(found) else 0


def _write_between(path: Path, table: str) -> None:
    """Puts the table between the two marks of a document."""
    try:
        before, _, rest = path.read_text(encoding="utf-8").partition(BEGINS)
        _, mark, after = rest.partition(ENDS)
        if not mark:
            raise Mistake(f"tiedostossa {path} ei ole merkkejä {BEGINS} ja {ENDS}")
        path.write_text(f"{before}{BEGINS}\n\n{table}\n\n{ENDS}{after}", encoding="utf-8")
    except OSError as error:
        raise Mistake(f"tiedostoa {path} ei voi kirjoittaa") from error


def _questions(read: Any, path: Path) -> Any:
    from ohjaus.evaluation import BadQuestions

    try:
        return read(path)
    except BadQuestions as error:
        raise Mistake(str(error)) from error


def calibrate(options: argparse.Namespace) -> int:
    """Runs `ohjaus calibrate` and returns its exit code."""
    from ohjaus.dialogue.calibrate import as_yaml
    from ohjaus.dialogue.calibrate import calibrate as fit
    from ohjaus.evaluation import follow_ups, labelled, read_questions

    advisor = open_advisor(options.root)
    conversations = [turns for path in options.files for turns in _questions(read_questions, path)]
    share = advisor.library.calibration.choice_share
    calibration, curve = fit(labelled(advisor, conversations), follow_ups(advisor, conversations), share)
    print("vastausraja  oikein  kysyttiin  väärin  ei vastattu  muut torjuttiin")
    for point in curve:
        print(
            f"{point.answer_from:11.2f}  {point.right:6.3f}  {point.asked:9.3f}  {point.wrong:6.3f}  {point.silent:11.3f}  "
            f"{point.refused:15.3f}"
        )
    text = as_yaml(calibration)
    print(text)
    if options.write:
        (options.root / "knowledge" / "calibration.yaml").write_text(text, encoding="utf-8")
    if options.plot:
        from ohjaus.render.to_svg import curve as draw

        options.plot.write_text(draw(curve, calibration.answer_from), encoding="utf-8")
    return 0
