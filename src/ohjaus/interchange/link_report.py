"""The state of every address as one Markdown document for an editor: what is broken, since when, where it is used."""

from __future__ import annotations

import datetime

from ohjaus.interchange.addresses import Uses
from ohjaus.interchange.link_memory import Found, Memory, State

_PARTS: tuple[tuple[State, str, str], ...] = (
    (State.BROKEN, "Rikki", "Palvelin vastaa, mutta sivua ei ole. Etsi uusi osoite tai poista linkki."),
    (State.SILENT, "Ei vastaa", "Voi olla ohimenevää. Korjaa, jos vika on kestänyt monta päivää."),
    (State.MOVED, "Muuttanut", "Toimii, mutta sivun oma osoite on toinen. Vaihda osoite, kun ehdit."),
)


def report(uses: Uses, memory: Memory, day: datetime.date) -> str:
    """The document. What is no longer used is left out of it; the same input gives the same bytes."""
    known = {address: memory[address] for address in uses if address in memory}
    unasked = [address for address in uses if address not in memory]
    lines = ["# Linkit", "", f"Tilanne {_spoken(day)}. Osoitteita on {len(uses)}.", ""]
    lines += ["| tila | osoitteita |", "|---|---:|"]
    lines += [f"| {name} | {_count(known, state)} |" for state, name, _ in _PARTS]
    lines += [f"| Kunnossa | {_count(known, State.OK)} |", f"| Ei vielä kysytty | {len(unasked)} |"]
    for state, name, hint in _PARTS:
        found = {address: each for address, each in known.items() if each.state is state}
        if found:
            lines += ["", f"## {name} ({len(found)})", "", hint, ""]
            for address, each in sorted(found.items(), key=_oldest_first):
                lines += [f"- <{address}>: {_what(each)}", f"  - käytetään: {', '.join(uses[address])}"]
    return "\n".join(lines) + "\n"


def _oldest_first(pair: tuple[str, Found]) -> tuple[datetime.date, str]:
    return pair[1].since or pair[1].day, pair[0]


def _what(found: Found) -> str:
    if found.state is State.MOVED:
        return f"<{found.why}> (kysytty {_spoken(found.day)})"
    since = f"ollut rikki ainakin {_spoken(found.since)} alkaen" if found.since else ""
    return f"{found.why}; {since}, kysytty {_spoken(found.day)}"


def _count(known: Memory, state: State) -> int:
    return sum(found.state is state for found in known.values())


def _spoken(day: datetime.date | None) -> str:
    return f"{day.day}.{day.month}.{day.year}" if day else ""
