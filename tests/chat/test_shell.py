"""Streamlit's shell after it has been made Finnish."""

from pathlib import Path

import html5lib
import streamlit

from ohjaus.chat.shell import finnish_shell
from ohjaus.library.model import Library

SHELL = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")


def test_shell_is_finnish(library: Library) -> None:
    """Language, title, description and the way on without JavaScript; no trace of the English ones."""
    shell = finnish_shell(SHELL, library, "./ohjaus/", "/")
    assert '<html lang="fi">' in shell
    assert "<title>Ohjaus</title>" in shell
    assert '<meta name="description"' in shell
    assert '<a href="/">' in shell.split("<noscript>")[1]
    assert "Streamlit<" not in shell
    assert "agent" not in shell
    assert "<script>" not in shell


def test_shell_still_starts_streamlit(library: Library) -> None:
    """The script and the place where the page is drawn are still there, and the HTML is sound."""
    shell = finnish_shell(SHELL, library, "./ohjaus/", "/")
    assert 'type="module"' in shell
    page = html5lib.parse(shell, namespaceHTMLElements=False)
    assert page.find(".//div[@id='root']") is not None
