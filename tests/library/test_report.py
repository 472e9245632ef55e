"""One finding, three layouts."""

import json

from ohjaus.library.problems import Level, Problem
from ohjaus.library.report import to_github, to_json, to_text

MISSING = Problem(
    file="content/fi/kulukorvaus.md",
    line=14,
    column=27,
    rule="amount-missing",
    message="summaa «kulukorvaus.paivaa» ei ole",
    hint="tarkoititko «kulukorvaus.paiva»? Summat ovat kansiossa knowledge/amounts/.",
    width=18,
    excerpt="Kulukorvaus on {{ amount: kulukorvaus.paivaa }}.",
)
LATER = Problem("content/fi/kulukorvaus.md", 100, 1, "pair-drift", "eroaa", level=Level.WARNING)


def test_text() -> None:
    """The layout is the one in docs/architecture.md, to the letter."""
    assert to_text([MISSING]) == (
        "content/fi/kulukorvaus.md:14:27: virhe: summaa «kulukorvaus.paivaa» ei ole [amount-missing]\n"
        "    14 | Kulukorvaus on {{ amount: kulukorvaus.paivaa }}.\n"
        "       |                           ^^^^^^^^^^^^^^^^^^\n"
        "    vihje: tarkoititko «kulukorvaus.paiva»? Summat ovat kansiossa knowledge/amounts/."
    )


def test_text_is_in_the_order_of_lines() -> None:
    """Line 14 comes before line 100, whatever the order of finding."""
    assert to_text([LATER, MISSING]).splitlines()[-1] == "content/fi/kulukorvaus.md:100:1: varoitus: eroaa [pair-drift]"


def test_text_of_a_long_line() -> None:
    """Of a long line the part around the fault is shown, and the marker is under the fault."""
    line = "a" * 500 + "VIRHE" + "b" * 500
    _, shown, marker = to_text([Problem("a", 1, 501, "r", "m", width=5, excerpt=line)]).splitlines()
    assert len(shown) < 120
    assert shown[marker.index("^") : marker.rindex("^") + 1] == "VIRHE"


def test_text_obeys_no_escape() -> None:
    """A control character of a file does not reach the terminal."""
    assert "\x1b" not in to_text([Problem("a", 1, 1, "r", "\x1b[2J", excerpt="\x1b[31m")])


def test_json() -> None:
    """Programs get every field."""
    assert json.loads(to_json([MISSING])) == [
        {
            "file": "content/fi/kulukorvaus.md",
            "line": 14,
            "column": 27,
            "width": 18,
            "level": "error",
            "rule": "amount-missing",
            "message": MISSING.message,
            "hint": MISSING.hint,
            "excerpt": MISSING.excerpt,
        }
    ]


def test_github() -> None:
    """A workflow command keeps to one line and escapes what GitHub reads as its own."""
    broken = Problem("a,b:c.md", 1, 2, "r", "sata %\nprosenttia", width=3)
    assert to_github([broken]) == "::error file=a%2Cb%3Ac.md,line=1,col=2,endColumn=4,title=r::sata %25%0Aprosenttia"
    assert to_github([LATER]).startswith("::warning file=content/fi/kulukorvaus.md,line=100")


def test_nothing_to_tell() -> None:
    """No findings, no text."""
    assert to_text([]) == ""
    assert to_json([]) == "[]"
    assert to_github([]) == ""
