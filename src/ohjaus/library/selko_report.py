"""How easy each page in easy Finnish is, to text for an editor: its limits, its twin, its signature, its sentences."""

from __future__ import annotations

from collections.abc import Iterable

from ohjaus.library import report
from ohjaus.library.problems import Problem
from ohjaus.library.rules.selko_page import ENOUGH, limits, score
from ohjaus.library.selko_text import SelkoPage


def to_text(pages: Iterable[SelkoPage], problems: Iterable[Problem]) -> str:
    """The pages in order, each with its measures and then its findings, sentence by sentence."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    return "\n\n".join(_page(page, by_file.get(page.page.file.name, [])) for page in pages)


def _page(page: SelkoPage, problems: list[Problem]) -> str:
    found = limits(page.measures)
    points = f"{score(page.measures)} rajaa {len(found)}:sta" if page.is_measured else "liian lyhyt mitattavaksi"
    lines = [f"{page.page.file.name}: {points} (tarvitaan {ENOUGH}), havaintoja {len(problems)}"]
    for limit in found:
        mark = "  " if limit.holds else "! "
        lines.append(f"  {mark}{limit.name}: {_number(limit.value)} (enintään {_number(limit.most)})")
    if page.twin:
        here, there = page.measures.words_per_sentence, page.twin.words_per_sentence
        lines.append(f"    yleiskielisellä sivulla sanoja virkkeessä: {_number(there)}, tällä {_number(here)}")
    matter = page.page.matter.value if page.page.matter else None
    if matter and matter.selko_exception:
        lines.append(f"    poikkeus: {matter.selko_exception.why}")
    signed = matter.signed_off if matter else None
    day = f"{signed.day.day}.{signed.day.month}.{signed.day.year}" if signed else ""
    lines.append(f"    hyväksynyt: {signed.who}, {day}" if signed else "    kukaan ei ole hyväksynyt sivua")
    return "\n".join([*lines, report.to_text(problems)]).rstrip()


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
