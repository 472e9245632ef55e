"""How much one core answers: API questions, pages and memory, by 1, 2 and 4 replicas behind nginx on the loopback.

`python benchmarks/load.py` takes about two minutes. A question's cost is told in seconds of the processor, which other
work on the machine does not change; latencies are told as they were, with how busy the machine was. `--crowd 10000`
opens so many connections to one replica instead and counts what they are told.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "deploy"))

from cluster import Cluster, Replica  # noqa: E402

QUESTIONS = (
    "paljonko+kulukorvaus+on", "saanks+ma+rahaa+jos+kayn+kutyssa", "miten+haen+palkkatukea", "mika+on+tyokokeilu",
    "voiko+elakkeella+tehda+toita", "mista+saan+apua", "en+jaksa+enaa", "kuka+maksaa+matkat", "mika+on+avotyotoiminta",
)  # fmt: skip
PAGES = (
    "/",
    "/kulukorvaus/",
    "/selko/kulukorvaus/",
    "/palkkatuki/",
    "/kunta/laitila/",
    "/sanasto/",
    "/assets/ohjaus.css",
)
TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processor."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def megabytes(pid: int, field: str = "VmRSS") -> float:
    """The memory of a process."""
    line = next(each for each in Path(f"/proc/{pid}/status").read_text().splitlines() if each.startswith(field))
    return int(line.split()[1]) / 1024


async def fetch(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, path: str) -> int:
    """One request on an open connection; its status."""
    writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    if b"transfer-encoding: chunked" in head.lower():
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])


async def load(port: int, paths: tuple[str, ...], seconds: float, readers: int) -> tuple[Counter[int], list[float]]:
    """So many readers who ask without a pause: statuses, and the seconds that each request took."""
    statuses: Counter[int] = Counter()
    took: list[float] = []
    until = time.perf_counter() + seconds

    async def read(start: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        for path in itertools.islice(itertools.cycle(paths), start, None):
            began = time.perf_counter()
            if began > until:
                break
            try:
                statuses[await fetch(reader, writer, path)] += 1
            except asyncio.IncompleteReadError:  # nginx closes a connection after a thousand requests
                writer.close()
                reader, writer = await asyncio.open_connection("127.0.0.1", port)
                continue
            took.append(time.perf_counter() - began)
        writer.close()

    await asyncio.gather(*(read(number) for number in range(readers)))
    return statuses, took


def measure(
    name: str, port: int, paths: tuple[str, ...], replicas: list[Replica], seconds: float, readers: int
) -> None:
    """One row of the table."""
    before = [cpu_seconds(replica.process.pid) for replica in replicas]
    began = time.perf_counter()
    statuses, took = asyncio.run(load(port, paths, seconds, readers))
    lasted = time.perf_counter() - began
    used = sum(cpu_seconds(r.process.pid) - cpu for r, cpu in zip(replicas, before, strict=True))
    percent = statistics.quantiles(took, n=100)
    per_cpu = f"{len(took) / used:.0f}" if used > 0.2 else "–"
    print(
        f"| {name} | {len(replicas)} | {readers} | {len(took) / lasted:.0f} | {per_cpu} | {percent[49] * 1000:.1f} | "
        f"{percent[98] * 1000:.1f} | {dict(statuses)} |", flush=True
    )  # fmt: skip


async def crowd(port: int, count: int) -> None:
    """Opens so many connections at once, asks on each, and counts what is said."""
    waiting = asyncio.Semaphore(500)  # being opened at a time
    came: Counter[str] = Counter()
    opened: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []

    async def connect() -> None:
        async with waiting:
            try:
                opened.append(await asyncio.open_connection("127.0.0.1", port))
            except OSError as error:
                came[type(error).__name__] += 1

    async def ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            writer.write(b"GET /api/v1/ask?q=mika+on+palkkatuki HTTP/1.1\r\nHost: localhost\r\n\r\n")
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 120)
            came[head.split(b" ", 2)[1].decode() + (" with retry-after" if b"retry-after" in head.lower() else "")] += 1
        except (OSError, asyncio.IncompleteReadError, TimeoutError) as error:
            came[type(error).__name__] += 1

    began = time.perf_counter()
    await asyncio.gather(*(connect() for _ in range(count)))
    print(f"{len(opened)} connections open after {time.perf_counter() - began:.1f} s", flush=True)
    await asyncio.gather(*(ask(*each) for each in opened))
    print(f"answers after {time.perf_counter() - began:.1f} s: {dict(came)}")
    for _, writer in opened:
        writer.close()


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=8.0, help="for each row")
    parser.add_argument("--replicas", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--crowd", type=int, default=0, help="only this: so many connections to one replica")
    options = parser.parse_args()
    settings = {"OHJAUS_QUESTIONS_PER_MINUTE": "1000000", "OHJAUS_LOOK_EVERY": "3600"}
    print(f"{os.cpu_count()} cores, load of the machine before: {os.getloadavg()[0]:.1f}\n")
    if options.crowd:
        with Cluster(ROOT, 1, settings=settings, postgres=False) as cluster:
            asyncio.run(crowd(cluster.replicas[0].port, options.crowd))
            print(f"memory at most {megabytes(cluster.replicas[0].process.pid, 'VmHWM'):.0f} MB")
        return
    print("| what | replicas | readers | a second | a second of processor | median ms | p99 ms | statuses |")
    print("|---|---|---|---|---|---|---|---|")
    memory = []
    for count in options.replicas:
        with Cluster(ROOT, count, settings=settings, postgres=False) as cluster:
            if count == 1:
                memory.append(f"a fresh process {megabytes(cluster.replicas[0].process.pid):.0f} MB")
            ask = tuple(f"/api/v1/ask?q={question}" for question in QUESTIONS)
            answer = tuple(f"/haku/?q={question}" for question in QUESTIONS)
            measure("API question", cluster.port, ask, cluster.replicas, options.seconds, 4 * count)
            measure("answer page", cluster.port, answer, cluster.replicas, options.seconds / 2, 4 * count)
            measure("page, by nginx", cluster.port, PAGES, cluster.replicas, options.seconds / 2, 16)
            if count == 1:
                measure("page, by a replica", cluster.replicas[0].port, PAGES, cluster.replicas, options.seconds / 2, 4)
                memory.append(f"after the load {megabytes(cluster.replicas[0].process.pid):.0f} MB")
    print("\nMemory: " + ", ".join(memory))


if __name__ == "__main__":
    main()
