"""A guide's file to front matter and sections."""

import pytest

from ohjaus.library.page import Page, parse_page

MATTER = "---\ntitle: T\nsummary: S\nfacts: {mika: [a-1]}\nsigned_off: null\nquestions: []\n---\n"


def page(body: str) -> Page:
    return parse_page("content/fi/t.md", "t", "fi", MATTER + body)


def test_sections() -> None:
    """A section has an id, an aspect, a title, its line in the file and its lines."""
    first, second = page("\n## Mikä se on? {#mika}\n\nTeksti.\n## Mistä rahat? {#rahat .paljonko}\nLisää.\n").sections
    assert (first.id, first.aspect, first.title, first.line) == ("mika", "mika", "Mikä se on?", 9)
    assert first.text == "\nTeksti."
    assert (second.id, second.aspect, second.line) == ("rahat", "paljonko", 12)


def test_place_in_a_section() -> None:
    """An offset in a section's text is a line and a column of the file."""
    (section,) = page("\n## Mikä? {#mika}\n\nEka.\nToka rivi.\n").sections
    start = section.text.index("rivi")
    problem = section.problem(start, start + 4, "some-rule", "jotain")
    assert (problem.line, problem.column, problem.width, problem.excerpt) == (12, 6, 4, "Toka rivi.")


def test_lines_of_front_matter() -> None:
    """A finding of the front matter has its line in the whole file."""
    (problem,) = parse_page("t.md", "t", "fi", MATTER.replace("title: T", "title: 1") + "## A {#a}\n").problems
    assert (problem.rule, problem.line, problem.column) == ("value-invalid", 2, 8)


def test_windows_line_ends() -> None:
    """A file from Windows reads the same."""
    text = MATTER + "\n## Mikä? {#mika}\n\nTeksti.\n"
    there = parse_page("t.md", "t", "fi", text.replace("\n", "\r\n"))
    here = parse_page("t.md", "t", "fi", text)
    assert there.problems == ()
    assert [section.text for section in there.sections] == [section.text for section in here.sections]


@pytest.mark.parametrize("text", ["", "---", "---\ntitle: T\n", "\n---\n---\n", "tekstiä"])
def test_no_front_matter(text: str) -> None:
    """Missing or unclosed front matter is the one finding of a page."""
    assert [problem.rule for problem in parse_page("t.md", "t", "fi", text).problems] == ["front-matter-missing"]


@pytest.mark.parametrize(
    ("text", "rule", "column"),
    [
        ("Yksi <br> kaksi", "html-in-text", 6),
        ("<div>\nx\n</div>", "html-in-text", 1),
        ("x <!-- piilossa -->", "html-in-text", 3),
        ("# Iso", "markdown-plain", 1),
        ("#### Pieni", "markdown-plain", 1),
        ("  ## Sisennetty", "markdown-plain", 1),
        ("- ## Luettelossa", "markdown-plain", 1),
        ("- Otsikko\n  ---", "markdown-plain", 1),
        ("Otsikko\n===", "markdown-plain", 1),
        ("> lainaus", "markdown-plain", 1),
        ("    koodia", "markdown-plain", 1),
        ("```\nkoodia\n```", "markdown-plain", 1),
        ("---", "markdown-plain", 1),
        ("katso ![kuva](x.png)", "markdown-plain", 7),
    ],
)
def test_text_that_is_not_plain(text: str, rule: str, column: int) -> None:
    """Whatever the pages do not show is named."""
    problems = page(f"\n## Mikä? {{#mika}}\n\n{text}\n").problems
    assert (problems[0].rule, problems[0].line, problems[0].column) == (rule, 11, column)


@pytest.mark.parametrize(
    "text",
    ["### Väliotsikko", "- yksi\n- kaksi", "1. yksi\n2. kaksi", "*tärkeä* ja **tärkeämpi**", "[a](topic:b)", "2 < 3"],
)
def test_plain_text(text: str) -> None:
    """Paragraphs, lists, links, stress and small headings are plain."""
    assert page(f"\n## Mikä? {{#mika}}\n\n{text}\n").problems == ()
