"""So many questions a minute from one address, and no address is kept."""

from __future__ import annotations

import ipaddress
import secrets
import time
from array import array
from collections.abc import Callable
from hashlib import blake2b

SIZE = 65_536  # buckets; addresses that fall into the same one share it
KEY_LASTS = 3600.0  # seconds; with a new key nothing is left of the old addresses


class Buckets:
    """Token buckets in a table of fixed size. What stands in a row tells nothing of who filled it.

    The row is a keyed digest of the address; the key is random, lives in this process only and is changed every hour.
    """

    def __init__(self, per_minute: int, size: int = SIZE, clock: Callable[[], float] = time.monotonic) -> None:
        self.burst = float(per_minute)
        self.refill = per_minute / 60
        self.size = size
        self.clock = clock
        self._renew()

    def take(self, address: str) -> float:
        """Takes one token. Zero when there was one, else the seconds until there is; then nothing is taken."""
        now = self.clock()
        if now - self._key_since > KEY_LASTS:
            self._renew()
        row = self._row(address)
        tokens = min(self.burst, self._tokens[row] + (now - self._since[row]) * self.refill)
        self._since[row] = now
        self._tokens[row] = tokens - 1 if tokens >= 1 else tokens
        return 0.0 if tokens >= 1 else (1 - tokens) / self.refill

    def _row(self, address: str) -> int:
        digest = blake2b(_network(address).encode(), key=self._key, digest_size=8).digest()
        return int.from_bytes(digest, "big") % self.size

    def _renew(self) -> None:
        self._key = secrets.token_bytes(32)
        self._key_since = self.clock()
        self._tokens = array("d", [self.burst]) * self.size
        self._since = array("d", [self._key_since]) * self.size


def _network(address: str) -> str:
    """What counts as one address: an IPv4 address, or the /64 network that one IPv6 subscriber has."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return str(found)
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return str(mapped or ipaddress.ip_network((int(found) >> 64 << 64, 64)))
