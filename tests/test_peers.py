"""The benchmark beside other libraries runs, and names what it could not measure."""

import json
import os
import subprocess
import sys
from pathlib import Path

QUESTION = [
    {"id": "1", "q": "mitä on kuntouttava työtoiminta", "expect": ["kuntouttava-tyotoiminta"], "kind": "inside"}
]


def test_every_engine_is_measured_or_named(real_root: Path, tmp_path: Path) -> None:
    """Each engine has a row of figures; one that is not installed has a row that says so. None is passed over."""
    questions, kept = tmp_path / "questions.yaml", tmp_path / "peers.json"
    questions.write_text(json.dumps(QUESTION), encoding="utf-8")
    engines = [
        "Ohjaus, closed-form weights", "rapidfuzz WRatio", "rapidfuzz token_set_ratio", "SQLite FTS5",
        "SQLite FTS5, prefix", "SQLite FTS5, trigram", "tantivy, Finnish stems", "bm25s, Snowball Finnish",
        "lunr.py, Finnish",
    ]  # fmt: skip
    command = [sys.executable, "benchmarks/peers.py", "--root", "tests/small", "--tables", ".", "--sizes", "0,20"]
    command += ["--questions", str(questions), "--json", str(kept), "--engines", *engines]
    done = subprocess.run(
        command,
        cwd=real_root,
        env={**os.environ, "PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(kept.read_text(encoding="utf-8"))
    assert [row["engine"] for row in found["rows"]] == engines * 2
    for row in found["rows"]:
        needed = [name for name in found["missing"] if name in row.get("skipped", "")]
        assert needed or row["questions"] == 1, row
    for name in found["missing"]:
        assert name in done.stdout
