"""Ohjaus beside search libraries: the same guides, the same questions, one run.

python benchmarks/peers.py [--sizes 56,1000,10000,100000] [--questions FILE ...] [--engines NAME ...] [--json FILE]

Each engine builds its index in one process and answers in another, so that neither disturbs what is measured of the next.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from engines import ENGINES, versions

HERE = Path(__file__).parent.parent
STYLES = ("typo", "spoken")
LEAST_QUESTIONS = 20
Row = dict[str, Any]


def build(name: str, guides: Path, folder: Path, root: Path) -> Row:
    """Builds one engine's index of the guides in a file. What it printed comes before the measurements."""
    engine = ENGINES[name][1]()
    start = time.perf_counter()
    engine.build(_read_guides(guides), folder, root)
    seconds = time.perf_counter() - start
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    return {"build_seconds": round(seconds, 2), "index_mb": round(size / 1e6, 2), "build_memory_mb": _memory()}


def query(name: str, questions: Path, folder: Path, budget: float) -> Row:
    """Opens one engine's index and asks: at first a round that warms it, then until the time is spent."""
    rows = json.loads(questions.read_text(encoding="utf-8"))
    engine = ENGINES[name][1]()
    start = time.perf_counter()
    engine.open(folder)
    opened = time.perf_counter() - start
    for row in rows[:LEAST_QUESTIONS]:
        engine.search(row["text"])
        if time.perf_counter() - start > budget:
            break
    times, worked, found = [], [], []
    start = time.perf_counter()
    for row in rows:
        before, before_work = time.perf_counter(), time.process_time()
        best = engine.search(row["text"])
        times.append((time.perf_counter() - before) * 1_000)
        worked.append((time.process_time() - before_work) * 1_000)
        found.append((row["style"], bool(best) and best[0] in row["expect"], not set(best).isdisjoint(row["expect"])))
        if len(times) >= LEAST_QUESTIONS and time.perf_counter() - start > budget:
            break
    return {
        "questions": len(times),
        "right_first": _share(first for _, first, _ in found),
        "right_in_three": _share(three for _, _, three in found),
        **{style: _share(first for own, first, _ in found if own == style) for style in STYLES},
        "open_ms": round(opened * 1_000, 1),
        "median_ms": round(statistics.median(times), 3),
        "p99_ms": _ninety_ninth(times),
        "p99_processor_ms": _ninety_ninth(worked),
        "memory_mb": _memory(),
    }


def _ninety_ninth(times: Sequence[float]) -> float:
    return round(sorted(times)[min(len(times) - 1, int(0.99 * len(times)))], 3)


def _share(hits: Iterator[bool]) -> float | None:
    listed = list(hits)
    return round(sum(listed) / len(listed), 4) if listed else None


def _memory() -> float:
    """The most memory that this process has held, in megabytes."""
    try:
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return round(int(status.split("VmHWM:")[1].split()[0]) / 1024, 1)
    except (OSError, IndexError):
        pass  # no Linux; there the figure below may hold that of the process that started this one
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(most / (1024 if sys.platform != "darwin" else 1024 * 1024), 1)


def _read_guides(path: Path) -> Iterator[Any]:
    from types import SimpleNamespace

    with path.open(encoding="utf-8") as file:
        for line in file:
            yield SimpleNamespace(**json.loads(line))


def compare(options: argparse.Namespace) -> Row:
    """Measures every engine at every size."""
    installed = versions()
    missing = sorted(name for name, found in installed.items() if found is None)
    names = [name for name in ENGINES if not options.engines or name in options.engines]
    rows = []
    with tempfile.TemporaryDirectory(prefix="ohjaus-peers-") as scratch:
        place = Path(scratch)
        real_count = _write_questions_and_count(options, place)
        too_slow: set[str] = set()
        for size in sorted({max(size, real_count) for size in options.sizes}):
            guides = _write_guides(options, size, place)
            for name in names:
                row: Row = {"engine": name, "guides": size}
                lacking = [needed for needed in ENGINES[name][0] if installed[needed] is None]
                if lacking:
                    row["skipped"] = f"not installed: {', '.join(lacking)}"
                elif name == "Ohjaus" and size > real_count:
                    continue  # a fitted model is for the real guides
                elif name == "Ohjaus, closed-form weights" and options.plain:
                    continue  # its weights are made of the guides in the file, and those lack what it learns from
                elif name in too_slow:
                    row["skipped"] = "stopped at a smaller size already"
                else:
                    row |= _measure(name, guides, place, options)
                    if "skipped" in row:
                        too_slow.add(name)
                print(json.dumps(row), file=sys.stderr, flush=True)
                rows.append(row)
            guides.unlink()
    return {"machine": _machine(), "versions": installed, "missing": missing, "real_guides": real_count, "rows": rows}


def _measure(name: str, guides: Path, place: Path, options: argparse.Namespace) -> Row:
    with tempfile.TemporaryDirectory(dir=place) as folder:
        found: Row = {}
        tables = options.tables or options.root
        for step in (
            ["build", name, str(guides), folder, str(tables)],
            ["query", name, str(place / "questions.json"), folder, str(options.budget)],
        ):
            try:
                done = subprocess.run(
                    [sys.executable, __file__, "--step", *step],
                    capture_output=True, text=True, timeout=options.limit, check=True,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                return found | {"skipped": f"{step[0]} took more than {options.limit:.0f} s"}
            except subprocess.CalledProcessError as failed:
                lines = failed.stderr.strip().splitlines()
                return found | {"skipped": f"{step[0]} failed: {lines[-1] if lines else failed.returncode}"}
            found |= json.loads(done.stdout.strip().splitlines()[-1])
        return found


def _write_questions_and_count(options: argparse.Namespace, place: Path) -> int:
    from dataclasses import asdict
    from random import Random

    from corpus import SEED, read_questions

    from ohjaus.library.load import load

    library = load(options.root).library
    if library is None:
        raise SystemExit("The content has faults; see `ohjaus check`.")
    questions = [asdict(question) for question in read_questions(options.questions)]
    Random(SEED).shuffle(questions)  # a slow engine gets the first of these: a sample of all files and styles
    (place / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    return len(library.guides)


def _write_guides(options: argparse.Namespace, size: int, place: Path) -> Path:
    from dataclasses import asdict, replace

    from corpus import made_guides, real_guides

    from ohjaus.library.load import load

    library = load(options.root).library
    assert library is not None
    real = real_guides(library)
    path = place / f"guides-{size}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for guide in (*real, *made_guides(real, size - len(real))):
            told = replace(guide, questions=()) if options.plain else guide
            whole = {**asdict(told), "short": told.short}
            file.write(json.dumps(whole, ensure_ascii=False) + "\n")
    return path


def _machine() -> str:
    model = platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), model)
    except OSError:
        pass
    return f"{model}, {os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


COLUMNS = {
    "engine": "engine", "questions": "questions", "right_first": "right first", "right_in_three": "in three",
    "typo": "typo", "spoken": "spoken", "build_seconds": "build s", "index_mb": "index MB", "memory_mb": "memory MB",
    "open_ms": "open ms", "median_ms": "median ms", "p99_ms": "p99 ms",
    "p99_processor_ms": "p99 of processor time, ms",
}  # fmt: skip


def as_markdown(found: Row) -> str:
    """One table a size, and how the best peer stands to Ohjaus."""
    peers = ", ".join(f"{name} {number}" for name, number in found["versions"].items() if number)
    lines = [f"{found['machine']}. {peers}."]
    if found["missing"]:
        lines += ["", f"**Not installed, so not measured: {', '.join(found['missing'])}.**"]
    for size in sorted({row["guides"] for row in found["rows"]}):
        lines += ["", f"### {size:,} guides", "", f"| {' | '.join(COLUMNS.values())} |", "|---" * len(COLUMNS) + "|"]
        for row in (row for row in found["rows"] if row["guides"] == size):
            if "skipped" in row:
                lines.append(f"| {row['engine']} | {row['skipped']} " + "| " * (len(COLUMNS) - 2) + "|")
            else:
                lines.append(f"| {' | '.join(_cell(row.get(key)) for key in COLUMNS)} |")
        ours = [row["right_first"] for row in found["rows"] if _counts(row, size, True)]
        theirs = [row["right_first"] for row in found["rows"] if _counts(row, size, False)]
        if ours and theirs and max(theirs):
            best, other = ours[0], max(theirs)
            lines += ["", f"Right first: {best:.3f} to the best peer's {other:.3f}, {best / other:.2f} times;"]
            lines[-1] += f" wrong first: {1 - best:.3f} to {1 - other:.3f}."
    return "\n".join(lines)


def _counts(row: Row, size: int, ours: bool) -> bool:
    return row["guides"] == size and "skipped" not in row and row["engine"].startswith("Ohjaus") is ours


def _cell(value: object) -> str:
    return "–" if value is None else str(value)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures and prints, or takes one step of a measurement in a process of its own."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--step"]:
        step, name, source, folder, last = words[1:]
        if step == "build":
            print(json.dumps(build(name, Path(source), Path(folder), Path(last))))
        else:
            print(json.dumps(query(name, Path(source), Path(folder), float(last))))
        return
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    own = sorted((HERE / "tests" / "questions").glob("*.yaml"))
    parser.add_argument(
        "--sizes", type=lambda text: [int(size) for size in text.split(",")], default=[0, 1_000, 10_000, 100_000]
    )
    parser.add_argument(
        "--questions", type=Path, nargs="+", default=own, help="files of questions; those of tests/questions"
    )
    parser.add_argument("--engines", nargs="+", choices=ENGINES, metavar="NAME", help="only these")
    parser.add_argument("--root", type=Path, default=HERE, help="the folder of the guides")
    parser.add_argument("--tables", type=Path, help="the folder whose lexicon Ohjaus uses, if another")
    parser.add_argument(
        "--plain", action="store_true", help="peers get the guides as readers see them, without the example questions"
    )
    parser.add_argument("--budget", type=float, default=30, help="seconds of questions for each engine and size")
    parser.add_argument("--limit", type=float, default=1_200, help="seconds after which a step is stopped")
    parser.add_argument("--json", type=Path, help="keeps the measurements here too")
    options = parser.parse_args(words)
    found = compare(options)
    if options.json:
        options.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(as_markdown(found))


if __name__ == "__main__":
    main()
