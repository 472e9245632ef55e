"""The steps of a path: what is known of each, what is not and whom to ask, and each row by a question."""

import datetime

import pytest

from ohjaus.advisor import Advisor
from ohjaus.chat.fragments import opening
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.compose import guide_reply
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer, from_address, to_address
from ohjaus.library.coverage import coverage
from ohjaus.library.model import REGISTERS, Asked, Library, Register, Twin
from ohjaus.render.to_html import answer_page
from ohjaus.render.to_text import to_text
from ohjaus.site.pages import build_pages

ROWS = ["result", "duration", "cost", "if-no", "without-codes"]
MOST_UNKNOWN = 3  # times that a page of a path may say that we do not know


@pytest.mark.parametrize("register", REGISTERS)
def test_rows(register: Register, library: Library, day: datetime.date) -> None:
    """What is known has a row, what is not stands in one row with whom to ask, and no other question is raised."""
    assert len(library.paths) == 5
    for path in library.paths.values():
        steps = guide_reply(path.id, library, day, register).steps
        assert [step.id for step in steps] == [step.id for step in path.steps]
        for shown, step in zip(steps, path.steps, strict=True):
            known = [key for key in ROWS if isinstance(step.rows[key], Twin)]
            unknown = [row for row in step.rows.values() if isinstance(row, Asked)]
            assert [key for key, _, _ in shown.rows] == known + (["unknown"] if unknown else [])
            assert all(text for _, _, text in shown.rows)
            assert shown.actor
            assert shown.office


def test_unknown_is_gathered(library: Library, day: datetime.date) -> None:
    """What no fact tells is said once for a step, with the office to ask; an act of telling raises no such question."""
    steps = guide_reply("polku-tyotoiminnasta-palkkatyohon", library, day, "fi").steps
    by_id = {step.id: {key: text for key, _, text in step.rows} for step in steps}
    office = library.organisations["hyvinvointialue"].name.fi
    assert by_id["tyohonvalmennus"]["unknown"] == (
        f"Emme tiedä, kauanko tämä kestää ja mitä tämä maksaa. Kysy: {office}."
    )
    assert set(by_id["kerro-toiveesi"]) == {"result", "if-no", "without-codes"}


@pytest.mark.parametrize("register", REGISTERS)
def test_unknown_is_rare(register: Register, library: Library, day: datetime.date) -> None:
    """The steps of a path say only a few times that we do not know, and nowhere but in the gathered row."""
    for path in library.paths:
        rows = [row for step in guide_reply(path, library, day, register).steps for row in step.rows]
        assert sum("mme tiedä" in text for _, _, text in rows) <= MOST_UNKNOWN, path
        assert all(key == "unknown" for key, _, text in rows if "mme tiedä" in text), path


def test_report_counts_unknown_rows(library: Library) -> None:
    """The editors' report counts the rows, and those that nobody knows."""
    counts = coverage(library)
    assert 0 < counts["path_rows_unknown"] <= MOST_UNKNOWN * 2 * len(library.paths)
    assert counts["path_rows"] > 100


ASKED_ROWS = {
    "cost": ("mitä maksaa kun hakee palkkatyöhön työtoiminnasta", "polku-tyotoiminnasta-palkkatyohon", "cost"),
    "codes": ("miten työtoiminnasta palkkatyöhön ilman pankkitunnuksia", "polku-tyotoiminnasta-palkkatyohon",
              "without-codes"),
    "how long": ("kauanko se kestää että pääsen työtoiminnasta palkkatöihin", "polku-tyotoiminnasta-palkkatyohon",
                 "duration"),
    "who": ("kuka tekee mitäkin kun siirrytään työtoiminnasta palkkatyöhön", "polku-tyotoiminnasta-palkkatyohon",
            "who"),
    "no": ("työtoiminnasta palkkatyöhön mitä jos vastaus on ei", "polku-tyotoiminnasta-palkkatyohon", "if-no"),
    "employer's cost": ("työnantajan polku mitä maksaa", "polku-tyonantaja", "cost"),
}  # fmt: skip


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize(("text", "topic", "row"), ASKED_ROWS.values(), ids=ASKED_ROWS.keys())
def test_rows_by_question(
    text: str, topic: str, row: str, register: Register, advisor: Advisor, day: datetime.date
) -> None:
    """A question of a path for one row brings that row of every step that has it, and says what nobody knows."""
    turn = advisor.ask(text, Conversation(), day, register)
    assert isinstance(turn.decision, Answer)
    assert (turn.decision.topic, turn.decision.row) == (topic, row)
    assert from_address(to_address(turn.decision)) == turn.decision
    library = advisor.library
    shown = to_text(turn.reply)
    for step in library.paths[topic].steps:
        value = step.rows.get(row)
        if isinstance(value, Twin):
            assert value.in_register(register) in shown
        if isinstance(value, Asked):
            assert library.phrase("rows-unknown", register, steps="", office="").split(" .")[0].strip() in shown
            assert library.organisations[value.asked].name.in_register(register) in shown
        if row == "who":
            assert step.actor.in_register(register).rstrip(".") in shown
    assert f"/{topic}/"[1:] in turn.reply.path


@pytest.mark.parametrize("register", REGISTERS)
def test_page_tells_once(register: Register, library: Library, day: datetime.date) -> None:
    """A path's page holds each step once and the example once; links to the guide's short forms still land."""
    pages = build_pages(library, day, "")
    for path in library.paths.values():
        page = pages[f"{'selko/' if register == 'selko' else ''}{path.id}/index.html"].decode()
        guide = library.guide(path.id, register)
        for section in guide.sections:
            assert page.count(f'id="{section.id}"') == 1, (path.id, section.id)
            if section.role in ("steps", "examples"):
                assert page.count(f"{section.title}</h2>") == (section.title == library.phrase("steps-title", register))
        for step in path.steps:
            assert page.count(f'id="vaihe-{step.id}"') == 1
        assert any(section.role == "steps" for section in guide.sections)


def test_free_only_where_a_fact_says_so(library: Library) -> None:
    """A step is called free of charge only when one of its facts says so."""
    for path in library.paths.values():
        for step in path.steps:
            if isinstance(step.cost, Twin) and ("maksuton" in step.cost.fi or "ei maksa" in step.cost.selko):
                facts = [library.facts[fact].statement for fact in step.facts if fact in library.facts]
                assert any("maksuton" in fact for fact in facts), (path.id, step.id)


def test_shown_everywhere(advisor: Advisor, day: datetime.date) -> None:
    """The site's page, the server's answer page and the chat show the rows in both registers."""
    library = advisor.library
    pages = build_pages(library, day, "")
    for register, prefix in (("fi", ""), ("selko", "selko/")):
        reply = guide_reply("polku-tyonantaja", library, day, register)  # type: ignore[arg-type]
        voice = Voice(library, register, lambda answer: f"/{answer.topic}")  # type: ignore[arg-type]
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
