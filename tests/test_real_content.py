"""The real knowledge and content: whole, without an error, and as wide as it claims to be."""

import ast
import re
import string
from pathlib import Path

import pytest

import ohjaus
from ohjaus.library import report
from ohjaus.library.coverage import coverage
from ohjaus.library.load import load
from ohjaus.library.model import REGISTERS, Library

FIRST_TOPICS = """
kuntouttava-tyotoiminta vammaisten-tyotoiminta kehitysvammaisten-tyotoiminta tyohonvalmennus tyoosuusraha kulukorvaus
matkakorvaus palkkatuki palkkatuen-hakeminen tyonhakijaksi-ilmoittautuminen ilman-pankkitunnuksia elake-ja-tyo mista-apua
polku-tyotoiminnasta-palkkatyohon alue-laitila
""".split()
LEAST = {
    "topics": 15,
    "pairs": 15,
    "facts": 100,
    "amounts": 1,
    "municipalities": 300,
    "terms": 50,
    "paths": 1,
    "sources": 10,
}


def test_no_errors(real_root: Path) -> None:
    """`ohjaus check` on this repository finds no error."""
    loaded = load(real_root)
    assert loaded.library is not None, report.to_text(problem for problem in loaded.problems if problem.is_error)


@pytest.mark.parametrize("topic", FIRST_TOPICS)
def test_topic(topic: str, library: Library) -> None:
    """Each of the first topics has a guide in both registers, with a title, sections and questions of readers."""
    for register in REGISTERS:
        guide = library.guide(topic, register)
        assert guide.title
        assert guide.sections
    assert library.guide(topic, "fi").questions


def test_coverage(library: Library) -> None:
    """The counts of `check --report` are not below what was promised, and every topic has its pair."""
    counts = coverage(library)
    assert {name: counts[name] for name, least in LEAST.items() if counts[name] < least} == {}
    assert counts["pairs"] == counts["topics"]


def test_registers_answer_alike(library: Library) -> None:
    """The two registers of a topic have the same sections, so that a switch of register keeps the place."""
    apart = [
        topic
        for topic in library.guides
        if {section.id for section in library.guide(topic, "fi").sections}
        != {section.id for section in library.guide(topic, "selko").sections}
    ]
    assert apart == []


def test_regional_facts_have_a_year(library: Library) -> None:
    """What a regional description says is told with its year."""
    assert [fact.id for fact in library.regional_facts.values() if not re.match(r"(19|20)\d\d", fact.year)] == []


def test_laitila_is_complete(library: Library) -> None:
    """Every fact of the description of Laitila that is meant for readers stands in its guide."""
    region = next(region for region in library.regions.values() if "laitila" in region.id)
    used = {fact for section in library.guide("alue-laitila", "fi").sections for fact in section.facts}
    assert {fact.id for fact in region.facts if not fact.for_counsellors} - used == set()


def test_contacts_rest_on_public_pages(library: Library) -> None:
    """A number or an address is shown from a publisher's page, never from somebody's own collection of code."""
    assert [each.id for each in library.contacts.values() if "github." in each.source_url] == []


def test_phrases_fill_the_same_places(library: Library) -> None:
    """The two registers of a phrase know the same places, or fewer in the easy one."""
    wrong = [key for key, phrase in library.phrases.items() if _places(phrase.selko) - _places(phrase.fi)]
    assert wrong == []


def test_every_phrase_of_the_code_exists(library: Library) -> None:
    """Every phrase that the code asks for by name stands in phrases.yaml."""
    asked = set()
    for path in Path(ohjaus.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr == "phrase"
                and node.args
            ):
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    asked.add(first.value)
    assert asked
    assert asked - set(library.phrases) == set()


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
