"""Each step of a service path says the same in both registers: who acts, whom to ask, how long.

Passes: `fi: Hae tukea Kelasta kolmen kuukauden aikana.` beside `selko: Hae rahaa Kelasta 3 kuukaudessa.`
Fails: a step whose texts in one register name an authority or a number with a unit that those in the other do not; an
actor, a result, a price or an answer to *no* that one register alone has is already refused by the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ohjaus.library.authorities import Authorities
from ohjaus.library.documents import Documents
from ohjaus.library.model import Register, ServicePath, Step, Twin
from ohjaus.library.parse import Path
from ohjaus.library.problems import Problem
from ohjaus.library.quantities import read_numbers
from ohjaus.library.validate import Entry

ID = "path-drift"

OTHER: dict[Register, Register] = {"fi": "selko", "selko": "fi"}
IN = {"fi": "yleiskielellä", "selko": "selkokielellä"}
_HINT = "Kirjoita sama asia vaiheeseen molemmilla kielillä."


def check(documents: Documents) -> Iterator[Problem]:
    """Findings at the text that says more than its twin."""
    authorities = Authorities.of(documents)
    for path in documents.paths:
        for place, step in enumerate(path.value.steps):
            for register, other in OTHER.items():
                yield from _compare(path, ("steps", place), _texts(step), register, other, authorities)
                for at, before in enumerate(step.before):
                    there = ("steps", place, "before", at)
                    yield from _compare(path, there, before.texts, register, other, authorities)


def _compare(
    path: Entry[ServicePath],
    place: Path,
    texts: Mapping[str, Twin],
    register: Register,
    other: Register,
    authorities: Authorities,
) -> Iterator[Problem]:
    there = "\n".join(twin.in_register(other) for twin in texts.values())
    named, numbers = authorities.named_in(there), read_numbers(there)
    for field, twin in texts.items():
        text = twin.in_register(register)
        alone = [authorities.name(found) for found in authorities.named_in(text) if found not in named]
        alone += [f"«{text[q.start : q.end]}»" for q in read_numbers(text).missing_in(numbers)]
        for name in dict.fromkeys(alone):
            message = f"{name} ei ole samassa vaiheessa {IN[other]}"
            yield path.problem((*place, field, register), ID, message, _HINT)


def _texts(step: Step) -> dict[str, Twin]:
    """Every text of the step that both registers have, by its key."""
    found = {
        "title": step.title,
        "actor": step.actor,
        "text": step.text,
        "result": step.result,
        "duration": step.duration,
        "cost": step.cost,
        "if_no": step.if_no,
        "without_bank_codes": step.without_bank_codes,
    }
    return {key: value for key, value in found.items() if isinstance(value, Twin)}
