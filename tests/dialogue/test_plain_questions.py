"""Short plain questions of tired people are answered by the section that says it, or that says whom to ask."""

import datetime

import pytest

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, Clarify
from ohjaus.library.model import REGISTERS

DAY = datetime.date(2026, 11, 23)

ANSWERED = [
    ("kuka vakuuttaa avotyöntekijän", "avotyotoiminta", "vakuutus"),
    ("kuka korvaa jos työkokeilija rikkoo koneen", "tyokokeilu-tyopaikalla", "vakuutus"),
    ("mitä teen jos sain karenssin väärin", "kieltaytyminen", "jos-paatos-on-kielteinen"),
    ("miten työssäoloehto kertyy nykyään", "tyottomyysetuus", "tyossaoloehto"),
    ("pankki ei anna tunnuksia kehitysvammaiselle", "ilman-pankkitunnuksia", "pankki"),
    ("maksaako valittaminen", "muutoksenhaku", "maksut"),
    ("voiko 55+ tuen yhdistää palkkatukeen", "tyollistamistuki-55", "yhdistaminen"),
    ("onko velvoitetyöllistäminen voimassa", "tyovoimapalvelut-muuttuivat", "velvoitetyo"),
    ("kuka maksaa bussin", "matkakorvaus", "paljonko"),
    ("työkkäri ei vastaa puhelimeen", "tyovoimapalvelut-muuttuivat", "kuka-auttaa"),
    ("ohjaaja on ilkeä, kenelle sanon", "oikeudet-palvelussa", "kuka-auttaa"),
    ("mulla on karenssi, mistä saan ruokarahaa", "kieltaytyminen", "mita-seuraavaksi"),
    ("voiko työkokeilija tehdä ylitöitä", "tyokokeilu-tyopaikalla", "kesto"),
]


@pytest.mark.parametrize(("text", "topic", "section"), ANSWERED, ids=[text for text, _, _ in ANSWERED])
def test_section(advisor: Advisor, text: str, topic: str, section: str) -> None:
    """The section that answers opens first, in both registers."""
    for register in REGISTERS:
        decision = advisor.ask(text, Conversation(), DAY, register).decision
        assert isinstance(decision, Answer)
        assert (decision.topic, decision.section) == (topic, section)


@pytest.mark.parametrize("text", ["saanko tehdä töitä vaikka oon eläkkeellä", "paljonko eläkkeellä saa tienata"])
def test_pension_is_named(advisor: Advisor, text: str) -> None:
    """A question that names the pension is not asked back whether it is about a pension."""
    decision = advisor.ask(text, Conversation(), DAY, "fi").decision
    assert isinstance(decision, Answer)
    assert decision.topic == "elake-ja-tyo"


@pytest.mark.parametrize("text", ["en ymmärrä päätöstä", "tukeni laskettiin väärin mitä teen"])
def test_appeal_is_offered(advisor: Advisor, text: str) -> None:
    """A decision that is hard to read or wrongly counted leads to how it is explained and changed."""
    decision = advisor.ask(text, Conversation(), DAY, "selko").decision
    topics = (
        decision.topics if isinstance(decision, Clarify) else (decision.topic,) if isinstance(decision, Answer) else ()
    )
    assert "muutoksenhaku" in topics


@pytest.mark.parametrize("text", ["paljonko saa tienata"])
def test_still_asked_back(advisor: Advisor, text: str) -> None:
    """Where a wrong guess costs money, a question that names no benefit is asked back."""
    assert isinstance(advisor.ask(text, Conversation(), DAY, "selko").decision, Clarify)
