"""The command `ohjaus count`: what a support comes to, or how much one may earn, on a day."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from typing import Any, get_args

from ohjaus.advisor import open_advisor
from ohjaus.counting.count import count, find
from ohjaus.counting.fields import WrongInputs, questions
from ohjaus.dialogue.counted import asked_label, fault_text, show_count
from ohjaus.editor import Mistake, today
from ohjaus.library.model import REGISTERS, Given, Library, Register
from ohjaus.library.nearest import did_you_mean
from ohjaus.render.counted import count_to_json, count_to_text

HELP: Mapping[Given, str] = {
    "wage": "bruttopalkka, euroa kuukaudessa",
    "working-time": "työaika, prosenttia täydestä työajasta",
    "months": "kuinka monta kuukautta",
    "hours-a-day": "tuntia päivässä",
    "days-a-week": "päivää viikossa",
    "cost": "hankinnan tai muutostyön hinta, euroa",
    "sum-a-day": "oma summa, euroa päivässä",
    "earnings": "ansiot, euroa kuukaudessa",
    "earlier": "ansiot ennen eläkettä, euroa kuukaudessa",
}


def add_arguments(parser: argparse.ArgumentParser, read_day: Any) -> None:
    """Gives the command its options. Numbers come as text: what is wrong with them is told in a sentence of ours."""
    parser.add_argument("what", nargs="?", help="laskelman tunnus, esimerkiksi palkkatuki; ilman sitä luettelo")
    parser.add_argument("--variant", "--percent", help="vaihtoehto, esimerkiksi palkkatuen prosentti 50, 70 tai 100")
    for given in get_args(Given):
        parser.add_argument(f"--{given}", metavar="LUKU", help=HELP[given])
    parser.add_argument("--municipality", help="kunnan nimi tai tunnus: laskelma nimeää sen alueen")
    parser.add_argument("--register", choices=REGISTERS, default="fi", help="fi tai selko")
    parser.add_argument("--day", type=read_day, help="päivä, jolle lasketaan: VVVV-KK-PP")
    parser.add_argument("--json", action="store_true", help="tulos JSON-muodossa")


def run(options: argparse.Namespace) -> int:
    """Runs the command and returns its exit code. Raises Mistake for numbers that cannot be counted with."""
    library = open_advisor(options.root).library
    if options.what is None:
        print(_list(library, options.register))
        return 0
    values: dict[Given, str] = {
        given: text for given in get_args(Given) if (text := getattr(options, given.replace("-", "_"))) is not None
    }
    place = find_municipality(library, options.municipality)
    try:
        counting, variant = find(options.what, options.variant, library)
        result = count(counting, variant, values, library, today(options.day))
    except WrongInputs as wrong:
        raise Mistake(" ".join(fault_text(fault, library, options.register) for fault in wrong.faults)) from wrong
    shown = show_count(result, library, options.register, place)
    if options.json:
        print(json.dumps(count_to_json(shown), ensure_ascii=False, indent=2))
    else:
        print(count_to_text(shown, library))
    return 0


def find_municipality(library: Library, name: str | None) -> str | None:
    """The id of a municipality by its name or id. Raises Mistake when there is none."""
    if name is None:
        return None
    places = library.municipalities
    if name in places:
        return name
    for place in places.values():
        if place.name.lower() == name.lower():
            return place.id
    raise Mistake(f"kuntaa «{name}» ei ole. {did_you_mean(name, [place.name for place in places.values()])}".strip())


def _list(library: Library, register: Register) -> str:
    """Every counting with its variants and what it asks."""
    blocks = []
    for counting in library.countings.values():
        asked: dict[str, str] = {}
        for variant in counting.variants:
            asked |= {
                f"--{each.given}": asked_label(each.given, library, register) for each in questions(counting, variant)
            }
        lines = [f"{counting.id}: {counting.name.in_register(register)}"]
        if len(counting.variants) > 1:
            lines += [f"  --variant {each.id}: {each.name.in_register(register)}" for each in counting.variants]
        blocks.append("\n".join([*lines, *(f"  {option}: {label}" for option, label in asked.items())]))
    return "\n\n".join(blocks)
