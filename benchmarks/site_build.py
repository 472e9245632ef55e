"""How long the whole site takes to build, beside mkdocs-material and Hugo on the same guides, in one run.

python benchmarks/site_build.py [--rounds 5] [--mkdocs PATH] [--hugo PATH]
"""

from __future__ import annotations

import argparse
import datetime
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from ohjaus.advisor import open_advisor
from ohjaus.site.packing.kept import packed
from ohjaus.site.pages import build_pages
from ohjaus.site.write import write

HERE = Path(__file__).parent.parent
DAY = datetime.date(2026, 11, 22)
BASE = "https://example.org/ohjaus/"
MKDOCS = "site_name: Ohjaus\ntheme:\n  name: material\n  language: fi\nplugins:\n  - search:\n      lang: fi\n"
HUGO = 'baseURL = "https://example.org/ohjaus/"\ntitle = "Ohjaus"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
LAYOUT = (
    '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><main>'
    "<h1>{{ .Title }}</h1>{{ .Content }}{{ range .Pages }}<p><a href={{ .RelPermalink }}>{{ .Title }}</a></p>{{ end }}"
    "</main></body></html>"
)


def guides(out: Path) -> int:
    """The guides as plain Markdown with their titles, as the other two read them. Gives their number."""
    count = 0
    for path in sorted((HERE / "content").glob("*/*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title = next(line for line in front.splitlines() if line.startswith("title:"))
        target = out / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\n{title}\n---\n{body}", encoding="utf-8")
        count += 1
    return count


def ours(folder: Path) -> Callable[[], int]:
    """Every file of the site in a running process, made and written."""
    advisor = open_advisor(HERE)

    def build() -> int:
        pages = build_pages(advisor.library, DAY, BASE, tables=packed(HERE, advisor.library, advisor.index))
        write(pages, folder / "site")
        return sum(path.endswith(".html") for path in pages)

    return build


def command(folder: Path) -> Callable[[], int]:
    """The same as a new process: `ohjaus build`, from its start to its end."""
    out = folder / "site-command"
    call = [sys.executable, "-m", "ohjaus", "build", "--root", str(HERE), "--base-url", BASE, "--out", str(out)]
    return _process(call, HERE, out)


def mkdocs(folder: Path, program: str) -> Callable[[], int]:
    """mkdocs-material with its search in Finnish."""
    guides(folder / "docs")
    (folder / "docs" / "index.md").write_text("# Ohjaus\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return _process([program, "build", "--quiet", "--clean"], folder, folder / "site")


def hugo(folder: Path, program: str) -> Callable[[], int]:
    """Hugo with the smallest layout there is."""
    guides(folder / "content")
    (folder / "hugo.toml").write_text(HUGO, encoding="utf-8")
    (folder / "config.toml").write_text(HUGO, encoding="utf-8")  # its name before Hugo 0.110
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT, encoding="utf-8")
    return _process([program, "--quiet", "--cleanDestinationDir"], folder, folder / "public")


def _process(call: list[str], folder: Path, out: Path) -> Callable[[], int]:
    def build() -> int:
        subprocess.run(call, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return sum(1 for _ in out.rglob("*.html"))

    return build


def main() -> None:
    """Prints one table: pages, the quickest and the median seconds, processor seconds, pages in a second."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--mkdocs", default=shutil.which("mkdocs"))
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        (folder / "ours").mkdir()
        builders = {
            "Ohjaus, running process": ours(folder / "ours"),
            "Ohjaus, `ohjaus build`": command(folder / "ours"),
        }
        for name, program, prepare in (("mkdocs-material", options.mkdocs, mkdocs), ("Hugo", options.hugo, hugo)):
            if program:
                (folder / name).mkdir()
                builders[name] = prepare(folder / name, str(Path(program).absolute()))
            else:
                print(f"{name}: not installed")
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in builders}
        pages = {}
        for _ in range(options.rounds):  # by turns, so that whatever else the machine does meets all alike
            for name, build in builders.items():
                before, began = os.times(), time.perf_counter()
                pages[name] = build()
                took, after = time.perf_counter() - began, os.times()
                worked = sum(after[:4]) - sum(before[:4])
                times[name].append((took, worked))
    print("| | pages | quickest, s | median, s | processor, s | pages in a second |\n|---|---|---|---|---|---|")
    for name, found in times.items():
        took, worked = ([each[place] for each in found] for place in (0, 1))
        print(
            f"| {name} | {pages[name]} | {min(took):.2f} | {statistics.median(took):.2f} | {min(worked):.2f} | "
            f"{pages[name] / min(took):.0f} |"
        )


if __name__ == "__main__":
    main()
