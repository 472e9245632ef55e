"""A path walked step by step."""

from itertools import pairwise

import pytest

from conftest import DAY, Ask
from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.conversation import Conversation, conversation_from_address
from ohjaus.dialogue.decision import FINISHED, Answer, from_address, to_address
from ohjaus.library.model import Library

PATH = "polku-tyonantaja"


def test_step_is_in_the_address(library: Library) -> None:
    """The step that a reader is at comes back from the address; a step that no path has does not."""
    answer = Answer(PATH, step="hae-palkkatuki")
    assert from_address(to_address(answer)) == answer
    assert conversation_from_address(to_address(answer), library).turns == (answer,)
    for unknown in (Answer(PATH, step="olematon"), Answer("palkkatuki", step="hae-palkkatuki")):
        assert conversation_from_address(to_address(unknown), library).turns == ()


def test_every_path_can_be_walked_to_its_end(library: Library) -> None:
    """From the whole path the first choice is its first step, and *done* leads through every step, in order, to the end."""
    for path in library.paths.values():
        turn, seen = Answer(path.id), []
        while turn.step != FINISHED:
            reply = compose(turn, library, DAY, "fi")
            turn = from_address(reply.choices[0].turn)  # type: ignore[assignment]
            assert isinstance(turn, Answer)
            seen.append(turn.step)
        assert seen == [*(step.id for step in path.steps), FINISHED]
        assert compose(turn, library, DAY, "selko").sections[0].title == library.phrase("walk-finished-title", "selko")


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_step_tells_who_how_long_and_what_next(library: Library, register: str) -> None:
    """A step tells who acts and what is known of its length, then the next step and who acts there."""
    steps = library.paths[PATH].steps
    for step, following in pairwise(steps):
        reply = compose(Answer(PATH, step=step.id), library, DAY, register)  # type: ignore[arg-type]
        text = reply.sections[0].markdown
        assert reply.step == step.id
        assert step.actor.in_register(register) in text  # type: ignore[arg-type]
        assert following.title.in_register(register) in text  # type: ignore[arg-type]
        assert following.actor.in_register(register).rstrip(".") in text  # type: ignore[arg-type]
        if not isinstance(step.duration, str):
            assert library.phrase("step-duration", register) in text or "kauanko" in text  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["olen jo tehnyt tämän", "tein jo sen", "tehty"])
def test_done_moves_on(ask: Ask, words: str) -> None:
    """*I have done this already*, in any words, leads to the next step."""
    talk = Conversation((Answer(PATH, step="mieti-tyo"),))
    assert ask(words, conversation=talk).decision == Answer(PATH, step="ota-yhteytta")


def test_done_while_reading_the_guide_of_the_step(ask: Ask) -> None:
    """Who went to read the guide of a step is still on the path."""
    talk = Conversation((Answer(PATH, step="hae-palkkatuki"), Answer("palkkatuen-hakeminen")))
    assert ask("olen jo tehnyt tämän", conversation=talk).decision == Answer(PATH, step="odota-paatos")
    elsewhere = Conversation((Answer(PATH, step="hae-palkkatuki"), Answer("kulukorvaus")))
    assert ask("olen jo tehnyt tämän", conversation=elsewhere).decision != Answer(PATH, step="odota-paatos")


def test_question_at_a_step_is_about_the_step(ask: Ask) -> None:
    """How long this takes is told of the step that the reader is at, and the step stays in the address."""
    turn = ask("kauanko tämä kestää", conversation=Conversation((Answer(PATH, step="hae-palkkatuki"),)))
    assert isinstance(turn.decision, Answer)
    assert turn.decision.step == "hae-palkkatuki"
    first = turn.reply.sections[0].markdown
    assert "Käsittelyaika vaihtelee" in first
    assert "kolme kuukautta" not in first  # of another step


def test_more_at_a_step_is_the_guide_of_its_subject(ask: Ask) -> None:
    """*Tell me more* at a step leads to the guide that tells more of it."""
    turn = ask("kerro lisää", conversation=Conversation((Answer(PATH, step="hae-palkkatuki"),)))
    assert turn.decision == Answer("palkkatuen-hakeminen")
