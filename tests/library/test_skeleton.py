"""The texts of a new topic."""

import datetime
from pathlib import Path

import pytest

from ohjaus.library.files import fingerprint
from ohjaus.library.load import load
from ohjaus.library.rules.text_unfinished import MARK
from ohjaus.library.skeleton import FOLDER, TEMPLATES, TOPICS, Refused, skeleton

DAY = datetime.date(2026, 11, 22)
LIST = "- id: kulukorvaus\n  kind: benefit\n"


@pytest.fixture
def templates(real_root: Path) -> dict[str, str]:
    """The real templates."""
    return {name: (real_root / FOLDER / name).read_text(encoding="utf-8") for name in TEMPLATES}


def test_texts(templates: dict[str, str]) -> None:
    """Three new texts and the list of topics with one more, in which every place is filled in."""
    texts, term = skeleton("starttiraha", "benefit", DAY, templates, LIST)
    assert list(texts) == [
        "content/fi/starttiraha.md",
        "content/selko/starttiraha.md",
        "knowledge/facts/starttiraha.yaml",
        TOPICS,
    ]
    assert texts[TOPICS].startswith(f"{LIST}- id: starttiraha\n  kind: benefit\n")
    assert "reviewed: 2026-11-22 " in texts[TOPICS]
    assert "topic: starttiraha\n" in term
    for text in (*texts.values(), term):
        assert not any(place in text for place in ("{id}", "{kind}", "{day}"))


def test_list_without_a_last_line_break(templates: dict[str, str]) -> None:
    """The entry begins on a line of its own, and the list before it stays as it was."""
    texts, _ = skeleton("starttiraha", "benefit", DAY, templates, LIST.rstrip("\n"))
    assert texts[TOPICS].startswith(f"{LIST}- id: starttiraha\n")


@pytest.mark.parametrize("topic", ["", "Kulu", "työ", "a_b", "a--b", "-a", "a-", "a b", "a\n", "../a", "a.b"])
def test_no_id(topic: str, templates: dict[str, str]) -> None:
    """What is not kebab-case is refused with an example of what is."""
    with pytest.raises(Refused, match="kuntouttava-tyotoiminta"):
        skeleton(topic, "benefit", DAY, templates, LIST)


@pytest.mark.parametrize("topics", [LIST, "- {id: kulukorvaus}", "- id: a\n- id: kulukorvaus\n"])
def test_taken_id(topics: str, templates: dict[str, str]) -> None:
    """An id of the list is refused."""
    with pytest.raises(Refused, match="on jo"):
        skeleton("kulukorvaus", "benefit", DAY, templates, topics)


@pytest.mark.parametrize("topics", ["- id: [", "[]\n", "  - id: kulukorvaus\n", "kulukorvaus: benefit\n"])
def test_list_that_cannot_grow(topics: str, templates: dict[str, str]) -> None:
    """A broken list, or one written in another way, is refused and not made worse."""
    with pytest.raises(Refused, match="ohjaus check"):
        skeleton("starttiraha", "benefit", DAY, templates, topics)


def test_templates_are_no_knowledge(root: Path, templates: dict[str, str]) -> None:
    """The loader passes the templates by, though they are full of marks."""
    before = fingerprint(root)
    (root / FOLDER).mkdir()
    for name, text in templates.items():
        (root / FOLDER / name).write_text(text, encoding="utf-8")
    assert MARK in templates["topic.yaml"]
    assert load(root).problems == ()
    assert fingerprint(root) == before


def test_filled_in(root: Path, templates: dict[str, str]) -> None:
    """When the editor has done what `check` names, nothing else is wrong."""
    topics = (root / TOPICS).read_text(encoding="utf-8")
    templates["guide.fi.md"] = templates["guide.fi.md"].replace("{#kenelle}", "{#kenelle .mika}")
    templates["guide.selko.md"] = templates["guide.selko.md"].replace("{#kenelle}", "{#kenelle .mika}")
    texts, _ = skeleton("starttiraha", "benefit", DAY, templates, topics)
    for name, text in texts.items():
        filled = text.replace(": []\n", ": [kulukorvaus-01]\n") if name.startswith("content/") else text
        (root / name).write_text(filled.replace(MARK, "Valmis"), encoding="utf-8")
    assert load(root).problems == ()
