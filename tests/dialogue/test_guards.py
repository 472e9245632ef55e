"""The warning before an act that would lose a support."""

import json

import pytest

from conftest import DAY, Ask
from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, Clarify, Crisis, Decision, HandOff, Refuse
from ohjaus.library.model import Library
from ohjaus.render.to_html import answer_page
from ohjaus.render.to_json import to_json
from ohjaus.render.to_text import to_text

GUARD = "paatos-ennen-tyota"
PATH = "polku-tyonantaja"


def warned(decision: Decision, library: Library, audience: str | None, talked: str | None = None) -> list[str]:
    """The ids of the warnings that a reply begins with."""
    reply = compose(decision, library, DAY, "fi", audience=audience, talked=talked)  # type: ignore[arg-type]
    return [warning.id for warning in reply.warnings]


QUESTIONS = (
    "voiko työ alkaa heti", "teen työsopimuksen huomenna", "milloin hän voi aloittaa", "palkkaan hänet maanantaina",
    "mitä työsopimukseen kirjoitetaan", "saako koeajalla aloittaa jo nyt",
)  # fmt: skip


@pytest.mark.parametrize("text", QUESTIONS)
def test_employer_is_warned_before_the_act(ask: Ask, text: str) -> None:
    """Hiring, a contract or a start, asked within the talk of a support, gets the warning, whatever else is answered."""
    turn = ask(text, conversation=Conversation((Answer("palkkatuki"),), audience="employer"))
    assert GUARD in [warning.id for warning in turn.reply.warnings]


def test_warning_is_told_to_those_who_may_do_the_act(library: Library) -> None:
    """Employers, and those who advise them; to a client neither in a guide for everyone nor anywhere else."""
    assert warned(Answer("palkkatuki"), library, "employer") == [GUARD]
    assert warned(Answer("palkkatuki"), library, "counsellor") == [GUARD]
    assert warned(Answer("palkkatuki"), library, None) == [GUARD]
    assert warned(Answer("palkkatuki"), library, "client") == []
    assert warned(Answer("oppisopimus"), library, None) == []
    assert warned(Answer("oppisopimus"), library, "employer") == [GUARD]
    assert warned(Answer("kulukorvaus"), library, "employer", "palkkatuki") == []


def test_warning_stays_when_nothing_else_is_known(library: Library) -> None:
    """A reply that hands over or asks back keeps the warning of the talk; acute need and refusal have nothing above them."""
    assert warned(HandOff("unknown"), library, "employer", "palkkatuki") == [GUARD]
    assert warned(HandOff("unknown"), library, "employer", "kulukorvaus") == []
    assert warned(Clarify(("palkkatuki", "palkkatuen-hakeminen")), library, "employer") == [GUARD]
    assert warned(Crisis(next(iter(library.safety))), library, "employer", "palkkatuki") == []
    assert warned(Refuse("phone"), library, "employer", "palkkatuki") == []


def test_warning_ends_when_the_first_is_done(library: Library) -> None:
    """On the path it is told up to the step that must come first, and not after it."""
    steps = [step.id for step in library.paths[PATH].steps]
    told = [step for step in steps if warned(Answer(PATH, step=step), library, "employer")]
    assert told == steps[: steps.index("odota-paatos") + 1]


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_warning_comes_first_in_every_form(library: Library, register: str) -> None:
    """In text and on a page it stands before the summary and the sections; in JSON it is a field of its own."""
    for guard in library.guards.values():
        topic = guard.topics[0]
        reply = compose(Answer(topic), library, DAY, register, audience="employer")  # type: ignore[arg-type]
        warning = guard.warning.in_register(register)  # type: ignore[arg-type]
        for form in (to_text(reply), answer_page(reply, library, "https://example.org/").split("<h1", 1)[1]):
            assert form.index(warning) < form.index(reply.lead)
            assert form.index(warning) < form.index(reply.sections[0].title)
        assert warning in json.dumps(to_json(reply)["warnings"], ensure_ascii=False)
        assert reply.warnings[0].dated


def test_no_benefit_is_named_in_the_code(library: Library) -> None:
    """The order is data: every guard's topics, path and steps are of the library, and its facts are verified."""
    for guard in library.guards.values():
        assert {library.facts[fact].confidence for fact in guard.facts} == {"verified"}
        assert set(guard.topics) <= library.topics.keys()
