"""What a press costs the reader, and how fast presses reach the database.

`python benchmarks/feedback_cost.py [database address]`: SQLite in a temporary folder, and the address's database if given.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
import time
from pathlib import Path

from ohjaus.dialogue.decision import Answer
from ohjaus.feedback import Asked, Event, Feedback, Judged, Store, Subject, count, current_feedback

PRESSES = 20_000
TOPICS = 60
DAY = datetime.date(2026, 11, 22)


def events(number: int) -> list[Event]:
    """Presses on many topics, every fifth of them a judgement."""
    subjects = [Subject(DAY, "answer", f"aihe-{each}", "paljonko", "fi", "client") for each in range(TOPICS)]
    return [
        Judged(subjects[each % TOPICS], each % 2 == 0) if each % 5 == 0 else Asked(subjects[each % TOPICS])
        for each in range(number)
    ]


def measure(name: str, url: str) -> None:
    """Prints the cost of one press, and presses a second to the database: in batches, and each by itself."""
    feedback = Feedback(Store(url), 4000)
    feedback.put(Asked(Subject(DAY, "answer")))
    feedback.flush(60)
    presses = events(PRESSES)
    begun = time.perf_counter()
    for press in presses:
        feedback.put(press)
    put = time.perf_counter() - begun
    feedback.flush(600)
    written = time.perf_counter() - begun
    feedback.close()
    store = Store(url)
    begun = time.perf_counter()
    for press in presses[:300]:
        store.write([press])
    alone = time.perf_counter() - begun
    print(f"{name:<12} press {put / PRESSES * 1000:.4f} ms, {PRESSES / written:,.0f} presses/s in batches, "
          f"{300 / alone:,.0f}/s one by one ({alone / 300 * 1000:.2f} ms each)")  # fmt: skip


def main() -> None:
    """SQLite, PostgreSQL when its address is given, and the whole call that the chat makes."""
    with tempfile.TemporaryDirectory() as folder:
        measure("SQLite", f"sqlite:///{Path(folder) / 'a.sqlite'}")
        for url in sys.argv[1:]:
            measure("PostgreSQL", url)
        os.environ["OHJAUS_FEEDBACK_URL"] = f"sqlite:///{Path(folder) / 'b.sqlite'}"
        count(Answer("kulukorvaus"), DAY, "fi", None)
        begun = time.perf_counter()
        for _ in range(PRESSES):
            count(Answer("kulukorvaus"), DAY, "fi", None)
        print(
            f"{'count()':<12} {(time.perf_counter() - begun) / PRESSES * 1000:.4f} ms for a question, settings included"
        )
        feedback = current_feedback()
        if feedback:
            feedback.close()


if __name__ == "__main__":
    main()
