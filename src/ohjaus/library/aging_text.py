"""What grows old, to text for an editor: what it is, since when, and what to do. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from ohjaus.library.fresh import Aging, Kind

_TITLES = {
    Kind.UNKNOWN: (
        "Summaa ei tiedetä tänään; päivä, jona viimeinen arvo päättyi",
        "Etsi uusi arvo lähteestä ja lisää se. Jos sitä ei ole, jätä näin.",
    ),
    Kind.UNCHECKED: (
        "Tarkistuksesta on liian kauan; päivä, johon asti se riitti",
        "Katso lähdettä. Muuta last_verified (yhteystiedossa source_day).",
    ),
    Kind.REVIEW: ("Opas pitää lukea uudelleen", "Lue molemmat sivut ja väitteet. Muuta sitten aiheen reviewed."),
    Kind.ENDS: ("Voimassaolo loppuu pian", "Etsi seuraava arvo tai väite ja lisää se vanhan perään."),
    Kind.CHECK_SOON: ("Tarkistusaika tulee pian", "Katso lähdettä, kun ehdit. Muuta last_verified."),
    Kind.REVIEW_SOON: ("Oppaan lukuaika tulee pian", "Lue molemmat sivut ja väitteet. Muuta sitten aiheen reviewed."),
}


def to_text(found: Iterable[Aging]) -> str:
    """The things by kind, in the order given: a title with their number, what to do, then one line for each."""
    blocks = []
    for kind, group in groupby(found, key=lambda item: item.kind):
        items = list(group)
        title, hint = _TITLES[kind]
        lines = [f"{title} ({len(items)})", f"  vihje: {hint}"]
        blocks.append("\n".join([*lines, *(_line(item) for item in items)]))
    return "\n\n".join(blocks) if blocks else "Mikään ei ole vanhentunut eikä vanhene pian."


def _line(item: Aging) -> str:
    day = f"{item.day.day}.{item.day.month}.{item.day.year}" if item.day else "ei päivää"
    return f"  {day:<10}  {item.name} ({item.id}): {item.file}"
