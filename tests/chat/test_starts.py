"""The first buttons."""

import pytest

from ohjaus.chat.starts import STARTS, starting_choices
from ohjaus.dialogue.decision import Answer, from_address
from ohjaus.library.model import AUDIENCES, Library


@pytest.mark.parametrize("audience", [None, *AUDIENCES])
def test_every_start_leads_somewhere(library: Library, audience: str | None) -> None:
    """No first button is lost: each topic and each section of it exists, in both registers."""
    for register in ("fi", "selko"):
        choices = starting_choices(audience, library, register)  # type: ignore[arg-type]
        assert tuple(choice.turn for choice in choices) == STARTS[audience]  # type: ignore[index]
        for choice in choices:
            answer = from_address(choice.turn)
            assert isinstance(answer, Answer)
            assert answer.section is None or library.guide(answer.topic, register).section(answer.section)  # type: ignore[arg-type]
