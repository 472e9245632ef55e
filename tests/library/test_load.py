"""A root to a library, and back from its cache."""

import datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from ohjaus.library.coverage import coverage
from ohjaus.library.files import fingerprint
from ohjaus.library.load import load
from ohjaus.library.model import AmountPart, Library, Survey
from ohjaus.library.stored import dump, restore


@pytest.fixture
def library(root: Path) -> Library:
    loaded = load(root)
    assert loaded.problems == ()
    assert loaded.library is not None
    return loaded.library


def test_small_root(library: Library) -> None:
    """The small root has every kind of thing, and no fault."""
    for name in Library.model_fields:
        assert getattr(library, name), name
    assert len(library.topics) == 6
    assert all(set(guides) == {"fi", "selko"} for guides in library.guides.values())


def test_mappings_are_sorted(library: Library) -> None:
    """Mappings go by id, except the kinds of acute need, whose order is their urgency."""
    assert list(library.topics) == sorted(library.topics)
    assert list(library.facts) == sorted(library.facts)
    assert list(library.safety) == ["oma-henki", "avun-tarve"]


def test_values(library: Library) -> None:
    """Days are days, numbers numbers, and codes keep their zeros."""
    part: AmountPart = library.amounts["kulukorvaus.paiva"]
    assert part.values[1].value == 9.0
    assert part.values[1].valid_from == datetime.date(2014, 1, 1)
    assert part.values[1].valid_to is None
    assert library.municipalities["aura"].code == "019"
    survey: Survey = library.surveys["laitila-survey"]
    assert survey.tables[0].rows == (("kuntouttava työtoiminta", 28, 41.5), ("vammaisten työtoiminta", 14, None))


def test_sections_carry_facts_and_lines(library: Library) -> None:
    """A section knows its facts and the line of its heading."""
    section = library.guide("kuntouttava-tyotoiminta", "fi").section("alueella")
    assert section is not None
    assert (section.aspect, section.line, section.facts) == ("mika", 28, ("lai-kuty-001", "lai-kuty-002"))
    assert section.markdown == "Vuonna 2021 palvelua toteuttivat yhdistykset, seurakunta ja kunta."


def test_cache(library: Library) -> None:
    """What is dumped comes back equal, on one line; other text is refused."""
    text = dump(library)
    assert "\n" not in text
    assert restore(text).model_dump() == library.model_dump()
    assert dump(restore(text)) == text
    with pytest.raises(ValidationError):
        restore("{}")


def test_library_does_not_change(library: Library) -> None:
    """A finished library refuses a new value."""
    with pytest.raises(ValidationError):
        library.fingerprint = "x"


def test_fingerprint(library: Library, root: Path) -> None:
    """The fingerprint is that of the files: a changed byte and a new name both show, generated schemas do not."""
    before = fingerprint(root)
    assert library.fingerprint == before
    (root / "knowledge" / "schema").mkdir()
    (root / "knowledge" / "schema" / "x.yaml").write_text("x")
    assert fingerprint(root) == before
    guide = root / "content" / "fi" / "palkkatuki.md"
    text = guide.read_text()
    guide.write_text(text + "\n")
    assert fingerprint(root) != before
    guide.write_text(text)
    assert fingerprint(root) == before
    guide.rename(guide.with_name("palkkatuet.md"))
    assert fingerprint(root) != before


def test_optional_files(root: Path) -> None:
    """What is optional may be absent, and is then empty."""
    for name in ("glossary", "confusables", "outside", "smalltalk", "safety", "contacts"):
        (root / "knowledge" / f"{name}.yaml").unlink()
    library, problems = load(root)
    assert problems == ()
    assert library is not None
    assert not library.glossary
    assert not library.confusables


def test_one_broken_file_is_one_finding(root: Path) -> None:
    """When the catalogue cannot be read, nothing that refers to it is blamed."""
    (root / "knowledge" / "topics.yaml").write_text("- id: [\n")
    library, problems = load(root)
    assert library is None
    assert [problem.file for problem in problems] == ["knowledge/topics.yaml"]


def test_number_that_could_be_a_day(root: Path) -> None:
    """A number is no day since 1970, nor is a day without its dashes."""
    topics = root / "knowledge" / "topics.yaml"
    text = topics.read_text()
    for wrong in ("86400", "20261122", "2026-W47-7"):
        topics.write_text(text.replace("reviewed: 2026-11-22", f"reviewed: {wrong}", 1))
        assert [problem.rule for problem in load(root).problems] == ["date-invalid"]


def test_coverage(library: Library) -> None:
    """Coverage counts what there is."""
    counts = coverage(library)
    assert counts["topics"] == counts["pairs"] == 6
    assert (counts["regional_facts"], counts["regional_facts_used"]) == (2, 2)
    assert (counts["municipalities"], counts["amounts"]) == (2, 2)


@pytest.mark.parametrize(
    ("seen", "is_day"), [("2021–2024", True), ("2024–2021", False), ("2024-13", False), ("2024-06", True)]
)
def test_day_that_a_source_shows(root: Path, seen: str, is_day: bool) -> None:
    """A source shows a partial day, or a span of years."""
    facts = root / "knowledge" / "facts" / "kulukorvaus.yaml"
    facts.write_text(facts.read_text().replace("seen: 2021–2024", f"seen: {seen}"))
    assert [problem.rule for problem in load(root).problems] == ([] if is_day else ["date-invalid"])
