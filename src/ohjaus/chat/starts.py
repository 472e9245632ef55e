"""Where each audience may begin with no typing: turns, as buttons carry them."""

from __future__ import annotations

from collections.abc import Mapping

from ohjaus.dialogue.decision import Answer, from_address
from ohjaus.dialogue.reply import Choice
from ohjaus.dialogue.ways import topic_choice
from ohjaus.library.model import Audience, Library, Register

STARTS: Mapping[Audience | None, tuple[str, ...]] = {
    None: ("a.mista-apua", "a.kuntouttava-tyotoiminta", "a.tyonhakijaksi-ilmoittautuminen", "a.palkkatuki"),
    "client": (
        "a.mista-apua",
        "a.kulukorvaus.paljonko",
        "a.kuntouttava-tyotoiminta",
        "a.tyonhakijaksi-ilmoittautuminen",
        "a.elake-ja-tyo",
        "a.polku-tyotoiminnasta-palkkatyohon",
    ),
    "relative": (
        "a.mista-apua",
        "a.kehitysvammaisten-tyotoiminta",
        "a.tyohonvalmennus",
        "a.ilman-pankkitunnuksia",
        "a.elake-ja-tyo",
    ),
    "employer": (
        "a.palkkatuki",
        "a.palkkatuen-hakeminen.nain-haet",
        "a.palkkatuki.paljonko",
        "a.osatyokykyisen-palkkaaminen",
        "a.tyoolosuhteiden-jarjestelytuki",
    ),
    "counsellor": (
        "a.polku-tyotoiminnasta-palkkatyohon",
        "a.monialainen-tuki",
        "a.asiakasvastaava",
        "a.tyokyvyn-arviointi",
        "a.palkkatuki",
    ),
}


def starting_choices(audience: Audience | None, library: Library, register: Register) -> tuple[Choice, ...]:
    """The first buttons for this audience; topics that the library lacks are left out."""
    answers = [from_address(turn) for turn in STARTS[audience]]
    return tuple(
        topic_choice(answer.topic, library, register, _known_section(answer, library))
        for answer in answers
        if isinstance(answer, Answer) and answer.topic in library.guides
    )


def _known_section(answer: Answer, library: Library) -> str | None:
    guide = library.guide(answer.topic, "fi")
    return answer.section if answer.section and guide.section(answer.section) else None
