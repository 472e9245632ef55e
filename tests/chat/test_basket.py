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
