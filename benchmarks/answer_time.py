"""How long an answer takes: from a cold start of `ohjaus ask`, and in a running process; and how much memory it takes.

python benchmarks/answer_time.py [--starts 10] [--rounds 5] [--root DIR]
"""

from __future__ import annotations

import argparse
import datetime
import gc
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from ohjaus.advisor import Advisor, open_advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.render.to_text import to_text

HERE = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 22)
QUESTION = "saanks mä rahaa jos käyn kutyssä"


def questions() -> list[str]:
    """The questions of tests/questions, in the order of files."""
    rows = [
        row
        for path in sorted((HERE / "tests" / "questions").glob("*.yaml"))
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    return [turn["q"] for row in rows for turn in row.get("turns", [row]) if turn.get("q")]


def cold_starts(root: Path, times: int) -> list[float]:
    """Milliseconds of `ohjaus ask` as a new process, from its start to its end. The index is built already."""
    command = [sys.executable, "-m", "ohjaus", "ask", QUESTION, "--root", str(root)]
    return [_timed(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL)) for _ in range(times)]


def answers(advisor: Advisor, texts: Sequence[str], rounds: int) -> list[float]:
    """Milliseconds of each question in a running process: from text to reply in plain text."""
    for text in texts:  # the first round warms what is kept between questions
        advisor.ask(text, Conversation(), DAY, "fi")
    gc.collect()
    return [
        _timed(lambda text=text: to_text(advisor.ask(text, Conversation(), DAY, "fi").reply))  # type: ignore[misc]
        for _ in range(rounds)
        for text in texts
    ]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1_000


def _row(name: str, times: list[float]) -> str:
    ranked = sorted(times)
    p99 = ranked[min(len(ranked) - 1, int(0.99 * len(ranked)))]
    return f"| {name} | {len(ranked)} | {statistics.median(ranked):.2f} | {p99:.2f} | {ranked[-1]:.2f} |"


def main() -> None:
    """Measures and prints one table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--starts", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--root", type=Path, default=HERE)
    options = parser.parse_args()
    cold_starts(options.root, 1)  # builds the index if there is none, in a process whose memory does not count
    start = time.perf_counter()
    advisor = open_advisor(options.root)
    opened = (time.perf_counter() - start) * 1_000
    texts = questions()
    warm = answers(advisor, texts, options.rounds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    tables = (options.root / "build" / "ohjaus.json").stat().st_size / 1_000_000
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores, {len(texts)} questions")
    print()
    print("| milliseconds | times | median | 99th percentile | worst |")
    print("|---|---|---|---|---|")
    print(_row("`ohjaus ask` from a cold start", cold_starts(options.root, options.starts)))
    print(_row("an answer in a running process", warm))
    print()
    print(
        f"Opening the stored index: {opened:.0f} ms. Tables on disk: {tables:.1f} MB. Memory at most: {memory:.0f} MB."
    )


if __name__ == "__main__":
    main()
