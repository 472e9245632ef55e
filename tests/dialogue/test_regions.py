"""Every record of the regional descriptions is reached by a question and stands on a page, with its year."""

import datetime
import html
import re

import pytest

from ohjaus.advisor import Advisor
from ohjaus.dialogue.compose import compose, guide_reply
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer
from ohjaus.library.model import REGISTERS, Library, RegionalFact
from ohjaus.render.to_text import to_text
from ohjaus.site.pages import build_pages

WHERE = {
    "alue-etela-karjala": "Etelä-Karjalassa",
    "alue-kangasala-lempaala": "Kangasalla ja Lempäälässä",
    "alue-laitila": "Laitilassa",
    "alue-lieto": "Liedossa",
    "alue-pirkanmaa": "Pirkanmaalla",
    "alue-turku": "Turussa",
    "alue-uusikaupunki": "Uudessakaupungissa",
    "alue-varsinais-suomi": "Varsinais-Suomessa",
}
DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, str]:
    """The site's pages."""
    built = build_pages(library, DAY, "")
    return {path: html.unescape(page.decode()) for path, page in built.items() if path.endswith(".html")}


def test_every_record_is_on_its_page(library: Library, pages: dict[str, str]) -> None:
    """All 414 records stand on the page of their description, each with its year, and the easy page leads there."""
    assert sum(len(region.facts) for region in library.regions.values()) == 414
    for region in library.regions.values():
        page = pages[f"{region.id}/index.html"]
        for fact in region.facts:
            row = page[page.index(f'<tr id="{fact.id}">') :].partition("</tr>")[0]
            assert fact.statement in row, fact.id
            assert fact.year in row, fact.id
        assert f'{region.id}/#alueen-tiedot"' in pages[f"selko/{region.id}/index.html"]


@pytest.mark.parametrize("audience", [None, "client", "counsellor"])
def test_every_record_is_reached(audience: str | None, advisor: Advisor, pages: dict[str, str]) -> None:
    """A question in a record's own words about its region brings it, or links a page that holds it."""
    lost = []
    for region in advisor.library.regions.values():
        for fact in region.facts:
            question = f"{WHERE[region.id]}: {fact.statement.rstrip('.')}?"
            reply = advisor.ask(question, Conversation(audience=audience), DAY, "fi").reply  # type: ignore[arg-type]
            linked = [reply.path, reply.place.path if reply.place else "", *(each.path for each in reply.choices)]
            there = [pages.get(f"{path.partition('#')[0]}index.html", "") for path in linked if path]
            if fact.statement.rstrip(".") not in to_text(reply) and not any(fact.statement in page for page in there):
                lost.append((fact.id, reply.decision, reply.topics))
    assert lost == []


@pytest.mark.parametrize("audience", ["client", "relative", "employer", None])
def test_professional_records_are_for_counsellors(audience: str | None, advisor: Advisor) -> None:
    """Whoever is no counsellor is never answered with a record for counsellors; a counsellor is."""
    told: list[RegionalFact] = []
    opened = 0
    records = advisor.library.regional_facts
    for region in advisor.library.regions.values():
        for fact in region.facts:
            if not fact.for_counsellors:
                continue
            question = f"{WHERE[region.id]}: {fact.statement.rstrip('.')}?"
            for who in (audience, "counsellor"):
                decision = advisor.ask(question, Conversation(audience=who), DAY, "fi").decision  # type: ignore[arg-type]
                shown = [records[each] for each in getattr(decision, "facts", ())]
                if who == "counsellor":
                    opened += fact in shown
                else:
                    told += [each for each in shown if each.for_counsellors]
    assert told == []
    assert opened >= 140


def test_a_place_and_a_benefit(advisor: Advisor) -> None:
    """The sum of a national benefit is the same in every town: the guide of the benefit answers, not an old record."""
    reply = advisor.ask("paljonko kulukorvaus on Laitilassa", Conversation(), DAY, "fi").reply
    assert reply.topics[0] == "kulukorvaus"
    assert reply.place
    assert reply.place.municipality == "laitila"


def test_an_estimated_year_is_told_as_one(advisor: Advisor, pages: dict[str, str]) -> None:
    """Where a description does not say its year, the guide, its records, its tables and the answers say that ours is an
    estimate; where it does, nothing does."""
    library = advisor.library
    assert {region.id for region in library.regions.values() if region.year_is_estimate} == {
        "alue-laitila",
        "alue-pirkanmaa",
    }
    for region in library.regions.values():
        told = {fact.year for fact in region.facts}
        for register in REGISTERS:
            reply = guide_reply(region.id, library, DAY, register)
            for section in reply.sections:
                text = f"{section.title} {section.markdown}"
                if told & set(re.findall(r"20\d\d", text)):
                    estimated = re.search(r"[Aa]rviolta (vuo\w+ )?(\d{4}(–| ja ))?2021", text) is not None
                    assert estimated is region.year_is_estimate, (section.id, text)
        page = pages[f"{region.id}/index.html"]
        assert page.count('<td class="year">arviolta ') == len(region.facts) * region.year_is_estimate
        fact = next(each for each in region.facts if not each.for_counsellors)
        answer = compose(Answer(region.id, facts=(fact.id,)), library, DAY, "fi")
        assert ("tilanne arviolta vuonna" in answer.sections[0].markdown) is region.year_is_estimate
    survey = library.surveys["pirkanmaa-survey"]
    assert survey.year_is_estimate
    for path in ("alue-pirkanmaa/index.html", "selko/alue-pirkanmaa/index.html"):
        for table in survey.tables:
            title = table.title.in_register("selko" if path.startswith("selko") else "fi")
            assert "2021" not in title
            assert f"{title} (arviolta {table.year})" in pages[path]
