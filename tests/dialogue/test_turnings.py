"""Where a talk turns: messages that lead from its topic to another."""

from pathlib import Path

import pytest
import yaml

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer
from ohjaus.finnish.analyse import analyse
from ohjaus.finnish.normalise import normalise
from ohjaus.library.load import load
from ohjaus.library.model import Turning
from ohjaus.search.rank import find_evidence

QUESTIONS = Path(__file__).parents[1] / "questions"
TURNINGS = load(Path(__file__).parents[2])[0].turnings  # type: ignore[union-attr]


def _after(topic: str, text: str, advisor: Advisor, day) -> object:  # type: ignore[no-untyped-def]
    return advisor.ask(text, Conversation((Answer(topic),)), day, "fi").decision


@pytest.mark.parametrize("turning", TURNINGS.values(), ids=TURNINGS)
def test_an_example_turns(turning: Turning, advisor: Advisor, day) -> None:  # type: ignore[no-untyped-def]
    """After each of its topics a turning's example is answered from the topic that it leads to."""
    for topic in turning.at:
        decision = _after(topic, turning.turns, advisor, day)
        assert isinstance(decision, Answer)
        assert decision.topic == turning.to, topic


@pytest.mark.parametrize("turning", TURNINGS.values(), ids=TURNINGS)
def test_what_looks_alike_does_not_turn(turning: Turning, advisor: Advisor, day) -> None:  # type: ignore[no-untyped-def]
    """The example beside it holds none of the turning's words and is not answered from where it leads."""
    words = analyse(turning.stays, advisor.index.lexicon)
    assert turning.id not in advisor.index.turning_table.scores(words)
    decision = _after(turning.at[0], turning.stays, advisor, day)
    assert not isinstance(decision, Answer) or decision.topic != turning.to


def test_no_example_is_a_sentence_that_measures() -> None:
    """The examples are our own words: none stands in a question file, or the files would measure themselves."""
    rows = [row for path in QUESTIONS.glob("*.yaml") for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    asked = {normalise(turn["q"]).strip(" ?.!") for row in rows for turn in row.get("turns", [row]) if turn.get("q")}
    assert len(asked) > 1000
    assert [turning.turns for turning in TURNINGS.values() if normalise(turning.turns).strip(" ?.!") in asked] == []


def test_a_named_topic_decides(ask) -> None:  # type: ignore[no-untyped-def]
    """A message that names another topic goes there, whatever turn of phrase it holds."""
    assert ask("mitä palkkatuki on", "miten haetaan kulukorvausta").decision.topic == "kulukorvaus"


def test_the_same_words_without_the_talk_turn_nothing(advisor: Advisor, day) -> None:  # type: ignore[no-untyped-def]
    """Said first, or after a topic that the turning does not name, its words decide nothing."""
    text = TURNINGS["nuorempi-kuin-55"].turns
    first = advisor.ask(text, Conversation(), day, "fi").decision
    later = advisor.ask(text, Conversation((Answer("nuorten-palvelut"),)), day, "fi").decision
    assert Answer("palkkatuki") not in (first, later)


def test_after_a_place_the_talk_goes_on(ask, advisor: Advisor) -> None:  # type: ignore[no-untyped-def]
    """A place told in a talk is answered from its region, the subject beside it; the next message is on the subject again."""
    there = ask("mitä on avotyö", "Uusikaupunki").decision
    assert (there.topic, there.also, there.place) == ("alue-uusikaupunki", "avotyotoiminta", "uusikaupunki")
    assert ask("mitä on avotyö", "Uusikaupunki", "kuka siinä on vakuutettu").decision.topic in {
        "avotyotoiminta",
        "oikeudet-palvelussa",
    }
    assert find_evidence(analyse("Uusikaupunki", advisor.index.lexicon), advisor.index).places == ("uusikaupunki",)


def test_a_place_that_no_description_covers(ask) -> None:  # type: ignore[no-untyped-def]
    """Elsewhere the subject is told again for that place, with its offices."""
    decision = ask("mitä on avotyö", "Oulu").decision
    assert (decision.topic, decision.place) == ("avotyotoiminta", "oulu")
