"""Regional questions in ordinary words: the records are of the named service and of the area that is asked."""

import datetime

import pytest

from ohjaus.advisor import Advisor, Turn
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer
from ohjaus.library.model import Audience, Library
from ohjaus.search.index import Index

DAY = datetime.date(2026, 11, 22)
REGIONS = {
    "alue-etela-karjala": "Etelä-Karjalassa",
    "alue-laitila": "Laitilassa",
    "alue-lieto": "Liedossa",
    "alue-pirkanmaa": "Pirkanmaalla",
    "alue-varsinais-suomi": "Varsinais-Suomessa",
}
SERVICES = {
    "kuntouttava-tyotoiminta": "kuntouttavassa työtoiminnassa",
    "vammaisten-tyotoiminta": "vammaisten työtoiminnassa",
    "kehitysvammaisten-tyotoiminta": "kehitysvammaisten työtoiminnassa",
}
ASKED = {
    "haasteet": ("mitä haasteita {service} oli {place}", "millaisia ongelmia {place} oli {service}"),
    "yhteistyo": ("kenen kanssa tehtiin yhteistyötä {service} {place}",),
    "lahettaja": ("kuka ohjasi asiakkaat palveluun {place} {service}",),
    "korvaukset": ("mitä rahaa {service} maksettiin {place}", "korvattiinko kyydit {service} {place}"),
    "sisalto": ("mitä {service} tehtiin {place}",),
    "asiakasmaara": ("montako asiakasta {service} oli {place}",),
    "jatkopolku": ("minne {service} siirryttiin {place}",),
    "kesto": ("kuinka kauan {service} oltiin {place}",),
    "kehittaminen": ("miten {service} haluttiin kehittää {place}",),
}
# region, asked by a counsellor, and the service and the area that the answer must be about
BY_HAND = (
    ("kehitysvammaisten työtoiminnan kyydit varsinais-suomi", "kehitysvammaisten-tyotoiminta", "korvaukset"),
    ("varsinais-suomi kehitysvammaisten työtoiminta haasteet", "kehitysvammaisten-tyotoiminta", "haasteet"),
    ("saiko kehitysvammaisten työtoiminnassa bussikortin varsinais-suomessa", "kehitysvammaisten-tyotoiminta",
     "korvaukset"),
    ("mikä oli vaikeaa vammaisten työtoiminnassa laitilassa", "vammaisten-tyotoiminta", "haasteet"),
    ("kenen kanssa tehtiin yhteistyötä Laitilassa", None, "yhteistyo"),
    ("mitä kuntouttavassa työtoiminnassa tehtiin Etelä-Karjalassa", "kuntouttava-tyotoiminta", "sisalto"),
    ("mistä asiakkaat ohjattiin laitilan kuntouttavaan työtoimintaan", "kuntouttava-tyotoiminta", "lahettaja"),
    ("paljonko asiakkaita laitilan vammaisten työtoiminnassa oli", "vammaisten-tyotoiminta", "asiakasmaara"),
    ("laitila kehitysvammaisten työtoiminta mihin siirryttiin", "kehitysvammaisten-tyotoiminta", "jatkopolku"),
    ("diagnoosit laitilan kuntouttavassa työtoiminnassa", "kuntouttava-tyotoiminta", "asiakasrakenne"),
)  # fmt: skip


def _cases(library: Library) -> list[tuple[str, str, str]]:
    """Every pattern for every region and service that has records of the area."""
    told = {(region.id, fact.service, fact.area) for region in library.regions.values() for fact in region.facts}
    return [
        (pattern.format(service=spoken, place=place), service, area)
        for region, place in REGIONS.items()
        for service, spoken in SERVICES.items()
        for area, patterns in ASKED.items()
        if (region, service, area) in told
        for pattern in patterns
    ]


def _is_of(turn: Turn, service: str | None, area: str, library: Library) -> bool:
    """Do the first section or the records of the answer rest on what was asked, and no record on another service?"""
    decision = turn.decision
    if not isinstance(decision, Answer):
        return False
    shown = [library.regional_facts[fact] for fact in decision.facts]
    if any(service and fact.service != service for fact in shown):
        return False
    first = turn.reply.sections[0]
    rests = [library.regional_facts[fact] for fact in first.facts if fact in library.regional_facts]
    wanted = [fact for fact in [*shown, *rests] if fact.area == area and service in (None, fact.service)]
    return bool(wanted)


def test_service_and_area(advisor: Advisor) -> None:
    """Region x service x area: nine in ten answers, of more than forty, are about both for a counsellor."""
    library = advisor.library
    talk = Conversation(audience="counsellor")
    cases = [*_cases(library), *BY_HAND]
    missed = [
        (question, area)
        for question, service, area in cases
        if not _is_of(advisor.ask(question, talk, DAY, "fi"), service, area, library)
    ]
    assert len(cases) >= 40
    assert len(missed) <= len(cases) // 10, missed


@pytest.mark.parametrize(("question", "service", "area"), BY_HAND, ids=[case[0] for case in BY_HAND])
def test_by_hand(question: str, service: str | None, area: str, advisor: Advisor) -> None:
    """Questions as people write them."""
    turn = advisor.ask(question, Conversation(audience="counsellor"), DAY, "fi")
    assert _is_of(turn, service, area, advisor.library), (turn.decision, turn.reply.sections[0].title)


@pytest.mark.parametrize("audience", [None, "client", "relative", "employer", "counsellor"])
def test_no_stray_record(audience: Audience | None, advisor: Advisor) -> None:
    """Whoever asks, a named service brings no record of another one."""
    library = advisor.library
    stray = []
    for question, service, _ in _cases(library):
        decision = advisor.ask(question, Conversation(audience=audience), DAY, "fi").decision
        facts = decision.facts if isinstance(decision, Answer) else ()
        stray += [(question, fact) for fact in facts if library.regional_facts[fact].service != service]
    assert stray == []


def test_every_area_has_cues(library: Library, index: Index) -> None:
    """Each area of the records can be asked for."""
    areas = {fact.area for fact in library.regional_facts.values()}
    assert {f"area-{area}" for area in areas} == {each for each in library.asked if each.startswith("area-")}
    assert len(index.asked) == sum(len(part.cues) for part in library.asked.values())
