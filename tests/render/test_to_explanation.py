"""The road of a question as text."""

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.render.to_explanation import to_explanation


def test_explanation(advisor: Advisor) -> None:
    """An editor reads how each word was understood, what was asked, what spoke for the topic and what was decided."""
    text = to_explanation(advisor.explain("paljonks kulukrovaus on turussa", Conversation()))
    assert "kulukrovaus → kulukorvaus: kulukorvaus" in text
    assert "(kirjoitusvirhe korjattu)" in text
    assert "Kunnat: turku" in text
    assert "Kysytään: paljonko" in text
    assert "termi «kulukorvaus»" in text
    assert "Päätös: vastataan" in text


def test_acute_need_shows_nothing_else(advisor: Advisor) -> None:
    """Of acute need and of personal data only the decision is told."""
    assert to_explanation(advisor.explain("en jaksa enää elää", Conversation())).count("\n") == 1
