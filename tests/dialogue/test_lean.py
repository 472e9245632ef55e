"""Whether a message stays on the subject of the talk."""

import pytest

from ohjaus.advisor import Advisor
from ohjaus.dialogue.calibrate import FollowUp, fit_staying
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, Clarify
from ohjaus.dialogue.lean import LONGEST, may_stay, staying_signals, subject_of
from ohjaus.finnish.analyse import analyse
from ohjaus.search.rank import Evidence, Ranking, find_evidence, rank

STAYS = ("kauanko se kestää", "entä jos en halua", "mistä sitä haetaan", "tarviiko siihen lausuntoa")
LEAVES = ("Voiko meidän yritys saada palkkatukea?", "entä asumistuki", "miten valitan Kelan päätöksestä")


def read(text: str, advisor: Advisor) -> tuple[Evidence, Ranking]:
    """What the index knows of a text, and its ranking."""
    evidence = find_evidence(analyse(text, advisor.index.lexicon), advisor.index)
    return evidence, rank(evidence, advisor.index)


@pytest.mark.parametrize("text", STAYS)
def test_stays(text: str, ask) -> None:  # type: ignore[no-untyped-def]
    """A message without a subject of its own is answered from the topic of the talk."""
    decision = ask("mitä on kuntouttava työtoiminta", text).decision
    assert isinstance(decision, Answer)
    assert decision.topic in {"kuntouttava-tyotoiminta", "kieltaytyminen"}


@pytest.mark.parametrize("text", LEAVES)
def test_leaves(text: str, ask) -> None:  # type: ignore[no-untyped-def]
    """A message that names another subject is answered from that."""
    decision = ask("mitä on kuntouttava työtoiminta", text).decision
    assert isinstance(decision, Answer)
    assert decision.topic in {"palkkatuki", "palkkatuen-hakeminen", "asumistuki", "muutoksenhaku"}


def test_the_choice_that_fits_is_the_subject(advisor: Advisor) -> None:
    """After a question back, the message leans on the offered topic that it fits best, not on the first."""
    talk = Conversation((Clarify(("palkkatuki", "kulukorvaus")),))
    _, ranking = read("se mitä maksetaan päivältä kuluihin", advisor)
    assert subject_of(talk, ranking, advisor.library) == "kulukorvaus"


def test_long_and_strange_messages_stand_alone(advisor: Advisor) -> None:
    """A long message, or one of everyday words that no guide uses, has a subject of its own."""
    assert may_stay(*read("kauanko se kestää", advisor))
    assert not may_stay(*read("miten tehdään pullaa", advisor))
    assert not may_stay(*read("kuntouttava työtoiminta " * LONGEST, advisor))


def test_signals_name_the_subject(advisor: Advisor) -> None:
    """The signals tell whether the message names the subject of the talk or something else."""
    library = advisor.library
    own = staying_signals(*read("paljonko kulukorvaus on", advisor), "kulukorvaus", library)
    other = staying_signals(*read("paljonko palkkatuki on", advisor), "kulukorvaus", library)
    assert (own["names_own"], own["names_other"]) == (1.0, 0.0)
    assert (other["names_own"], other["names_other"]) == (0.0, 1.0)
    assert own["own"] > other["own"]


def test_weights_are_fitted_from_conversations() -> None:
    """What speaks for staying in the examples gets a weight for it; without examples nothing does."""
    rows = [FollowUp({"points": 1.0}, True), FollowUp({"points": 0.0}, False)] * 10
    assert fit_staying(rows)["points"] > 0
    assert fit_staying(()) == {"bias": 0.0}
