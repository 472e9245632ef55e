"""A counsellor's handout."""

from __future__ import annotations

import datetime

import html5lib
import pytest

from ohjaus.library.model import Library, Register
from ohjaus.site.handout import handout_page

DAY = datetime.date(2026, 11, 22)


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_chosen_parts_and_nothing_else(register: Register, library: Library) -> None:
    """A section alone, a whole topic, the municipality's areas; an unknown part is left out."""
    parts = ["palkkatuki.paljonko", "kulukorvaus", "olematon", "<script>", "palkkatuki.olematon"]
    text = handout_page(library, parts, DAY, register, "https://example.org/", municipality="laitila")
    html5lib.HTMLParser(strict=True).parse(text)
    guide = library.guide("palkkatuki", register)
    assert f"<h3>{guide.section('paljonko').title}</h3>" in text  # type: ignore[union-attr]
    assert f"<h3>{guide.section('mika').title}</h3>" not in text  # type: ignore[union-attr]
    assert "Varsinais-Suomen hyvinvointialue" in text
    assert "a=palkkatuki.paljonko&amp;a=kulukorvaus&amp;kunta=laitila" in text


def test_nothing_chosen_is_a_page_too(library: Library) -> None:
    """With a way back to the choices."""
    text = handout_page(library, [], DAY, "fi", "https://example.org/", municipality="olematon")
    html5lib.HTMLParser(strict=True).parse(text)
    assert 'href="../koonti/"' in text
