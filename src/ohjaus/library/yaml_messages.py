"""What libyaml says of a broken text, in Finnish."""

from __future__ import annotations

import yaml
from yaml.reader import ReaderError

from ohjaus.library.problems import START, Position, Problem, TextFile

QUOTE = "Jos arvossa on kaksoispiste, risuaita tai se alkaa erikoismerkillä, pane se lainausmerkkeihin."
INDENT = "Tarkista, että rivin sisennys on sama kuin sen naapureilla."

SAID: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": ("kaksoispiste on kesken arvon", QUOTE),
    "did not find expected key": ("tästä puuttuu avain, tai sisennys on väärä", INDENT),
    "did not find expected '-' indicator": ("tästä puuttuu luettelon viiva, tai sisennys on väärä", INDENT),
    "could not find expected ':'": ("avaimen jälkeen puuttuu kaksoispiste", INDENT),
    "found character that cannot start any token": ("arvo ei voi alkaa tällä merkillä", QUOTE),
    "found unexpected end of stream": ("lainausmerkki jää auki", "Lisää lainausmerkki arvon loppuun."),
    "did not find expected ',' or ']'": ("hakasulku jää auki tai pilkku puuttuu", "Lisää «]» tai pilkku."),
    "did not find expected ',' or '}'": ("aaltosulku jää auki tai pilkku puuttuu", "Lisää «}» tai pilkku."),
    "found unknown escape character": (
        "kenoviivan jälkeen on merkki, jota YAML ei tunne",
        "Käytä puolilainausmerkkejä ('…').",
    ),
}
TAB = "YAML ei salli sarkainta sisennyksessä. Käytä välilyöntejä."


def in_finnish(error: yaml.YAMLError, file: TextFile, text: str) -> Problem:
    """The finding for an error of libyaml, at its place."""
    if isinstance(error, ReaderError):
        lines = text.encode()[: error.position].decode(errors="ignore").split("\n")
        place = Position(len(lines), len(lines[-1]) + 1, 1)
        return file.problem(place, "yaml-syntax", "tiedostossa on näkymätön ohjausmerkki", "Poista se.")
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if mark and opened and not "".join(file.lines[mark.line :]).strip():  # the text ended: show what it left open
        mark = opened
    place = Position(mark.line + 1, mark.column + 1, 1) if mark else START
    message, hint = SAID.get(getattr(error, "problem", None) or "", ("teksti ei ole ehjää YAMLia", INDENT))
    if 0 < place.line <= len(file.lines) and file.lines[place.line - 1].startswith("\t"):
        hint = TAB
    return file.problem(place, "yaml-syntax", message, hint)
