"""YAML to plain values and their places."""

from itertools import pairwise

import pytest

from ohjaus.library.parse import LARGEST, decode, parse
from ohjaus.library.problems import Position

DEEP = 100_000


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("false", False),
        ("9", 9),
        ("-3", -3),
        ("9.50", 9.5),
        ("1e3", 1000.0),
        ("009", "009"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("0x1f", "0x1f"),
        ("12:30", "12:30"),
        ("on", "on"),
        ("no", "no"),
        ("2026-05-01", "2026-05-01"),
        (".inf", ".inf"),
        ("9" * 5000, "9" * 5000),
        ("'9'", "9"),
        ('"null"', "null"),
    ],
)
def test_nothing_is_guessed(written: str, value: object) -> None:
    """Null, true, false and plain numbers are what they look like; all else is text."""
    document = parse("a.yaml", f"key: {written}\n")
    assert document.problems == ()
    assert document.value == {"key": value}
    assert isinstance(document.value, dict)
    assert type(document.value["key"]) is type(value)


def test_positions() -> None:
    """Every value and every key knows its line, column and width."""
    document = parse("a.yaml", "# huom\n- id: kela\n  names: [Kela, Kansaneläkelaitos]\n")
    assert document.position((0, "id")) == Position(2, 7, 4)
    assert document.key_position((0, "id")) == Position(2, 3, 2)
    assert document.position((0, "names", 1)) == Position(3, 17, 17)
    assert document.key_position((0, "names", 1)) == Position(3, 17, 17)


def test_position_of_what_is_not_there() -> None:
    """A missing key is shown at the thing that lacks it."""
    document = parse("a.yaml", "- id: kela\n")
    assert document.position((0, "name", "fi")) == Position(1, 3)


@pytest.mark.parametrize("text", ["[" * DEEP, "- " * DEEP, "{a: " * DEEP, "? " * DEEP])
def test_deep_nesting(text: str) -> None:
    """Deep nesting is one finding. (PyYAML's own `compose` crashes the process on it.)"""
    document = parse("a.yaml", text)
    assert [problem.rule for problem in document.problems] == ["yaml-syntax"]


def test_alias_bomb() -> None:
    """An alias is refused before it multiplies."""
    bomb = "a: &a [x, x]\n" + "".join(f"{key}: &{key} [*{last}, *{last}]\n" for last, key in pairwise("abcdefg"))
    assert [problem.rule for problem in parse("a.yaml", bomb).problems] == ["yaml-alias"]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: b: c", 1, 5, "kaksoispiste"),
        ("a: 1\n\tb: 2", 2, 1, "sarkaimella"),
        ('a: "auki\n', 1, 4, "lainausmerkki"),
        ("a: 1\n b: 2", 2, 3, "kaksoispiste"),
        ("- a\nb: 1", 2, 1, "luettelon viiva"),
        ("ä: \0", 1, 4, "ohjausmerkki"),
        ("a: 1\n---\nb: 2", 2, 1, "monta"),
        ("? [a]\n: b", 1, 3, "yksi sana"),
    ],
)
def test_syntax(text: str, line: int, column: int, words: str) -> None:
    """An error of syntax is one finding in Finnish at its place."""
    (problem,) = parse("a.yaml", text).problems
    assert (problem.line, problem.column, problem.rule) == (line, column, "yaml-syntax")
    assert words in problem.message


def test_tab() -> None:
    """A tab in the indentation is called by its name."""
    (problem,) = parse("a.yaml", "a:\n\tb: 1\n").problems
    assert "sarkain" in problem.hint


def test_key_twice() -> None:
    """The first of two equal keys stays, and the second is a finding."""
    document = parse("a.yaml", "a: 1\nb: 2\na: 3\n")
    (problem,) = document.problems
    assert (problem.rule, problem.line, problem.column) == ("key-duplicate", 3, 1)
    assert document.value == {"a": 1, "b": 2}


def test_decode() -> None:
    """A byte order mark is dropped; a huge file and other encodings are findings."""
    assert decode("a.yaml", "\ufeffä".encode()) == ("ä", None)
    huge = decode("a.yaml", b"x" * (LARGEST + 1))[1]
    latin = decode("a.yaml", "eka\nhyvä".encode("latin-1"))[1]
    assert huge is not None
    assert huge.rule == "file-too-large"
    assert latin is not None
    assert (latin.rule, latin.line, latin.column) == ("file-encoding", 2, 4)
