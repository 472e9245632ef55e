"""Questions about a guide are answered by the section that a reader would look for."""

import datetime
from collections import Counter
from pathlib import Path

import yaml

from ohjaus.advisor import Advisor
from ohjaus.dialogue.aspect import asked_section
from ohjaus.dialogue.conversation import Conversation
from ohjaus.finnish.analyse import analyse
from ohjaus.library.model import Library
from ohjaus.search.rank import find_evidence

QUESTIONS = Path(__file__).parent.parent / "questions"


def misses(file: str, advisor: Advisor) -> tuple[float, list[str]]:
    """The share of questions that the right section answers, and those that another does. The topic is known."""
    library, index = advisor.library, advisor.index
    rows = yaml.safe_load((QUESTIONS / file).read_text(encoding="utf-8"))
    wrong = []
    for row in rows:
        guide, own = library.guide(row["topic"], "fi"), index.section_cues.get(row["topic"])
        evidence = find_evidence(analyse(row["q"], index.lexicon), index)
        found = asked_section(evidence, guide, own) or guide.sections[0].id  # the whole guide opens with its first
        if found not in row["section"]:
            wrong.append(f"{row['topic']}: {row['q']} -> {found}, not {' or '.join(row['section'])}")
    return 1 - len(wrong) / len(rows), wrong


def test_every_guide_has_five(library: Library) -> None:
    """There are at least five questions for each guide, and each names sections that the guide has."""
    rows = yaml.safe_load((QUESTIONS / "sections.yaml").read_text(encoding="utf-8"))
    count = Counter(row["topic"] for row in rows)
    assert set(count) == set(library.guides)
    assert min(count.values()) >= 5
    for row in rows:
        assert all(library.guide(row["topic"], "fi").section(section) for section in row["section"]), row


def test_share(advisor: Advisor) -> None:
    """The right section answers almost all of the questions that the cues were written with."""
    share, wrong = misses("sections.yaml", advisor)
    assert share >= 0.97, "\n".join(wrong)


def test_share_of_fresh_questions(advisor: Advisor) -> None:
    """Of questions that nothing was fitted to, the right section answers at least seven in ten."""
    share, wrong = misses("sections-fresh.yaml", advisor)
    assert share >= 0.7, "\n".join(wrong)


def test_cues_name_sections(library: Library) -> None:
    """Words that ask for one section ask for a section that the guide has."""
    for topic, more in library.questions.items():
        for section in more.cues:
            assert library.guide(topic, "fi").section(section), (topic, section)


def test_a_difference_is_told_not_asked(advisor: Advisor) -> None:
    """A question of how two services differ names both: the guide that tells the difference answers."""
    day = datetime.date(2026, 11, 22)
    for question, topic, section in (
        ("mitä eroa on sosiaalisella kuntoutuksella ja kuntouttavalla työtoiminnalla", "sosiaalinen-kuntoutus", "ero-kuntouttavaan"),
        ("miten päivätoiminta eroaa työtoiminnasta", "paivatoiminta", "ero-tyotoimintaan"),
    ):  # fmt: skip
        reply = advisor.ask(question, Conversation(), day, "fi").reply
        assert (reply.topics[:1], reply.section) == ((topic,), section)


def test_a_named_benefit_is_not_asked_about(advisor: Advisor) -> None:
    """Who says which pension it is, is not asked whether it is a pension."""
    reply = advisor.ask(
        "paljonko saan tienata työkyvyttömyyseläkkeellä", Conversation(), datetime.date(2026, 11, 22), "fi"
    ).reply
    assert (reply.topics[:1], reply.section) == (("elake-ja-tyo",), "paljonko")
