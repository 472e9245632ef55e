"""The same question on other days: where the law differs the answer says so, and says what held."""

import datetime

import pytest

from ohjaus.advisor import Advisor, Turn
from ohjaus.chat.fragments import opening
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.amounts import PLACE
from ohjaus.dialogue.compose import compose, guide_reply
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer
from ohjaus.dialogue.rows import row_section
from ohjaus.dialogue.steps import shown_steps
from ohjaus.library.dates import first_day
from ohjaus.library.model import REGISTERS, Library, Register
from ohjaus.render.to_text import to_text
from ohjaus.site.pages import build_pages

BEFORE, BETWEEN, AFTER = (datetime.date(2025, 1, 1), datetime.date(2026, 6, 1), datetime.date(2027, 1, 1))


def asked(advisor: Advisor, text: str, day: datetime.date, register: Register = "fi") -> Turn:
    """The answer to a first question on a day."""
    return advisor.ask(text, Conversation(), day, register)


LAWS = [
    ("paljonko on yleistuki", "1.5.2026", "työmarkkinatukea ja peruspäivärahaa", "1. toukokuuta 2026", "työmarkkinatukea"),
    ("mitä tapahtuu kun olen ilmoittautunut työnhakijaksi", "1.1.2026", "viiden arkipäivän", "1. tammikuuta 2026", "5 arkipäivän"),
    ("saako opiskelija asumistukea", "1.8.2025", "opiskelijat saivat", "1. elokuuta 2025", "opiskelija haki"),
    ("paljonko on toimeentulotuki", "1.3.2026", "ansiotulovähennys", "1. maaliskuuta 2026", "palkka pienensi"),
    ("miksi kela voi alentaa toimeentulotukea", "1.2.2026", "eivät vielä olleet voimassa", "1. helmikuuta 2026", "eivät vielä olleet"),
    ("kenelle kuntouttava työtoiminta on", "1.1.2026", "toimeentulotukea", "1. tammikuuta 2026", "pitkään työtön"),
]  # fmt: skip


@pytest.mark.parametrize(("question", "begins", "then", "plain_begins", "plain_then"), LAWS)
def test_before_a_change(
    question: str, begins: str, then: str, plain_begins: str, plain_then: str, advisor: Advisor
) -> None:
    """Before a change of law the answer opens with when its text begins to hold and what held on the day."""
    for register, day_text, old in (("fi", begins, then), ("selko", plain_begins, plain_then)):
        reply = asked(advisor, question, BEFORE, register).reply  # type: ignore[arg-type]
        told = [note for note in reply.day_notes if day_text in note and old in note]
        assert told, (reply.title, reply.section, reply.day_notes)
        text = to_text(reply)
        assert text.index(told[0][:40]) < text.index(reply.lead[:40])


@pytest.mark.parametrize("question", [law[0] for law in LAWS])
def test_after_a_change(question: str, advisor: Advisor) -> None:
    """Once the changes hold nothing is said of the day, and after the turn of the year that nobody has checked since."""
    for register in REGISTERS:
        assert asked(advisor, question, BETWEEN, register).reply.day_notes == ()
        late = asked(advisor, question, AFTER, register).reply
        assert late.day_notes == ()
        assert "tarkistettu viimeksi" in late.reviewed
        text = to_text(late)
        assert text.count("tarkistettu viimeksi") == 1
        assert text.index("tarkistettu viimeksi") > text.index(late.contacts_title)


def test_three_days_differ(advisor: Advisor) -> None:
    """The answers of the three days are three texts."""
    for law in LAWS:
        assert len({to_text(asked(advisor, law[0], day).reply) for day in (BEFORE, BETWEEN, AFTER)}) == 3


def test_the_old_benefit_has_its_sum(advisor: Advisor) -> None:
    """Before yleistuki the sum of the benefit that it replaced is shown, and no sum of yleistuki."""
    for day in (datetime.date(2025, 6, 1), datetime.date(2026, 2, 1)):
        reply = asked(advisor, "paljonko työmarkkinatuki on", day).reply
        assert any("37,21 euroa päivässä" in note for note in reply.day_notes)
        shown = {amount.id: amount for section in reply.sections for amount in section.amounts}
        assert shown["tyottomyysetuus.tyomarkkinatuki-ja-peruspaivaraha"].is_current
        assert "37,21" not in shown["tyottomyysetuus.yleistuki"].text


def test_no_section_tells_a_later_law_silently(library: Library) -> None:
    """On any of many days a section that rests on a fact which began later, on a day, says so."""
    for year in range(2022, 2027):
        for month in (1, 6, 12):
            day = datetime.date(year, month, 15)
            for topic in library.guides:
                reply, first = guide_reply(topic, library, day, "fi"), True
                for section in reply.sections:
                    late = [
                        fact.valid_from
                        for fact in (library.facts[each] for each in section.facts if each in library.facts)
                        if fact.valid_from and len(fact.valid_from) == 10 and first_day(fact.valid_from) > day
                        if fact.value is None
                    ]
                    assert not late or section.day_notes or (first and reply.day_notes), (topic, section.id, day, late)
                    first = False


def test_records_hold_together(library: Library) -> None:
    """A change's facts exist and begin on its day, what held before rests on facts, and its amounts are known."""
    for change in library.law_changes.values():
        for fact in change.facts:
            begins = library.facts[fact].valid_from
            assert begins is None or first_day(begins) <= change.valid_from, (change.id, fact)
        assert set(change.before_facts) <= set(library.facts)
        assert bool(change.before) == bool(change.before_facts), change.id
        assert change.check_with in library.organisations
        for text in (change.before.fi, change.before.selko) if change.before else ():
            assert all(match[1] in library.amounts for match in PLACE.finditer(text))


def test_today_is_silent(library: Library, day: datetime.date) -> None:
    """On the day of the last review no guide has anything to say of its day."""
    for topic in library.guides:
        reply = guide_reply(topic, library, day, "fi")
        assert reply.day_notes == ()
        assert all(section.day_notes == () for section in reply.sections)


def test_on_the_site_and_in_the_chat(advisor: Advisor) -> None:
    """The note stands on the page of that day, at the path's step, and in the chat."""
    pages = build_pages(advisor.library, BEFORE, "")
    for name, text in (
        ("tyottomyysetuus/index.html", "työmarkkinatukea ja peruspäivärahaa"),
        ("polku-tyotoiminnasta-palkkatyohon/index.html", "viiden arkipäivän"),
        ("selko/polku-tyotoiminnasta-palkkatyohon/index.html", "5 arkipäivän sisällä"),
    ):
        assert text in pages[name].decode()
    reply = asked(advisor, "paljonko on yleistuki", BEFORE).reply
    voice = Voice(advisor.library, "fi", lambda answer: f"/{answer.topic}")
    assert "oh-day" in opening(reply, voice, "a", "")


def test_a_known_rule_silences_the_unknown(advisor: Advisor) -> None:
    """Where the answer says what held on the day, it does not go on to say that nobody knows."""
    reply = asked(advisor, "alkuhaastattelu milloin pidetään", BEFORE).reply
    assert len(reply.day_notes) == 1
    assert "viiden arkipäivän" in reply.day_notes[0]
    assert "Emme tiedä" not in to_text(reply)


def test_notes_are_few_and_said_once(library: Library) -> None:
    """Before the answer stands at most one note of the day, after it at most one more, and no two are alike."""
    for year in range(2022, 2028):
        for month in (1, 6):
            day = datetime.date(year, month, 15)
            for topic in library.guides:
                for register in REGISTERS:
                    for section in (None, *(part.id for part in library.guide(topic, register).sections)):
                        reply = compose(Answer(topic, section), library, day, register)
                        notes = [*reply.day_notes, *reply.sections[0].day_notes]
                        assert len(reply.day_notes) <= 1
                        assert len(notes) <= 2
                        assert len(reply.notices) <= 2
                        assert len({*notes, *reply.notices}) == len(notes) + len(reply.notices)


@pytest.mark.parametrize(
    ("question", "day", "register"),
    [("mitä se kuty on", AFTER, "selko"), ("lähteekö eläke jos meen töihin kauppaan", BETWEEN, "fi")],
)
def test_the_answer_comes_first(question: str, day: datetime.date, register: Register, advisor: Advisor) -> None:
    """What has changed is told after the answer, and only of what the shown section tells."""
    reply = asked(advisor, question, day, register).reply
    assert reply.day_notes == ()
    text = to_text(reply)
    body = text.index(reply.sections[0].markdown.split(chr(10))[0][:30])
    assert text.index(reply.lead) < body
    assert all(text.index(notice[:40]) > body for notice in reply.notices)
    assert not any("alaikäraja" in notice for notice in reply.notices)


def test_a_page_keeps_every_change(library: Library) -> None:
    """An answer tells the changes of its section, the guide's page all that have begun."""
    shown = guide_reply("kuntouttava-tyotoiminta", library, BETWEEN, "fi").notices
    assert len(shown) > 2


@pytest.mark.parametrize(
    ("day", "fi", "selko"), [(BEFORE, "viiden arkipäivän", "5 arkipäivän"), (AFTER, "10 arkipäivän", "10 arkipäivän")]
)
def test_step_says_what_held(day: datetime.date, fi: str, selko: str, library: Library) -> None:
    """The rows of a path's steps are those of the day, as a list and as the answer to one question."""
    path = library.paths["polku-tyotoiminnasta-palkkatyohon"]
    for register, words in (("fi", fi), ("selko", selko)):
        (step,) = [each for each in shown_steps(path, library, day, register) if each.id == "tyonhakijaksi"]
        (told,) = [text for key, _, text in step.rows if key == "duration"]
        assert words in told
        assert told in row_section(path, "duration", library, day, register).markdown


def test_every_old_text_of_a_step_differs(library: Library) -> None:
    """What held before a change is another text than what holds now, and the step rests on a fact of the change."""
    for path in library.paths.values():
        for step in path.steps:
            for before in step.before:
                assert set(step.facts) & set(library.law_changes[before.change].facts)
                for key, text in before.texts.items():
                    assert text != getattr(step, key)
