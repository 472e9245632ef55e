"""The road of one question as text that an editor reads: what was understood, what spoke for which topic, why so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TRUSTS = {
    "form": "tunnettu muoto", "ending": "liite tai omistuspääte", "spoken": "puhekieltä", "compound": "yhdyssana",
    "spelling": "kirjoitusvirhe korjattu", "unknown": "tuntematon",
}  # fmt: skip
DECISIONS = {
    "answer": "vastataan", "clarify": "kysytään, mitä tarkoitetaan", "handoff": "ohjataan ihmiselle",
    "crisis": "kiireellinen apu ensin", "refuse": "henkilötietoja: mitään ei käsitellä",
}  # fmt: skip
MARKS = {
    "=": "sana",
    "+": "yhdyssanan osa",
    "_": "sanapari",
    "#": "termi",
    "~": "merkitys",
    "@": "alue",
    "&": "yhdessä",
}
ASKS = "~asks-"
TOPICS, REASONS = 3, 5  # shown of each


def to_explanation(road: Mapping[str, Any]) -> str:
    """Every stage in order, a line or a few for each. `road` is what `Advisor.explain` gives."""
    if "words" not in road:
        return f"Päätös: {DECISIONS[road['decision']]} ({road['turn']})\n"
    lines = ["Sanat"]
    for word in road["words"]:
        form = f" → {word['form']}" if word["form"] != word["text"] else ""
        parts = f", osat {' + '.join(word['parts'])}" if len(word["parts"]) > 1 else ""
        lines.append(f"  {word['text']}{form}: {word['lemma']}{parts} ({TRUSTS[word['trust']]})")
    for title, names in (("Termit", road["terms"]), ("Kunnat", road["places"]), ("Kysytään", road["aspects"])):
        lines.append(f"{title}: {', '.join(names) or '–'}")
    lines.append("Aiheet")
    for hit in road["hits"][:TOPICS]:
        lines.append(f"  {hit['topic']} {_number(hit['score'])}")
        lines += [f"    {_feature(name)} {added:+.2f}".replace(".", ",") for name, added in hit["reasons"][:REASONS]]
    if road["outside"]:
        name, score = road["outside"][0]
        lines.append(f"Lähin aihe, jota emme tunne: {name.removeprefix('outside:')} {_number(score)}")
    lines.append(f"Tunnettuja sanoja {road['known_share'] * 100:.0f} %")
    lines.append(f"Päätös: {DECISIONS[road['decision']]} ({road['turn']})")
    if road["leaned"]:
        lines.append("  jatkaa samasta aiheesta kuin edellinen vastaus")
    for title, key in (("ensimmäinen aihe on oikea", "right"), ("kysymys kuuluu meille", "inside")):
        if road[key] is not None:
            lines.append(f"  todennäköisyys, että {title}: {_number(road[key])}")
    return "\n".join(lines) + "\n"


def _feature(name: str) -> str:
    """A feature of the model in words: its kind and what it stands for."""
    if name.startswith(ASKS):
        return f"kysytään «{name.removeprefix(ASKS)}»"
    mark, rest = name[0], name[1:]
    if mark == "&":
        one, _, other = rest[1:].partition("#") if "#" in rest[1:] else rest[1:].partition("~")
        return f"yhdessä «{one.removeprefix('asks-')}» ja «{other.removeprefix('asks-')}»"
    if mark in MARKS:
        return f"{MARKS[mark]} «{rest.replace('_', ' ')}»"
    return f"kirjaimet «{name.replace('^', '|').replace('$', '|')}»"


def _number(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")
