"""The file for the browser, kept beside the index that it is packed of: building pages takes it as it is."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from ohjaus.library.model import Library
from ohjaus.search.index import Index
from ohjaus.search.tables import BUILD, code_digest
from ohjaus.site.packing.pack import pack
from ohjaus.site.search import NEAR_FROM, SURE_FROM

KEPT = "haku.bin"  # under build/: the key of what it was packed of, the digest of the file, the file
_PACKED_BY = ("dialogue", "finnish", "library", "search", "site")
_DIGEST = hashlib.sha256().digest_size


def packed(root: Path, library: Library, index: Index) -> bytes:
    """What `pack` makes of the library and its index, from an earlier time while content and code are the same.

    What is of other content or damaged is packed anew. A folder that cannot be written costs time only.
    """
    kept = root / BUILD / KEPT
    key = hashlib.sha256((library.fingerprint + code_digest(*_PACKED_BY)).encode()).digest()
    with suppress(OSError):
        found = kept.read_bytes()
        file = found[2 * _DIGEST :]
        if found[: 2 * _DIGEST] == key + hashlib.sha256(file).digest():
            return file
    file = pack(library, index, SURE_FROM, NEAR_FROM)
    with suppress(OSError):
        fresh = kept.with_suffix(".new")
        fresh.write_bytes(key + hashlib.sha256(file).digest() + file)
        fresh.replace(kept)
    return file
