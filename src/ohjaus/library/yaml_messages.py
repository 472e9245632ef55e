"""What libyaml says of a broken text, in Finnish."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from ohjaus.library.problems import START, Position, Problem, TextFile

LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML takes for one

QUOTE = "Jos arvossa on kaksoispiste, risuaita tai se alkaa erikoismerkillä, pane se lainausmerkkeihin."
INDENT = "Tarkista, että rivin sisennys on sama kuin sen naapureilla."
TAB = "YAML ei salli sarkainta sisennyksessä. Käytä välilyöntejä."

SAID: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": ("kaksoispiste on kesken arvon", QUOTE),
    "did not find expected key": ("tästä puuttuu avain, tai sisennys on väärä", INDENT),
    "did not find expected '-' indicator": ("tästä puuttuu luettelon viiva, tai sisennys on väärä", INDENT),
    "could not find expected ':'": ("avaimen jälkeen puuttuu kaksoispiste", INDENT),
    "found character that cannot start any token": ("arvo ei voi alkaa tällä merkillä", QUOTE),
    "found a tab character that violates indentation": ("rivi on sisennetty sarkaimella", TAB),
    "found unexpected end of stream": ("lainausmerkki jää auki", "Lisää lainausmerkki arvon loppuun."),
    "did not find expected node content": ("tästä puuttuu arvo", QUOTE),
    "did not find expected ',' or ']'": ("hakasulku jää auki tai pilkku puuttuu", "Lisää «]» tai pilkku."),
    "did not find expected ',' or '}'": ("aaltosulku jää auki tai pilkku puuttuu", "Lisää «}» tai pilkku."),
    "found unknown escape character": (
        "kenoviivan jälkeen on merkki, jota YAML ei tunne",
        "Käytä puolilainausmerkkejä ('…').",
    ),
}


def in_finnish(error: yaml.YAMLError, file: TextFile, text: str) -> Problem:
    """The finding for an error of libyaml, at its place."""
    if isinstance(error, ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        lines = LINE_BREAK.split(before)
        place = Position(len(lines), len(lines[-1]) + 1, 1)
        return file.problem(place, "yaml-syntax", "tiedostossa on näkymätön ohjausmerkki", "Poista se.")
    place = _place(error, file)
    message, hint = SAID.get(getattr(error, "problem", None) or "", ("teksti ei ole ehjää YAMLia", INDENT))
    if file.lines[place.line - 1].startswith("\t"):
        hint = TAB
    return file.problem(place, "yaml-syntax", message, hint)


def _place(error: yaml.YAMLError, file: TextFile) -> Position:
    """Where libyaml stopped; when the text ended there, what it left open, or its last word."""
    mark, opened = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return START
    if "".join(file.lines[mark.line :]).strip():
        return Position(mark.line + 1, mark.column + 1, 1)
    if opened and "".join(file.lines[opened.line :]).strip():
        return Position(opened.line + 1, opened.column + 1, 1)
    last = max((number for number, line in enumerate(file.lines, 1) if line.strip()), default=1)
    return Position(last, max(len(file.lines[last - 1].rstrip()), 1), 1)
