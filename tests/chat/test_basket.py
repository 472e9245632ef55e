"""The counsellor's basket in the address, and what it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ohjaus.chat.address import MOST_IN_BASKET, Address, read_address
from ohjaus.dialogue.conversation import Conversation
from ohjaus.library.model import Library


def test_basket_is_in_the_address(library: Library) -> None:
    """Topics and sections, each once, in their order; what does not exist is left out, and there is an end to it."""
    read = read_address(
        {"kori": "palkkatuki~kulukorvaus.paljonko~palkkatuki~olematon~kulukorvaus.olematon~<b>~"}, library
    )
    assert read.basket == ("palkkatuki", "kulukorvaus.paljonko")
    assert read.query() == "?kori=palkkatuki~kulukorvaus.paljonko"
    assert len(read_address({"kori": "~".join(library.topics)}, library).basket) == MOST_IN_BASKET
    assert Address(Conversation()).values() == {}


@pytest.fixture
def page(real_root: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """A counsellor's page of the real content, not yet run."""
    monkeypatch.setenv("OHJAUS_ROOT", str(real_root))
    monkeypatch.setenv("OHJAUS_SITE", "/")
    page = AppTest.from_file(str(real_root / "app.py"), default_timeout=120)
    page.query_params["kuka"] = "ammattilainen"
    return page


def test_add_and_take_away(page: AppTest) -> None:
    """An answer goes into the basket as its asked section, and comes out again; the conversation stays."""
    page.query_params["k"] = "a.kulukorvaus.paljonko"
    page.run()
    next(button for button in page.button if button.label == "Lisää tämä koriin").click().run()
    assert "kulukorvaus.paljonko" in page.query_params["kori"]
    assert "a.kulukorvaus.paljonko" in page.query_params["k"]
    told = "".join(str(each.proto) for each in page.get("html"))
    assert "/koonti/?a=kulukorvaus.paljonko&amp;kieli=selko" in told
    assert "Lisää tämä koriin" not in [button.label for button in page.button]
    next(button for button in page.button if button.label.startswith("Poista: Kulukorvaus")).click().run()
    assert "kori" not in page.query_params


def test_others_have_no_basket(page: AppTest) -> None:
    """A client sees no basket, no law and no second version."""
    page.query_params["kuka"] = "asiakas"
    page.query_params["k"] = "a.palkkatuki"
    page.run()
    assert "Lisää tämä koriin" not in [button.label for button in page.button]
    told = "".join(str(each.proto) for each in page.get("html"))
    assert "oh-grounds" not in told
    assert "oh-client" not in told


def test_message_names_the_municipality(page: AppTest) -> None:
    """The text for a message ends with the municipality that was chosen; without one it has no such line."""
    page.query_params["kori"] = "kulukorvaus"
    page.run()
    assert "Kunta: Laitila" not in html(page)
    page.query_params["kunta"] = "laitila"
    page.run()
    assert "Kunta: Laitila" in html(page)


def test_link_is_copied_for_the_client(page: AppTest) -> None:
    """A counsellor has a link for the client first, and one with the own view; each says which it is."""
    page.query_params["k"] = "a.kulukorvaus"
    page.run()
    assert 'data-link="?k=a.kulukorvaus" data-done="Linkki kopioitu">Kopioi linkki asiakkaalle<' in html(page)
    assert "Kopioi linkki, jossa on ammattilaisen näkymä" in html(page)


def test_client_version_is_in_sight(page: AppTest) -> None:
    """The client's version beside the answer is open, whether a section was asked or not."""
    for turns in ("a.kulukorvaus", "a.kulukorvaus.paljonko"):
        page.query_params["k"] = turns
        page.run()
        assert "<details open><summary>Sama asiakkaalle selkokielellä" in html(page)


def html(page: AppTest) -> str:
    return "".join(each.proto.body for each in page.get("html"))
