"""Whatever the files hold, the reader answers with findings; and the order of files does not matter."""

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ohjaus.library import rules
from ohjaus.library.load import load
from ohjaus.library.page import parse_page
from ohjaus.library.parse import decode, parse
from ohjaus.library.report import to_github, to_json, to_text
from ohjaus.library.shelve import shelve
from ohjaus.library.stored import dump

SMALL = Path(__file__).parent.parent / "small"
FILES = {path.relative_to(SMALL).as_posix(): path.read_bytes() for path in SMALL.rglob("*.*") if path.is_file()}
NAMES = sorted(FILES)
YAMLISH = st.text(st.sampled_from("abä019:-?#&*!|>'\"%@`[]{},. \n\t\r\0\x85\u2028"), max_size=80)
MARKDOWNISH = st.lists(
    st.sampled_from(
        ["---\n", "## ", "{#mika}", " .x}", "{{ amount: a.b }}", "{{", "}}", "[a](", "topic:x#y)", "<b>", "9 euroa\n"]
    )
    | YAMLISH,
    max_size=12,
).map("".join)


def _reported(data: bytes, name: str) -> None:
    """The whole road for one file among the others, to the three layouts."""
    documents, problems = shelve({**FILES, name: data})
    for rule in rules.RULES:
        problems += rule.check(documents)
    for layout in (to_text, to_json, to_github):
        layout(problems)


@given(
    data=st.binary(max_size=200) | YAMLISH.map(str.encode) | MARKDOWNISH.map(str.encode), name=st.sampled_from(NAMES)
)
@settings(max_examples=100, deadline=None)
def test_any_bytes(data: bytes, name: str) -> None:
    """A file of any bytes raises nothing, wherever it stands."""
    _reported(data, name)


@given(name=st.sampled_from(NAMES), at=st.integers(0, 5000), size=st.integers(0, 40), new=YAMLISH)
@settings(max_examples=100, deadline=None)
def test_any_slip(name: str, at: int, size: int, new: str) -> None:
    """A slip of the hand anywhere in a good file raises nothing either."""
    data = FILES[name]
    at %= len(data) + 1
    _reported(data[:at] + new.encode() + data[at + size :], name)


@given(text=YAMLISH)
@settings(max_examples=300, deadline=None)
def test_a_value_or_a_finding(text: str) -> None:
    """YAML that gives no value gives at least one finding, and each finding is inside the file."""
    document = parse("a.yaml", text)
    assert document.value is not None or document.problems
    for problem in document.problems:
        assert 1 <= problem.line <= len(document.file.lines)
        assert problem.column >= 1


@given(text=MARKDOWNISH)
@settings(max_examples=300, deadline=None)
def test_a_page_or_a_finding(text: str) -> None:
    """A page without front matter is never without a finding."""
    page = parse_page("a.md", "a", "fi", text)
    assert page.matter is not None or page.problems


@given(data=st.binary(max_size=50))
def test_decode(data: bytes) -> None:
    """Bytes are either text or a finding."""
    text, problem = decode("a.yaml", data)
    assert (problem is None) == (data.decode("utf-8", errors="ignore").encode() == data)
    assert problem is None or text == ""


@given(seed=st.integers())
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_order_of_files(seed: int) -> None:
    """However the disk lists the files, the library is the same, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        names = NAMES.copy()
        random.Random(seed).shuffle(names)
        for name in names:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(FILES[name])
        library, _ = load(root)
    whole, _ = load(SMALL)
    assert library is not None
    assert whole is not None
    assert dump(library) == dump(whole)


def test_order_of_findings(root: Path) -> None:
    """Findings come in the order of files and lines."""
    for name in ("fi/palkkatuki.md", "selko/kulukorvaus.md", "fi/alue-laitila.md"):
        path = root / "content" / name
        path.write_text(path.read_text().replace("{#mika}", "") + "\n<b>\n")
    problems = load(root).problems
    assert len(problems) >= 6
    assert [(p.file, p.line, p.column) for p in problems] == sorted((p.file, p.line, p.column) for p in problems)


@pytest.mark.parametrize("name", NAMES)
def test_empty_file(name: str) -> None:
    """Any file may be empty by mistake."""
    _reported(b"", name)
