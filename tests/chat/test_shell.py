"""Streamlit's shell after it has been made Finnish."""

from pathlib import Path

import html5lib
import pytest
import streamlit

from ohjaus.chat.address import Address, read_address
from ohjaus.chat.shell import finnish_shell
from ohjaus.dialogue.conversation import Conversation
from ohjaus.library.model import Library

SHELL = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
START = Address(Conversation())


def test_shell_is_finnish(library: Library) -> None:
    """Language, title, description and the way on without JavaScript; no trace of the English ones."""
    shell = finnish_shell(SHELL, library, "./ohjaus/", "/", START)
    assert '<html lang="fi">' in shell
    assert "<title>Ohjaus</title>" in shell
    assert '<meta name="description"' in shell
    assert links_without_script(shell) == ["/"]
    assert "Streamlit<" not in shell
    assert "agent" not in shell
    assert "<script>" not in shell


def test_shell_still_starts_streamlit(library: Library) -> None:
    """The script and the place where the page is drawn are still there, and the HTML is sound."""
    shell = finnish_shell(SHELL, library, "./ohjaus/", "/", START)
    assert 'type="module"' in shell
    page = html5lib.parse(shell, namespaceHTMLElements=False)
    assert page.find(".//div[@id='root']") is not None


def links_without_script(shell: str) -> list[str]:
    """Where a reader without JavaScript can go."""
    page = html5lib.parse(shell, namespaceHTMLElements=False)
    return [link.get("href") for link in page.iterfind(".//body//noscript//a")]


def test_copied_link_has_its_answer_without_script(library: Library) -> None:
    """A link to an answer leads to the same answer's page, in its register; the opening text is hidden."""
    address = read_address(
        {"k": "a.kulukorvaus.paljonko", "kieli": "selko", "kunta": "laitila", "kuka": "asiakas", "pvm": "2026-11-22"},
        library,
    )
    shell = finnish_shell(SHELL, library, "./ohjaus/", "/", address)
    assert links_without_script(shell) == [
        "/haku/?k=a.kulukorvaus.paljonko&kieli=selko&kunta=laitila&kuka=asiakas&pvm=2026-11-22",
        "/selko/",
    ]
    assert library.phrase("chat-noscript", "selko") in shell
    page = html5lib.parse(shell, namespaceHTMLElements=False)
    assert ".oh-loading" in (page.findtext(".//head/noscript/style") or "")


@pytest.mark.parametrize("name", ["k", "kieli", "kunta", "kuka", "pvm", "q", "x"])
def test_nothing_strange_gets_into_the_link(name: str, library: Library) -> None:
    """What the library does not know is left out of the link, and so are parameters that are not ours."""
    evil = '"><script>alert(1)</script>'
    address = read_address({"k": "a.kulukorvaus", name: evil}, library)
    shell = finnish_shell(SHELL, library, "./ohjaus/", "/", address)
    assert "alert" not in shell
    assert links_without_script(shell) == (["/"] if name == "k" else ["/haku/?k=a.kulukorvaus", "/"])
