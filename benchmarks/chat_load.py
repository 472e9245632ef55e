"""Many people in one chat process: real websocket sessions, each asking again and again, timed from press to finished page.

    .venv/bin/python benchmarks/chat_load.py --people 200 --seconds 120

Starts `ohjaus serve` on a free port, opens the sessions one after another, lets each ask every 20 seconds, and prints
the percentiles of the waiting times and the memory of a session (growth of the process's resident memory by session).
The browser is not part of it: what is timed is what the server needs, with every message received and read.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).parent.parent
EVERY = 20.0  # seconds between one person's questions
QUESTIONS = (
    "paljonko kulukorvaus on", "saanks mä rahaa jos käyn kutyssä", "mistä saan apua", "entä matkat",
    "miten palkkatukea haetaan", "paljonko eläkkeellä saa tienata", "mitä seuraavaksi", "kuka auttaa Laitilassa",
    "mikä on työhönvalmennus", "poika ei osaa käyttää pankkitunnuksia", "kauanko päätös kestää", "voinko kieltäytyä",
)  # fmt: skip


@dataclass
class Person:
    """One open chat: its socket, the address that it is at, and the ids of the question box and its button."""

    number: int
    socket: ClientConnection
    query: str = ""
    box: str = ""
    button: str = ""
    waits: list[float] = field(default_factory=list)

    async def run(self, question: str | None = None) -> float:
        """Draws the page, after a question where one is given. Seconds from sending to the script's end."""
        message = BackMsg()
        message.rerun_script.query_string = self.query
        if question is not None:
            written = message.rerun_script.widget_states.widgets.add()
            written.id, written.string_value = self.box, question
            pressed = message.rerun_script.widget_states.widgets.add()
            pressed.id, pressed.trigger_value = self.button, True
        sent = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        while True:
            said = ForwardMsg()
            said.ParseFromString(bytes(await self.socket.recv()))
            self._note(said)
            if said.WhichOneof("type") == "script_finished":
                return time.perf_counter() - sent

    def _note(self, said: ForwardMsg) -> None:
        if said.WhichOneof("type") == "page_info_changed":
            self.query = said.page_info_changed.query_string
        element = said.delta.new_element if said.WhichOneof("type") == "delta" else None
        kind = element.WhichOneof("type") if element is not None else None
        if element is not None and kind == "text_area":
            self.box = element.text_area.id
        if element is not None and kind == "button" and element.button.is_form_submitter:
            self.button = element.button.id


async def talk(person: Person, people: int, until: float) -> None:
    """Asks every `EVERY` seconds, each person at a moment of their own."""
    await asyncio.sleep(EVERY * person.number / people)
    asked = 0
    while time.perf_counter() < until:
        started = time.perf_counter()
        person.waits.append(await person.run(QUESTIONS[(person.number + asked) % len(QUESTIONS)]))
        asked += 1
        await asyncio.sleep(max(0.0, EVERY - (time.perf_counter() - started)))


async def measure(port: int, pid: int, people: int, seconds: int) -> None:
    """Opens, asks, prints."""
    before = resident(pid)
    everyone: list[Person] = []
    opened: list[float] = []
    for number in range(people):
        line = await connect(
            f"ws://127.0.0.1:{port}/keskustelu/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            ping_interval=None,
        )
        person = Person(number, line)
        opened.append(await person.run())
        everyone.append(person)
    start, used = resident(pid), processor_time(pid)
    until = time.perf_counter() + seconds
    await asyncio.gather(*(talk(person, people, until) for person in everyone))
    after, used = resident(pid), processor_time(pid) - used
    waits = sorted(wait for person in everyone for wait in person.waits)
    print(
        f"people {people}, questions {len(waits)}, load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    )
    print(f"first drawing, median {percentile(sorted(opened), 0.5):.3f} s")
    print(
        "press to finished: "
        + ", ".join(f"{share:.0%} {percentile(waits, share):.3f} s" for share in (0.5, 0.95, 0.99))
    )
    print(
        f"memory by session: opened {(start - before) / people:.2f} MB, after the talks {(after - before) / people:.2f} MB"
    )
    print(f"processor time of the server by question {used / len(waits) * 1000:.0f} ms")
    for person in everyone:
        await person.socket.close()


def percentile(ordered: list[float], share: float) -> float:
    """The value below which this share of them lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def processor_time(pid: int) -> float:
    """The seconds that a process has had of the processors."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident(pid: int) -> float:
    """The resident memory of a process in megabytes."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError("no VmRSS")


@contextmanager
def served(root: Path) -> Iterator[tuple[int, int]]:
    """The port and the process id of `ohjaus serve`, stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "ohjaus", "serve", "--root", str(root), "--port", str(port)]
    # all these people come from one address, and one address is let ask only so often
    process = subprocess.Popen(command, env={**os.environ, "OHJAUS_QUESTIONS_PER_MINUTE": "60000"})
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/health", timeout=5).close()
            except OSError:
                if process.poll() is not None:
                    raise
                time.sleep(0.5)
            else:
                break
        yield port, process.pid
    finally:
        process.terminate()
        process.wait(20)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=int, default=120)
    options = parser.parse_args()
    with served(ROOT) as (port, pid):
        asyncio.run(measure(port, pid, options.people, options.seconds))


if __name__ == "__main__":
    main()
