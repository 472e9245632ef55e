"""Many people in the chat: real websocket sessions behind nginx, each asking again and again, timed from press to finished page.

    .venv/bin/python benchmarks/chat_load.py --replicas 1 2 4 --people 100 --seconds 60

For each number of replicas it starts them behind nginx, as `make cluster` does, opens the sessions one after another, so
many for each replica and each from a network of its own, lets each ask every 20 seconds, and prints a row: to how many
replicas nginx spread the people, the percentiles of the waiting times, what a question takes of the processor, and the
memory of a session (growth of the replicas' resident memory by session). The browser is not part of it: what is timed
is what the server needs, with every message received and read.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "deploy"))

from cluster import Cluster, Replica  # noqa: E402
from load import cpu_seconds, megabytes  # noqa: E402

SETTINGS = {"OHJAUS_LOOK_EVERY": "3600"}  # no edition is looked for meanwhile
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


async def measure(cluster: Cluster, people: int, seconds: int) -> str:
    """Opens, asks, and gives the row of the table."""
    pids = [replica.process.pid for replica in cluster.replicas]
    before = sum(map(megabytes, pids))
    everyone: list[Person] = []
    opened: list[float] = []
    for number in range(people):
        line = await connect(
            f"ws://127.0.0.1:{cluster.port}/keskustelu/_stcore/stream",
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            ping_interval=None,
            local_addr=(network(number), 0),  # nginx keeps the people of a network at one replica
        )
        person = Person(number, line)
        opened.append(await person.run())
        everyone.append(person)
    spread = sorted(sessions(replica) for replica in cluster.replicas)
    start, used = sum(map(megabytes, pids)), sum(map(cpu_seconds, pids))
    until = time.perf_counter() + seconds
    await asyncio.gather(*(talk(person, people, until) for person in everyone))
    after, used = sum(map(megabytes, pids)), sum(map(cpu_seconds, pids)) - used
    busy = os.getloadavg()[0]
    waits = sorted(wait for person in everyone for wait in person.waits)
    for person in everyone:
        await person.socket.close()
    shares = " | ".join(f"{percentile(waits, share) * 1000:.0f}" for share in (0.5, 0.95, 0.99))
    return (
        f"| {len(pids)} | {people} ({'+'.join(map(str, spread))}) | {len(waits)} | "
        f"{percentile(sorted(opened), 0.5) * 1000:.0f} | {shares} | {used / len(waits) * 1000:.0f} | "
        f"{(start - before) / people:.2f} | {(after - before) / people:.2f} | {busy:.1f} |"
    )


def network(number: int) -> str:
    """An address of the loopback in a network of its own."""
    return f"127.{1 + number // 250}.{1 + number % 250}.1"


def sessions(replica: Replica) -> int:
    """How many chats a replica holds open."""
    with urllib.request.urlopen(f"{replica.address}/metrics", timeout=30) as reply:
        found = re.search(r"^ohjaus_chat_sessions (\d+)", reply.read().decode(), re.MULTILINE)
    return int(found[1]) if found else 0


def percentile(ordered: list[float], share: float) -> float:
    """The value below which this share of them lies."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--replicas", type=int, nargs="*", default=[1, 2, 4])
    parser.add_argument("--people", type=int, default=100, help="for each replica")
    parser.add_argument("--seconds", type=int, default=60, help="for each row")
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load of the machine before: {os.getloadavg()[0]:.1f}\n")
    print(
        "| replicas | people (at each replica) | questions | first drawing, median ms | press to finished, median ms | "
        "95 % | 99 % | processor ms a question | MB a session, opened | after the talks | load |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    for count in options.replicas:
        with Cluster(ROOT, count, settings=SETTINGS, postgres=False) as cluster:
            print(asyncio.run(measure(cluster, options.people * count, options.seconds)), flush=True)


if __name__ == "__main__":
    main()
