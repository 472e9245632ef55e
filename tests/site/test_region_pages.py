"""The pages of regions: what is for counsellors stands folded at the end, and what is of use stands open."""

import datetime
import re

import pytest

from ohjaus.advisor import Advisor
from ohjaus.dialogue.conversation import Conversation
from ohjaus.library.model import REGISTERS, Audience, Library, Register
from ohjaus.render.to_html import answer_page
from ohjaus.render.to_text import to_text
from ohjaus.site.pages import build_pages

DAY = datetime.date(2026, 11, 22)


@pytest.fixture(scope="module")
def pages(library: Library) -> dict[str, str]:
    """The site's pages."""
    return {path: page.decode() for path, page in build_pages(library, DAY, "").items() if path.endswith(".html")}


@pytest.mark.parametrize("register", REGISTERS)
def test_counsellors_part_is_folded_at_the_end(register: Register, library: Library, pages: dict[str, str]) -> None:
    """A part for counsellors is a closed fold after everything for others, and no line of the contents."""
    found = 0
    for region in library.regions:
        page = pages[f"{'selko/' if register == 'selko' else ''}{region}/index.html"]
        for section in library.guide(region, register).sections:
            if section.role == "counsellors":
                found += 1
                fold = page.index(f'<details class="fold" id="{section.id}">')
                assert f'href="#{section.id}"' not in page
                assert fold > max(
                    page.index(f'id="{each}"') for each in ("seuraavaksi", "apua") if f'id="{each}"' in page
                )
    assert found == 6


@pytest.mark.parametrize("audience", [None, "client", "relative", "employer", "counsellor"])
@pytest.mark.parametrize("register", REGISTERS)
def test_answers_keep_professional_parts_for_counsellors(
    audience: Audience | None, register: Register, advisor: Advisor
) -> None:
    """Only a counsellor is answered with the part for counsellors; others read in a line where it is."""
    library = advisor.library
    line = library.phrase("counsellors-on-page", register)
    for question in ("mitä haasteita vammaisten työtoiminnassa oli Laitilassa", "ammattilaisille laitila yhteistyö"):
        reply = advisor.ask(question, Conversation(audience=audience), DAY, register).reply
        roles = {section.role for section in reply.sections}
        shown = to_text(reply) + answer_page(reply, library, "")
        title = library.guide("alue-laitila", register).section("ammattilaisille").title  # type: ignore[union-attr]
        if audience == "counsellor":
            assert reply.sections[0].role == "counsellors"
            assert line not in shown
        else:
            assert "counsellors" not in roles
            assert title not in shown
            assert line in shown


def test_a_shared_link_opens_no_professional_part(advisor: Advisor) -> None:
    """An address of a counsellor's answer shows another reader the guide without that part."""
    turn = "a.alue-laitila.ammattilaisille"
    assert advisor.take(turn, Conversation(), DAY, "fi").reply.section is None
    assert advisor.take(turn, Conversation(audience="counsellor"), DAY, "fi").reply.section == "ammattilaisille"


def test_easy_page_links_every_record(library: Library, pages: dict[str, str]) -> None:
    """The easy page of a region leads to the full table from its head."""
    for region in library.regions:
        head = pages[f"selko/{region}/index.html"].partition('<details class="toc"')[0]
        assert f'href="../../{region}/#alueen-tiedot"' in head


def test_first_table_is_open(pages: dict[str, str]) -> None:
    """Of a survey's tables the first is open on arrival."""
    folds = re.findall(r'<details class="fold" id="taulukko-[^"]*"( open)?>', pages["alue-pirkanmaa/index.html"])
    assert len(folds) > 1
    assert folds == [" open", *[""] * (len(folds) - 1)]
