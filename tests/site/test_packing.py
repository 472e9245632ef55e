"""The tables for the browser: what is packed comes out again, always the same, and small enough."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from ohjaus.finnish.lexicon import Lexicon
from ohjaus.library.model import Library
from ohjaus.search.index import Index
from ohjaus.site.packing import pack
from ohjaus.site.packing.families import bending, table
from ohjaus.site.packing.kept import KEPT
from ohjaus.site.packing.kept import packed as kept_or_packed
from ohjaus.site.packing.lexicon import mistakable, telling_words
from ohjaus.site.packing.model import with_needs
from ohjaus.site.packing.outside import outside_names
from ohjaus.site.packing.pack import asked_runs
from ohjaus.site.packing.streams import gaps, join, numbers, words
from ohjaus.site.pages import assets
from ohjaus.site.search import NEAR_FROM, SURE_FROM

MOST_BYTES = 250_000


@pytest.fixture(scope="module")
def packed(library: Library, index: Index) -> bytes:
    """The file."""
    return pack(library, index, SURE_FROM, NEAR_FROM)


def _streams(file: bytes) -> dict[str, bytes]:
    start = 2 + int.from_bytes(file[:2], "little")
    found = {}
    for line in file[2:start].decode().split("\n"):
        name, length = line.split(" ")
        found[name] = zlib.decompress(file[start : start + int(length)])
        start += int(length)
    assert start == len(file)
    return found


def _numbers(data: bytes) -> list[int]:
    found, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(value)
            value = shift = 0
    return found


def _words(streams: dict[str, bytes], name: str) -> list[str]:
    found: list[str] = []
    rests = streams[f"{name}-rest"].decode().split("\n")
    for shared, rest in zip(_numbers(streams[f"{name}-shared"]), rests, strict=True):
        found.append((found[-1] if found else "")[:shared] + rest)
    return found


def _forms(word: str, line: str) -> list[str]:
    cut = re.match(r"\d+", line)
    assert cut
    stem, ending, found = word[: len(word) - int(cut.group())], "", []
    for shared, rest in re.findall(r"([A-Z])([^A-Z]*)", line):
        ending = ending[: ord(shared) - ord("A")] + rest
        found.append(stem + ending)
    return found


def test_numbers_and_words_come_back() -> None:
    """Small and large numbers, rising ones, and words that share their beginnings."""
    listed = ["tuella", "tuen", "tuki", "työ", "äiti"]
    streams = _streams(
        join({"plain": numbers([0, 127, 128, 70_000]), "rising": gaps([3, 3, 900]), **words("word", listed)})
    )
    assert _numbers(streams["plain"]) == [0, 127, 128, 70_000]
    assert _numbers(streams["rising"]) == [3, 0, 897]
    assert _words(streams, "word") == listed


def test_words_that_bend_alike_share_a_line() -> None:
    """One line for two words of one kind; each gets its own forms from it."""
    groups = {"laki": ["laki", "lain", "laissa"], "raki": ["raki", "rain", "raissa"], "hyvä": ["parempi"]}
    text, lines = table([bending(word, forms) for word, forms in groups.items()])
    assert lines[0] == lines[1] != lines[2]
    for word, line in zip(groups, lines, strict=True):
        assert _forms(word, text.split("\n")[line]) == sorted(groups[word])


def test_every_form_of_a_telling_word_is_there(packed: bytes, library: Library, index: Index) -> None:
    """With its base form: exactly those of the lexicon."""
    streams = _streams(packed)
    told = telling_words(index, with_needs(index), asked_runs(index, outside_names(library, index)))
    listed = streams["bendings"].decode().split("\n")
    pairs = zip(_words(streams, "word"), _numbers(streams["word-bending"]), strict=True)
    found = {form: word for word, line in pairs for form in _forms(word, listed[line])}
    assert found == {form: lemma for form, lemma in index.lexicon.forms.items() if lemma in told}


def test_every_place_is_there(packed: bytes, index: Index) -> None:
    """Each form of each municipality's name, and whose it is."""
    streams = _streams(packed)
    ids, listed = _words(streams, "place"), streams["name-bendings"].decode().split("\n")
    rows = zip(_words(streams, "name"), _numbers(streams["name-place"]), _numbers(streams["name-bending"]), strict=True)
    assert {form: ids[place] for name, place, line in rows for form in _forms(name, listed[line])} == index.places


def test_every_name_that_the_engine_knows_an_office_by_is_there(packed: bytes, library: Library, index: Index) -> None:
    """Whole names and the parts of double ones, each with its subject; no word that the engine would not send there alone."""
    streams = _streams(packed)
    listed, subjects = _words(streams, "word"), streams["subject"].decode().split("\n")
    more = iter(_numbers(streams["outside-next"]))
    found, first = {}, 0
    rows = zip(
        _numbers(streams["outside-first"]), streams["outside-length"], _numbers(streams["outside-means"]), strict=True
    )
    for gap, length, subject in rows:
        first += gap
        run = [first, *(next(more) for _ in range(length - 1))]
        found[" ".join(listed[number] for number in run)] = subjects[subject]
    assert found == outside_names(library, index)
    assert found["passi"] == "passi"
    assert found["verokortti"] == "verokortti"
    assert "palkka" not in found  # one of the names of *tyosopimus*, and a word of nearly everything
    assert "yleistieto" not in found


def test_the_weights_are_those_of_the_index(packed: bytes, index: Index) -> None:
    """As many rows and weights as the topics' model and acute need have, and the same sum of each class."""
    streams, model = _streams(packed), with_needs(index)
    head = json.loads(streams["head"])
    lengths, left_out = _numbers(streams["row-length"]), _numbers(streams["column"])
    assert len(lengths) == len(streams["row-rarity"]) == len(model.features)
    weights = [byte - 256 if byte > 127 else byte for byte in streams["weight"]]
    totals, at = [0] * len(model.classes), 0
    for length in lengths:
        column = -1
        for place in range(at, at + length):
            column += left_out[place] + 1
            totals[column] += weights[place]
        at += length
    wanted = [0] * len(model.classes)
    for _, _, pairs in model.rows():
        for column, weight in pairs:
            wanted[column] += weight
    assert totals == wanted
    assert tuple(head["classes"][: head["topic_count"]]) == index.topics.classes


def test_a_word_left_out_that_would_be_misread_is_kept() -> None:
    """A known word one letter from a word of the subject stays known; one that is like nothing is left out."""
    lexicon = Lexicon({"tukea": "tuki", "vammainen": "vammainen"}, {}, frozenset({"tuki", "vammainen"}))
    assert mistakable(["aamiainen", "lammainen", "tukeani", "zyzzyva"], lexicon) == {"lammainen", "tukeani"}


def test_the_same_index_gives_the_same_bytes(packed: bytes, library: Library, index: Index) -> None:
    """No clock, no chance, and whatever order its tables stand in."""
    turned = {
        name: dict(reversed(getattr(index, name).items()))
        for name in ("phrases", "concepts", "terms", "places", "regions")
    }
    forms, parts = (dict(reversed(each.items())) for each in (index.lexicon.forms, index.lexicon.parts))
    lexicon = Lexicon(forms, parts, index.lexicon.domain)
    assert pack(library, replace(index, lexicon=lexicon, **turned), SURE_FROM, NEAR_FROM) == packed


def test_script_and_tables_are_small(packed: bytes) -> None:
    """Under 250 kB compressed, all that a reader loads to search."""
    assert len(packed) + len(zlib.compress(assets()["haku.js"], 9)) < MOST_BYTES


def test_what_was_packed_is_kept(packed: bytes, library: Library, index: Index, tmp_path: Path) -> None:
    """The second time the file is taken as it was kept; of other content, damaged or unwritable it is packed anew."""
    (tmp_path / "build").mkdir()
    kept = tmp_path / "build" / KEPT
    assert kept_or_packed(tmp_path, library, index) == packed
    whole = kept.read_bytes()
    marked = packed[:-1] + b"?"
    kept.write_bytes(whole[:32] + hashlib.sha256(marked).digest() + marked)
    assert kept_or_packed(tmp_path, library, index) == marked  # it was not packed again
    kept.write_bytes(whole[:-1])
    assert kept_or_packed(tmp_path, library, index) == packed
    other = library.model_copy(update={"fingerprint": "other"})
    assert kept_or_packed(tmp_path, other, index) == packed
    assert kept.read_bytes()[:32] != whole[:32]
    assert kept_or_packed(tmp_path / "nowhere", library, index) == packed
