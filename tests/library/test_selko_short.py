"""The short texts in easy Finnish outside the guides are read by the rules of sentences and words."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ohjaus.finnish.plain.readings import Readings
from ohjaus.library.load import read_documents
from ohjaus.library.problems import Problem
from ohjaus.library.selko import OF_SHORT, SELKO_RULES, check_short, read_pages, read_short
from ohjaus.library.selko_short import short_texts

SMALL = Path(__file__).parent.parent / "small"
BUILD = SMALL.parent.parent / "build"  # what the dictionary has told of the real texts already
READINGS = Readings(BUILD / "plain-readings.json")
LONG = "Kela maksaa tuen ja rahan ja lisän ja avun ja osan ja palkan ja korvauksen ja muun ja kaiken"

# file, right, wrong; then rule, level and words of the one finding that comes
BROKEN = {
    "step of a path": (
        "knowledge/paths/polku-kuntouttava-tyotoiminta.yaml", 'selko: "Kerro ohjaajalle, mitä toivot."', f'selko: "{LONG}."',
        "selko-sentence", "error", "19 sanaa",
    ),
    "row of a step": (
        "knowledge/paths/polku-kuntouttava-tyotoiminta.yaml", "selko: Kysy miksi.", "selko: Saatuasi päätöksen kysy miksi.",
        "selko-converb", "error", "«Saatuasi»",
    ),
    "change of law": (
        "knowledge/law-changes.yaml", "selko: 'Silloin rahaa sai vähemmän:", "selko: 'Silloin esim. rahaa sai vähemmän:",
        "selko-abbreviation", "error", "«esim",
    ),
    "organisation": (
        "knowledge/organisations.yaml", "selko: Soita Kelaan.", "selko: Soita Kelaan liitteineen.",
        "selko-case", "error", "«liitteineen»",
    ),
}  # fmt: skip


def _found(root: Path) -> list[Problem]:
    """The findings of a root in which every word is common and no page explains anything."""
    return list(check_short(short_texts(read_documents(root), (), READINGS, frozenset())))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the small root without phrases, which are those of the real one."""
    copy = Path(shutil.copytree(SMALL, tmp_path / "root"))
    (copy / "knowledge" / "phrases.yaml").unlink()
    (copy / "knowledge" / "phrases.yaml").write_text(
        "greeting: {fi: 'Hei {name}.', selko: 'Hei {name}. Kysy työstä.'}\n"
        "long:\n  fi: Teksti.\n  selko: |\n    ## Otsikko\n\n    - Soita Kelaan.\n",
        encoding="utf-8",
    )
    return copy


@pytest.mark.parametrize(("file", "right", "wrong", "rule", "level", "words"), BROKEN.values(), ids=BROKEN.keys())
def test_mistake_is_found(file: str, right: str, wrong: str, rule: str, level: str, words: str, root: Path) -> None:
    """A hard text that comes is one finding more, in its file and at its line."""
    before = {(p.file, p.line, p.rule) for p in _found(root)}
    text = (root / file).read_text(encoding="utf-8")
    assert right in text
    (root / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")
    new = [p for p in _found(root) if (p.file, p.line, p.rule) not in before]
    assert [(p.file, p.rule, p.level.value) for p in new] == [(file, rule, level)]
    assert words in new[0].message
    assert new[0].line == text[: text.index(right)].count("\n") + 1


def test_block_of_text(root: Path) -> None:
    """A text of many lines is read line by line, its headings and list items too."""
    path = root / "knowledge" / "phrases.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("- Soita Kelaan.", "- Saatuasi tuen soita."), encoding="utf-8"
    )
    (problem,) = [p for p in _found(root) if p.file == "knowledge/phrases.yaml"]
    assert (problem.line, problem.rule) == (7, "selko-converb")


def test_term_that_the_page_explains(root: Path) -> None:
    """A term must be explained, unless the page around the text tells what it is."""
    path = root / "knowledge" / "paths" / "polku-kuntouttava-tyotoiminta.yaml"
    text = path.read_text(encoding="utf-8").replace("selko: Kysy miksi.", "selko: Kysy sosiaaliasiavastaavalta.")
    path.write_text(text, encoding="utf-8")
    alone = [p for p in _found(root) if p.rule == "selko-word" and "sosiaaliasiavastaavalta" in p.message]
    assert len(alone) == 1
    page = root / "content" / "selko" / "kuntouttava-tyotoiminta.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nSosiaaliasiavastaava neuvoo sinua.\n", encoding="utf-8")
    documents = read_documents(root)
    found = check_short(short_texts(documents, read_pages(documents, BUILD), READINGS, frozenset()))
    assert [p for p in found if "sosiaaliasiavastaavalta" in p.message] == []


def test_real_texts(real_root: Path) -> None:
    """The real short texts have no errors."""
    documents = read_documents(real_root)
    build = real_root / "build"
    texts = read_short(documents, read_pages(documents, build), build)
    assert len(texts) > 500
    assert [problem for problem in check_short(texts) if problem.is_error] == []


def test_rules_of_short_texts_exist() -> None:
    """The rules are a part of all rules of easy Finnish."""
    assert {rule.id for rule in SELKO_RULES} > OF_SHORT
