"""Whom a reader who wants a person is led to."""

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decide import MOST_FAILED
from ohjaus.dialogue.decision import Clarify, HandOff
from ohjaus.dialogue.people import SURE, numbers


def test_a_person_for_the_subject_of_the_talk(ask) -> None:  # type: ignore[no-untyped-def]
    """Who asks for a person after a topic gets the office of that topic, and no other."""
    turn = ask("mikä on palkkatuki", "haluan puhua ihmiselle")
    assert turn.decision == HandOff("human", topic="palkkatuki")
    assert "Palkkatuki" in turn.reply.lead
    assert len([contact for contact in turn.reply.contacts if not contact.number]) == 1


def test_a_person_without_a_subject(ask) -> None:  # type: ignore[no-untyped-def]
    """Who asks for a person at once gets the three offices that help with most things."""
    turn = ask("haluan puhua ihmiselle")
    assert turn.decision == HandOff("human")
    assert len([contact for contact in turn.reply.contacts if not contact.number]) == 3


def test_people_of_the_place_are_no_wish_for_a_person(ask) -> None:  # type: ignore[no-untyped-def]
    """A question about the people of a service is not taken for a wish to talk to somebody."""
    assert ask("mitä on päivätoiminta", "onko siellä paljon ihmisiä").decision != HandOff(
        "human", topic="paivatoiminta"
    )


def test_only_sure_numbers_of_the_own_area(advisor: Advisor) -> None:
    """A number has its source's day, and a regional one is shown in its own municipalities alone."""
    library = advisor.library
    assert numbers("kela", None, library, "fi")
    here, elsewhere = (numbers("hyvinvointialue", place, library, "fi") for place in ("kangasala", "turku"))
    assert here and not elsewhere
    assert all(contact.number and contact.dated for contact in here)
    assert all(c.confidence in SURE for c in library.contacts.values() if c.office and c.phone)


def test_never_a_third_guess(advisor: Advisor, day) -> None:  # type: ignore[no-untyped-def]
    """After two turns without an answer, what would be asked back once more is handed to a person."""
    talk = Conversation((Clarify(("palkkatuki", "kulukorvaus")),) * MOST_FAILED)
    assert isinstance(advisor.ask("työtoiminta", Conversation(), day, "fi").decision, Clarify)
    assert not isinstance(advisor.ask("kuntoutus", talk, day, "fi").decision, Clarify)
