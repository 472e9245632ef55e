"""*What happens next*, in few words: with no talk behind it, at a step of a path, and past the last one."""

import pytest

from conftest import DAY, Ask
from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.conversation import Conversation, conversation_from_address
from ohjaus.dialogue.decision import FINISHED, Answer, Clarify, from_address, to_address
from ohjaus.dialogue.walk import NEXT
from ohjaus.library.model import REGISTERS, Asked, Library, Register, Twin

PATH = "polku-tyonantaja"
WORDS = [
    "mitä seuraavaksi tapahtuu", "mitä nyt", "entä sitten", "mitä tämän jälkeen", "mitä sitten",
    "mitäs sitten", "mikä on seuraava vaihe", "mitä minun pitää tehdä seuraavaksi", "ja mitä sen jälkeen tapahtuu",
]  # fmt: skip


@pytest.mark.parametrize("words", WORDS)
def test_nothing_said_before_asks_which_path(ask: Ask, library: Library, words: str) -> None:
    """With no talk behind it, the question is answered by asking which path one is on: every path is a button."""
    turn = ask(words)
    assert turn.decision == Clarify(tuple(library.paths), NEXT)
    assert turn.reply.title == library.phrase("onward-title", "fi")
    assert [choice.label for choice in turn.reply.choices] == [
        library.guide(path, "fi").title for path in library.paths
    ]
    assert turn.reply.warnings == ()  # which path one is on says nothing yet of what is to be waited for
    assert conversation_from_address(turn.conversation.to_address(), library).turns == (turn.decision,)


def test_path_that_was_chosen_asks_for_the_step(ask: Ask, library: Library) -> None:
    """The button of a path leads to its steps as buttons, and such a button to the step."""
    chosen = from_address(ask("mitä nyt").reply.choices[0].turn)
    assert isinstance(chosen, Answer)
    for register in REGISTERS:
        reply = compose(chosen, library, DAY, register)
        assert reply.choices_title == library.phrase("walk-where-title", register)
        steps = [step.id for step in library.paths[chosen.topic].steps]
        assert [from_address(choice.turn) for choice in reply.choices] == [
            Answer(chosen.topic, step=step) for step in steps
        ]


def test_employer_has_one_path(ask: Ask) -> None:
    """Who said to be an employer is asked for the step at once."""
    assert ask("mitä seuraavaksi tapahtuu", conversation=Conversation(audience="employer")).decision == Answer(
        PATH, NEXT
    )


@pytest.mark.parametrize("words", WORDS)
def test_at_a_step_the_next_one_leads(ask: Ask, library: Library, words: str) -> None:
    """At a step the next one is told first, with who acts; the reader stays at the step until it is done."""
    now, following = library.paths[PATH].steps[:2]
    turn = ask(words, conversation=Conversation((Answer(PATH, step=now.id),)))
    assert turn.decision == Answer(PATH, NEXT, step=now.id)
    first = turn.reply.sections[0]
    assert following.title.fi in first.title
    assert following.actor.fi in first.markdown
    assert now.text.fi not in first.markdown
    assert turn.reply.step == now.id
    assert from_address(turn.reply.choices[0].turn) == Answer(PATH, step=following.id)  # done: on to it
    assert conversation_from_address(to_address(turn.decision), library).turns == (turn.decision,)


@pytest.mark.parametrize("register", REGISTERS)
def test_next_step_tells_how_long_it_takes(library: Library, register: Register) -> None:
    """Whatever is known of the next step's length is told, else whom to ask for it."""
    for path in library.paths.values():
        for now, following in zip(path.steps, path.steps[1:], strict=False):
            part = library.guide(path.id, register).for_aspect(NEXT)
            assert part is not None
            first = compose(Answer(path.id, part.id, step=now.id), library, DAY, register).sections[0].markdown
            if isinstance(following.duration, Twin):
                assert following.duration.in_register(register) in first
            elif isinstance(following.duration, Asked):
                assert library.phrase("step-unknown-duration", register) in first


def test_reading_of_a_step_is_still_on_the_path(ask: Ask) -> None:
    """Who reads the guide of the step is told what comes after the step."""
    talk = Conversation((Answer(PATH, step="hae-palkkatuki"), Answer("palkkatuen-hakeminen")))
    assert ask("mitä seuraavaksi tapahtuu", conversation=talk).decision == Answer(PATH, NEXT, step="hae-palkkatuki")


def test_after_the_last_step_comes_the_end(ask: Ask, library: Library) -> None:
    """At the last step it is said to be the last; past it, that all is done."""
    last = library.paths[PATH].steps[-1].id
    at_last = ask("mitä sitten", conversation=Conversation((Answer(PATH, step=last),)))
    assert library.phrase("walk-last", "fi") in at_last.reply.sections[0].markdown
    past = ask("mitä sitten", conversation=Conversation((Answer(PATH, step=FINISHED),)))
    assert past.reply.sections[0].title == library.phrase("walk-finished-title", "fi")


def test_who_is_on_the_path_is_not_told_to_begin(library: Library) -> None:
    """The whole path, seen from a step of it, offers to go on from that step and not to begin."""
    step = library.paths[PATH].steps[2]
    for register in REGISTERS:
        reply = compose(Answer(PATH), library, DAY, register, walk=Answer(PATH, step=step.id))
        assert from_address(reply.choices[0].turn) == Answer(PATH, step=step.id)
        assert library.phrase("walk-begin", register) not in [choice.label for choice in reply.choices]
    elsewhere = compose(Answer(PATH), library, DAY, "fi", walk=Answer("polku-kuntouttava-tyotoiminta", step="x"))
    assert elsewhere.choices[0].label == library.phrase("walk-begin", "fi")


@pytest.mark.parametrize("words", ["mitä palkkatuen jälkeen", "mitä seuraavaksi jos työkokeilu loppuu"])
def test_named_subject_is_answered(ask: Ask, words: str) -> None:
    """Where a subject is named, its own guide answers."""
    found = ask(words).decision
    assert isinstance(found, Answer)
    assert found.topic not in {PATH}
