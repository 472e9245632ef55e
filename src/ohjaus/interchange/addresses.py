"""Every outbound address of the content, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ohjaus.library.parse import decode

_ADDRESS = re.compile(r"https?://[^\s<>\"'`\\^{}|\[\]]+")
_AFTER = ".,;:!?"

Uses = Mapping[str, tuple[str, ...]]  # address: places as file:line, in the order of the files


def addresses(files: Mapping[str, bytes]) -> Uses:
    """The addresses in these files by name, without their fragments, in the order of the alphabet."""
    found: dict[str, list[str]] = {}
    for name, data in files.items():
        text, _ = decode(name, data)
        for number, line in enumerate(text.split("\n"), 1):
            for match in _ADDRESS.finditer(line):
                address = _trimmed(match[0]).partition("#")[0]
                places = found.setdefault(address, [])
                if f"{name}:{number}" not in places:
                    places.append(f"{name}:{number}")
    return {address: tuple(found[address]) for address in sorted(found)}


def _trimmed(address: str) -> str:
    """Without the signs of the sentence and the bracket around it: `(https://a.fi/x).` is https://a.fi/x."""
    while True:
        bare = address.rstrip(_AFTER)
        if bare.endswith(")") and bare.count(")") > bare.count("("):
            bare = bare[:-1]
        if bare == address:
            return bare
        address = bare
