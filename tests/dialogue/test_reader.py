"""What a reply says of its reader and of the question: whom it speaks to, and what was asked in its title."""

import pytest

from conftest import DAY
from ohjaus.dialogue.compose import compose
from ohjaus.dialogue.decision import Answer, Clarify, HandOff, Refuse, from_address
from ohjaus.library.model import REGISTERS, Library, Register
from ohjaus.render.to_html import answer_page
from ohjaus.render.to_text import to_text


@pytest.mark.parametrize("register", REGISTERS)
def test_relative_is_told_whom_the_text_speaks_to(library: Library, register: Register) -> None:
    """A relative's answer says first that *you* is the person concerned; others are told nothing of it."""
    told = library.phrase("addressee-relative", register)
    reply = compose(Answer("kulukorvaus"), library, DAY, register, audience="relative")
    assert reply.addressee == told
    assert to_text(reply).split("\n\n")[1] == told
    page = answer_page(reply, library, "https://example.org/")
    assert page.index(told) < page.index('class="lead"')
    for audience in (None, "client", "employer", "counsellor"):
        assert not compose(Answer("kulukorvaus"), library, DAY, register, audience=audience).addressee


@pytest.mark.parametrize(
    "decision",
    [Answer("alue-laitila"), Answer("polku-tyonantaja"), Clarify(("kulukorvaus", "matkakorvaus")), HandOff("unknown")],
)
def test_text_that_speaks_to_no_client(library: Library, decision: Answer) -> None:
    """A region's description, an employer's guide and what is no guide say nothing of whom they speak to."""
    assert not compose(decision, library, DAY, "fi", audience="relative").addressee


def test_title_has_the_topic_and_what_was_asked(library: Library) -> None:
    """The asked section stands in the title by the name of its aspect, one of the guide's own by its title."""
    assert compose(Answer("kulukorvaus", "paljonko"), library, DAY, "fi").title == "Kulukorvaus: paljonko"
    assert compose(Answer("kulukorvaus", "paljonko"), library, DAY, "selko").title == "Kulukorvaus: paljonko rahaa"
    assert compose(Answer("kulukorvaus"), library, DAY, "fi").title == "Kulukorvaus"
    own = compose(Answer("avotyotoiminta", "vakuutus"), library, DAY, "fi")
    part = library.guide("avotyotoiminta", "fi").section("vakuutus")
    assert part is not None
    assert own.title.endswith(part.title)


@pytest.mark.parametrize("register", REGISTERS)
def test_refusal_gives_ways_on(library: Library, register: Register) -> None:
    """Personal data is refused with first choices and the way to a person, each of which can be pressed."""
    reply = compose(Refuse("phone"), library, DAY, register)
    assert len(reply.choices) > 2
    assert all(isinstance(from_address(choice.turn), Answer) for choice in reply.choices)
    assert reply.human is not None
    assert from_address(reply.human.turn) == HandOff("human")


def test_counsellor_at_a_step_has_the_law_of_the_step(library: Library) -> None:
    """At each step of a path the law is that of the step's subject, else the path's own; others are shown none."""
    for path in library.paths.values():
        for step in path.steps:
            law = compose(Answer(path.id, step=step.id), library, DAY, "fi", audience="counsellor").law
            assert law == (library.topics[step.topic].law or library.topics[path.id].law or "")
            assert compose(Answer(path.id, step=step.id), library, DAY, "fi", audience="client").law == ""


def test_a_region_is_no_law(library: Library) -> None:
    """The description of a region names an area where other topics name an act: it is not shown as law."""
    for region in library.regions:
        assert compose(Answer(region), library, DAY, "fi", audience="counsellor").law == ""
