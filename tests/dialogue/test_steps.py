"""The steps of a path: every question about each is answered, or sends the reader to ask."""

import datetime

import pytest

from ohjaus.advisor import Advisor
from ohjaus.chat.fragments import opening
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.compose import guide_reply
from ohjaus.library.model import REGISTERS, Library, Register
from ohjaus.render.to_html import answer_page
from ohjaus.site.pages import build_pages

ROWS = ["result", "duration", "cost", "if-no", "without-codes"]


@pytest.mark.parametrize("register", REGISTERS)
def test_every_step_has_every_row(register: Register, library: Library, day: datetime.date) -> None:
    """Who acts, what you get, how long, what it costs, if the answer is no, without bank codes, and whom to ask."""
    assert len(library.paths) == 5
    for path in library.paths.values():
        steps = guide_reply(path.id, library, day, register).steps
        assert [step.id for step in steps] == [step.id for step in path.steps]
        for step in steps:
            assert [key for key, _, _ in step.rows] == ROWS
            assert all(text for _, _, text in step.rows)
            assert step.actor
            assert step.office


def test_unknown_is_said(library: Library, day: datetime.date) -> None:
    """What no fact tells is said to be unknown, with the office to ask."""
    step = guide_reply("polku-tyotoiminnasta-palkkatyohon", library, day, "fi").steps[0]
    cost = next(text for key, _, text in step.rows if key == "cost")
    assert cost.startswith("Emme tiedä")
    assert step.office in cost


def test_free_only_where_a_fact_says_so(library: Library) -> None:
    """A step is called free of charge only when one of its facts says so."""
    for path in library.paths.values():
        for step in path.steps:
            if step.cost and ("maksuton" in step.cost.fi or "ei maksa" in step.cost.selko):
                facts = [library.facts[fact].statement for fact in step.facts if fact in library.facts]
                assert any("maksuton" in fact for fact in facts), (path.id, step.id)


def test_shown_everywhere(advisor: Advisor, day: datetime.date) -> None:
    """The site's page, the server's answer page and the chat show the rows in both registers."""
    library = advisor.library
    pages = build_pages(library, day, "")
    for register, prefix in (("fi", ""), ("selko", "selko/")):
        reply = guide_reply("polku-tyonantaja", library, day, register)  # type: ignore[arg-type]
        voice = Voice(library, register, lambda topic: f"/{topic}")  # type: ignore[arg-type]
        shown = (
            pages[f"{prefix}polku-tyonantaja/index.html"].decode(),
            answer_page(reply, library, ""),
            str(opening(reply, voice, "a", "")),
        )
        for html in shown:
            for step in reply.steps:
                assert all(text in html for _, _, text in step.rows)


def test_documented_paths_are_whole(library: Library) -> None:
    """Every record of the two documented paths of Kangasala and Lempäälä stands in an example of its path."""
    told = {fact for path in library.paths.values() for example in path.examples for fact in example.facts}
    records = [fact for fact in library.regional_facts.values() if fact.service.startswith("polku-")]
    assert len(records) == 40
    assert [fact.id for fact in records if fact.id not in told] == []
