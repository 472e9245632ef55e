"""The Markdown of a guide is plain: paragraphs, lists, links, stress and small headings.

markdown-it decides what a text is, but it reads slowly; a page with none of the marks of anything else is plain
without asking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ohjaus.library.problems import Position, Problem, TextFile

RULES = {
    "html-in-text": "a guide holds no HTML",
    "markdown-plain": "a guide holds paragraphs, lists, links, stress and headings of levels 2 and 3",
    "text-control": "a guide holds no invisible control characters",
}

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_ANYTHING_ELSE = re.compile(
    r"<|`|!\["  # HTML, code, images
    r"|^#(?!#{1,2}[ \t])|^ +#"  # headings of other levels, or pushed in
    r"|^ {0,3}(>|~~~|(=+|(- *)+|(\* *)+|(_ *)+)$)"  # quotations, fences, rules and underlined headings
    r"|^ *([-*+]|\d+[.)]) +[#>]"  # headings and quotations in a list
    r"|^( {4}|\t)",  # indented code
    re.MULTILINE,
)
_PARSER = MarkdownIt("commonmark", {"html": True})  # finds HTML only when told to; pages are shown with html=False
_NAMES = {
    "fence": "koodilohko",
    "code_block": "sisennetty koodilohko",
    "code_inline": "koodi",
    "blockquote_open": "lainauslohko",
    "hr": "vaakaviiva",
    "image": "kuva",
}


def check_text(file: TextFile, body: int) -> Iterator[Problem]:
    """Findings of the lines from the index `body` on."""
    for number, words in enumerate(file.lines[body:], body + 1):
        if control := _CONTROL.search(words):
            place = Position(number, control.start() + 1, 1)
            yield file.problem(place, "text-control", "tekstissä on näkymätön ohjausmerkki", "Poista se.")
    text = "\n".join(file.lines[body:])
    if not _ANYTHING_ELSE.search(text):
        return
    line = body
    for token in _PARSER.parse(text):
        line = body + token.map[0] if token.map else line
        yield from _block(file, line, token)


def _block(file: TextFile, line: int, token: Token) -> Iterator[Problem]:
    if token.type == "html_block":
        yield _html(file, line, token.content.split("\n", 1)[0].strip())
    elif token.type in _NAMES:
        yield file.problem(Position(line + 1, 1), "markdown-plain", f"{_NAMES[token.type]} ei kuulu oppaaseen")
    elif token.type == "heading_open" and not file.lines[line].startswith(("## ", "### ")):
        message = "otsikko on väärää tasoa tai muotoa"
        hint = "Osan otsikko alkaa ##, sen sisällä väliotsikko ###."
        yield file.problem(Position(line + 1, 1), "markdown-plain", message, hint)
    elif token.type == "inline":
        for child in token.children or ():
            if child.type == "html_inline":
                yield _html(file, line, child.content)
            elif child.type in _NAMES:
                place = _find(file, line, "![" if child.type == "image" else child.content)
                yield file.problem(place, "markdown-plain", f"{_NAMES[child.type]} ei kuulu oppaaseen")


def _html(file: TextFile, line: int, content: str) -> Problem:
    hint = "Kirjoita sama tavallisena tekstinä. Merkin < voi korvata sanalla."
    return file.problem(_find(file, line, content), "html-in-text", "tekstissä on HTML-merkintä", hint)


def _find(file: TextFile, line: int, words: str) -> Position:
    """Where these words stand, looked for from this line index on."""
    for index in range(line, len(file.lines)):
        if words and (column := file.lines[index].find(words)) >= 0:
            return Position(index + 1, column + 1, len(words))
    return Position(line + 1, 1)
