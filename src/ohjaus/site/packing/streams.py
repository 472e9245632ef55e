"""Streams of like things, each deflated by itself: numbers compress best beside numbers, letters beside letters."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence

Streams = dict[str, bytes]

_STRATEGIES = (zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY)


def numbers(values: Iterable[int]) -> bytes:
    """Numbers from 0 as bytes: seven bits each, the eighth says that more follow."""
    found = bytearray()
    for value in values:
        while value > 127:
            found.append(value & 127 | 128)
            value >>= 7
        found.append(value)
    return bytes(found)


def gaps(values: Iterable[int]) -> bytes:
    """Rising numbers as their distances."""
    found, last = [], 0
    for value in values:
        found.append(value - last)
        last = value
    return numbers(found)


def shared_letters(one: str, other: str) -> int:
    """How many letters both begin with."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def words(name: str, listed: Sequence[str]) -> Streams:
    """Sorted words: how many letters each shares with the one before, and the rest of it."""
    shared = [shared_letters(before, word) for before, word in zip(("", *listed), listed, strict=False)]
    rest = "\n".join(word[count:] for word, count in zip(listed, shared, strict=True))
    return {f"{name}-shared": numbers(shared), f"{name}-rest": rest.encode()}


def join(streams: Mapping[str, bytes]) -> bytes:
    """One file: how many bytes the list of names takes, the list with each stream's length, and the streams deflated."""
    packed = {name: min((_deflated(data, each) for each in _STRATEGIES), key=len) for name, data in streams.items()}
    names = "\n".join(f"{name} {len(data)}" for name, data in packed.items()).encode()
    return len(names).to_bytes(2, "little") + names + b"".join(packed.values())


def _deflated(data: bytes, strategy: int) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, 15, 9, strategy)
    return machine.compress(data) + machine.flush()
