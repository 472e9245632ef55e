"""A chat stays with the replica where it began, and chats are spread over the replicas."""

from __future__ import annotations

import re
import time
import urllib.request
from contextlib import ExitStack

from cluster import Cluster
from websockets.sync.client import connect
from websockets.typing import Subprotocol

PATIENCE = 60.0  # seconds until a replica must have noticed that a chat opened or closed
NETWORKS = [f"127.3.{number}.1" for number in range(1, 13)]


def open_chats(cluster: Cluster) -> tuple[int, ...]:
    """How many chats each replica holds open."""
    found = []
    for replica in cluster.replicas:
        with urllib.request.urlopen(f"{replica.address}/metrics", timeout=30) as reply:
            told = re.search(r"^ohjaus_chat_sessions (\d+)", reply.read().decode(), re.MULTILINE)
        found.append(int(told[1]) if told else -1)
    return tuple(found)


def opened(cluster: Cluster, addresses: list[str]) -> tuple[int, ...]:
    """How many chats each replica gets when one is opened from each of these addresses; closed again afterwards."""
    with ExitStack() as lines:
        for address in addresses:
            socket = f"ws://127.0.0.1:{cluster.port}/keskustelu/_stcore/stream"
            lines.enter_context(
                connect(socket, subprotocols=[Subprotocol("streamlit")], source_address=(address, 0), proxy=None)
            )
        found = reached(cluster, len(addresses))
    reached(cluster, 0)
    return found


def reached(cluster: Cluster, count: int) -> tuple[int, ...]:
    """The chats of each replica, once there are so many in all."""
    end = time.monotonic() + PATIENCE
    while sum(found := open_chats(cluster)) != count:
        assert time.monotonic() < end, f"{found}, not {count} in all"
        time.sleep(0.05)
    return found


def test_a_network_keeps_its_replica(cluster: Cluster) -> None:
    """Whoever comes again from the same network, with the same browser, comes to the same replica, however often."""
    reached(cluster, 0)
    first = [opened(cluster, [address]) for address in NETWORKS]
    again = [opened(cluster, [address.removesuffix("1") + "77"]) for address in NETWORKS]  # a phone that moved
    assert again == first
    assert opened(cluster, NETWORKS[:1] * 3) in {(3, 0), (0, 3)}


def test_networks_are_spread(cluster: Cluster) -> None:
    """Many networks come to both replicas."""
    assert all(opened(cluster, NETWORKS))
