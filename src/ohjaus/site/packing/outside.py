"""The names of subjects that are not ours, as far as the engine itself knows the subject by that name alone."""

from __future__ import annotations

import re

from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decide import decide
from ohjaus.dialogue.decision import HandOff
from ohjaus.finnish.analyse import analyse
from ohjaus.library.model import REGISTERS, Library, OutsideSubject
from ohjaus.search.index import Index
from ohjaus.search.rank import find_evidence, rank

_BETWEEN = re.compile(r", | ja ")  # *passi ja henkilökortti* is two names


def outside_names(library: Library, index: Index) -> dict[str, str]:
    """Base forms in a row, and the subject that they name. A part of a name that says something else when it stands alone,
    such as *palkka*, is left out: the engine decides."""
    found: dict[str, str] = {}
    for subject in library.outside.values():
        if subject.is_unclear:
            continue
        for name in _names(subject):
            evidence = find_evidence(analyse(name, index.lexicon), index)
            decided = decide(evidence, rank(evidence, index), Conversation(), library, index).decision
            if decided == HandOff("outside", subject.id):
                found[" ".join(evidence.words.lemmas)] = subject.id
    return dict(sorted(found.items()))


def _names(subject: OutsideSubject) -> dict[str, None]:
    """Every name in either register once: the whole and its parts."""
    names = [subject.name.in_register(register) for register in REGISTERS]
    return dict.fromkeys(part for name in names for part in (name, *_BETWEEN.split(name)))
