"""Dead links are found, living ones are not accused."""

from __future__ import annotations

import pytest

from ohjaus.site.check import check_pages

PAGES = {"index.html": b'<p id="alku">', "a/index.html": b'<h2 id="osa">', "assets/x.css": b""}


@pytest.mark.parametrize(
    "href",
    ["../", "../#alku", "#here", "../a/#osa", "../assets/x.css?v=1", "https://kela.fi", "../keskustelu/?k=a", "./?q=1"],
)
def test_living_links(href: str) -> None:
    """Pages, anchors, files, other sites and what the server answers."""
    assert check_pages(PAGES | {"b/index.html": f'<p id="here"><a href="{href}">'.encode()}) == ()


@pytest.mark.parametrize("href", ["../c/", "../a/#muu", "#there", "../assets/y.css", "javascript:alert(1)", "../a"])
def test_dead_links(href: str) -> None:
    """Each is named with its page."""
    faults = check_pages(PAGES | {"b/index.html": f'<a href="{href}">'.encode()})
    assert len(faults) == 1
    assert faults[0].startswith("b/index.html: ")


def test_an_id_that_stands_twice() -> None:
    """An anchor must mean one place."""
    assert check_pages({"index.html": b'<p id="x"><p id="x">'}) == ("index.html: tunniste «x» on kahdesti",)


def test_a_page_for_any_address_names_the_whole_path() -> None:
    """404.html is shown anywhere, so its links begin from the base address."""
    pages = PAGES | {"404.html": b'<a href="/ohjaus/a/#osa">'}
    assert check_pages(pages, "/ohjaus/") == ()
    assert len(check_pages(pages, "/muu/")) == 1
