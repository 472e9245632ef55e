"""The rules of easy Finnish: each finds its own mistake, at its place, and plain text passes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ohjaus.finnish.plain.readings import Readings
from ohjaus.library import rules
from ohjaus.library.documents import Documents, Shelf
from ohjaus.library.load import load, read_documents
from ohjaus.library.model import Term, Twin
from ohjaus.library.page import parse_page
from ohjaus.library.parse import parse
from ohjaus.library.problems import Level, Problem
from ohjaus.library.rules.selko_page import limits, score
from ohjaus.library.selko import SELKO_RULES, check_pages, read_pages, to_table
from ohjaus.library.selko_text import measured_pages
from ohjaus.library.validate import Entry

READINGS = Readings()
HEAD = "---\ntitle: Tuki\nsummary: Tuki on rahaa.\nfacts: {}\nsigned_off: null\nquestions: []\n---\n\n## Mitä tuki on? {#mika}\n\n"
FIRST = 11  # the line on which the text begins
EASY = "Kela maksaa sinulle tuen.\nHae tukea, kun olet työtön.\n"  # 9 words in two sentences
TERMS = ("hyvinvointialue", "kuntouttava työtoiminta")

Check = Callable[[str], list[Problem]]

# text, then rule, level, line and words of the message of every finding
CASES: dict[str, tuple[str, list[tuple[str, str, int, str]]]] = {
    "plain": (EASY, []),
    "long sentence": (
        "Kela maksaa sinulle tuen ja rahan ja lisän ja korvauksen\nja palkan ja avun ja osan.",
        [("selko-sentence", "warning", 11, "16 sanaa")],
    ),
    "too long sentence": (
        "Kela maksaa tuen ja rahan ja lisän ja avun.\nKela maksaa tuen ja rahan ja lisän ja avun ja osan\n"
        "ja palkan ja korvauksen ja muun ja kaiken.",
        [("selko-sentence", "error", 12, "19 sanaa")],
    ),
    "three clauses": (
        "Kerro, että haet tukea, jos työ loppuu,\nkoska olet sairas.",
        [("selko-clause", "error", 11, "3 sivulausetta")],
    ),
    "two negatives": ("Et saa tukea,\njos et hae sitä.", [("selko-clause", "warning", 11, "kaksi kieltoa")]),
    "converb": ("Saatuasi tuen soita Kelaan.", [("selko-converb", "error", 11, "«Saatuasi»")]),
    "third infinitive": ("Saat tuen hakemalla sitä.", [("selko-converb", "warning", 11, "«hakemalla»")]),
    "rare case": ("Lähetä lomake liitteineen Kelaan.", [("selko-case", "error", 11, "«liitteineen»")]),
    "participle": ("Saat kunnan maksaman tuen.", [("selko-participle", "warning", 11, "«maksaman»")]),
    "participle of a term": ("Sinä käyt kuntouttavassa työtoiminnassa.", []),
    "abbreviation": ("Soita esim. Kelaan.", [("selko-abbreviation", "error", 11, "«esim»")]),
    "unit": (
        "Tuki on 9 e/pv.",
        [("selko-abbreviation", "error", 11, "«e/pv»"), ("selko-abbreviation", "error", 11, "«pv»")],
    ),
    "per cent": ("Tuki on 20 % palkasta.", [("selko-abbreviation", "warning", 11, "prosenttimerkki")]),
    "decimals": ("Tuki on 9,25 osaa.", [("selko-abbreviation", "warning", 11, "«9,25»")]),
    "day and phone": ("Tuki alkaa 1.5.2026.\nNumero on 020 692 210.", []),
    "amount": ("Tuki: {{ amount: kulukorvaus.paiva }}.", []),
    "unexplained term": ("Soita hyvinvointialueelle.", [("selko-word", "error", 11, "termiä «hyvinvointialueelle»")]),
    "explained term": ("Soita hyvinvointialueelle.\nHyvinvointialue järjestää palvelut.", []),
    "term with a clause": ("Soita hyvinvointialueelle, joka auttaa.", []),
    "unexplained long word": (
        "Soita oikeusaputoimistoon.",
        [("selko-word", "warning", 11, "pitkää sanaa «oikeusaputoimistoon»")],
    ),
    "explained long word": ("Oikeusaputoimisto tarkoittaa paikkaa,\njossa on lakimies.", []),
    "long line": (
        "Kela maksaa sinulle tuen, kun haet sitä ja kerrot siitä, mitä teet.",
        [("selko-layout", "warning", 11, "67 merkkiä")],
    ),
    "too long line": (
        "Kela maksaa sinulle tuen, kun haet sitä ja kerrot sinne hyvin siitä, mitä teet.",
        [("selko-layout", "error", 11, "79 merkkiä"), ("selko-sentence", "warning", 11, "14 sanaa")],
    ),
    "line end": ("Soita Kelaan ja\nkysy rahasta.", [("selko-layout", "warning", 11, "«ja»")]),
    "paragraph": (
        "Soita Kelaan.\nKysy rahasta.\nKerro työstä.\nHae tukea.\nOdota.",
        [("selko-layout", "warning", 15, "5 virkettä")],
    ),
    "list item": ("Tuo mukaan:\n\n- lomake ja muut paperit, jotka sait Kelasta, ja se lomake, jonka sait.\n", []),
}


def _documents(*pages: tuple[str, str, str]) -> Documents:
    document = parse("knowledge/glossary.yaml", "- id: a\n")
    explain = Twin(fi="Selitys.", selko="Selitys.")
    terms = [Entry(Term(id=f"t{n}", term=term, explain=explain), document) for n, term in enumerate(TERMS)]
    parsed = tuple(
        parse_page(f"content/{register}/{topic}.md", topic, register, text) for topic, register, text in pages
    )  # type: ignore[arg-type]
    return Documents(pages=parsed, glossary=Shelf(tuple(terms)))


def _check(documents: Documents) -> list[Problem]:
    """Every word is common here."""
    common = frozenset(r.word for form in _forms(documents) for r in READINGS.of(form))
    return list(check_pages(measured_pages(documents, READINGS, common)))


def _forms(documents: Documents) -> set[str]:
    words = " ".join(section.text for page in documents.pages for section in page.sections).replace("\n", " ").split()
    return {word.strip(".,:?") for word in words} | {word.strip(".,:?").lower() for word in words}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_sentence_rules(text: str, expected: list[tuple[str, str, int, str]]) -> None:
    """The findings of a short text: it has no measures as a whole."""
    found = _check(_documents(("tuki", "selko", HEAD + text)))
    assert [(p.rule, p.level.value, p.line) for p in found] == [case[:3] for case in expected]
    for problem, (*_, words) in zip(found, expected, strict=True):
        assert words in problem.message


def test_place_of_a_word_under_a_link() -> None:
    """A finding points at the word itself, past the marks of Markdown."""
    text = "Kysy **heti**, saatko\n[liitteineen tuen](topic:tuki) rahan."
    (problem,) = _check(_documents(("tuki", "selko", HEAD + text)))
    assert (problem.line, problem.column, problem.width) == (FIRST + 1, 2, len("liitteineen"))


def test_standard_finnish_is_not_checked() -> None:
    """The rules are for the pages in easy Finnish."""
    assert _check(_documents(("tuki", "fi", HEAD + "Saatuasi tuen esim. Kelasta lue se."))) == []


HARD = (
    "Kunnan maksama tuki ja työttömänä olevan saama raha, joka alkaa, maksetaan Kelasta,\n\n"
    "mutta myös muu tuki, joka loppuu, ja se maksettu raha, jota saa, lasketaan mukaan.\n\n"
)


def test_page_rule() -> None:
    """A hard page fails the rule of eight, and an exception with its reason excuses it."""
    hard = HEAD + HARD * 5
    documents = _documents(("tuki", "selko", hard))
    (page,) = measured_pages(documents, READINGS, frozenset())
    assert page.is_measured
    assert score(page.measures) < 6
    assert "selko-page" in {problem.rule for problem in _check(documents)}
    excused = hard.replace("questions: []", "questions: []\nselko_exception: {why: Sivu on sanasto.}")
    assert "selko-page" not in {problem.rule for problem in _check(_documents(("tuki", "selko", excused)))}


def test_limits_are_those_of_the_calibration() -> None:
    """The eight limits, in the order and with the values that the 64 measured texts gave (docs/selkomitat.md)."""
    (page,) = measured_pages(_documents(("tuki", "selko", HEAD + EASY)), READINGS, frozenset())
    assert [limit.most for limit in limits(page.measures)] == [9.5, 0.22, 0.07, 7.7, 1.6, 0.65, 20.0, 0.0]


def test_exceptions_are_few() -> None:
    """Two pages of three may not be excused, and a page that needs no excuse is told so."""
    text = HEAD.replace("questions: []", "questions: []\nselko_exception: {why: Sanasto.}") + HARD * 5
    found = _check(_documents(*((name, "selko", text) for name in "abc")))
    assert [(p.file, p.is_error) for p in found if p.rule == "selko-page"] == [
        ("content/selko/b.md", True),
        ("content/selko/c.md", True),
    ]
    easy = HEAD.replace("questions: []", "questions: []\nselko_exception: {why: Sanasto.}") + (EASY + "\n") * 8
    (problem,) = [p for p in _check(_documents(("a", "selko", easy))) if p.rule == "selko-page"]
    assert (problem.level, "ei tarvitse" in problem.message) == (Level.WARNING, True)


@pytest.mark.parametrize(
    ("fi", "words"),
    [
        (EASY + "\n", "eivät ole lyhyempiä"),
        ("Kela maksaa sinulle tuen ja muun rahan ja lisän ja avun.\n\n", "partisiippeja eikä pilkkuja"),
        (HARD, ""),
    ],
    ids=["as long", "long but plain", "harder"],
)
def test_pair(fi: str, words: str) -> None:
    """A page measures easier than its twin: fewer words in a sentence, and fewer participles or commas."""
    selko = EASY.replace("työtön.\n", "työtön, ja kysy.\n") + "Saat maksetun tuen.\n\n"
    found = _check(_documents(("a", "selko", HEAD + selko * 8), ("a", "fi", HEAD + fi * 8)))
    messages = [problem.message for problem in found if problem.rule == "selko-pair"]
    assert len(messages) == bool(words)
    assert all(words in message for message in messages)


def test_whole_text_warnings() -> None:
    """A page that speaks to nobody and hides who acts is told so."""
    text = HEAD + "Tukea maksetaan Kelasta.\nTukea haetaan Kelasta.\n\n" * 10
    messages = {problem.message for problem in _check(_documents(("a", "selko", text))) if problem.rule == "selko-verb"}
    assert any("passiiveja" in message for message in messages)
    assert any("puhuttele" in message for message in messages)


@pytest.mark.parametrize("rule", SELKO_RULES, ids=lambda rule: rule.id)
def test_manual(rule: object) -> None:
    """The manual of a rule shows what passes and what does not."""
    manual = getattr(rule, "manual", "")
    assert "\nPasses: " in manual
    assert "\nFails: " in manual or "\nWarns: " in manual


def test_module_is_named_after_its_rule() -> None:
    """The rule `selko-word` lives in `selko_word.py`, and `load` knows none of them."""
    folder = Path(rules.__file__).parent
    ids = {rule.id for rule in SELKO_RULES}
    assert {path.stem.replace("_", "-") for path in folder.glob("selko_*.py")} == ids
    assert ids & {rule.id for rule in rules.RULES} == set()


def test_the_real_pages(real_root: Path) -> None:
    """No page of the real content has an error, each holds at least six of eight limits, and few are excused."""
    pages = read_pages(read_documents(real_root), real_root / "build")
    assert [problem for problem in check_pages(pages) if problem.is_error] == []
    assert [page.page.topic for page in pages if score(page.measures) < 6] == []
    table = to_table(pages).splitlines()
    assert len(table) == len(pages) + 2
    assert len({line.count("|") for line in table}) == 1


def test_load_does_not_read_the_dictionary(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question must not wait for the dictionary: `load` runs no rule of easy Finnish."""
    monkeypatch.setattr(Readings, "of", lambda *_: pytest.fail("the dictionary was read"))
    assert load(root).library
