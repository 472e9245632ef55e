"""Markdown to safe HTML."""

from __future__ import annotations

import pytest

from ohjaus.render.markdown import to_html, to_inline_html


def link(reference: str) -> str:
    return f"../{reference}/"


def test_a_topic_link_becomes_an_address() -> None:
    """Guides name topics; the page knows the way."""
    assert to_html("[tuki](topic:palkkatuki)", "fi", link) == '<p><a href="../palkkatuki/">tuki</a></p>\n'


def test_a_link_elsewhere_tells_nothing_of_the_reader() -> None:
    """No address of ours goes along."""
    assert 'rel="external noreferrer"' in to_html("[Kela](https://www.kela.fi)", "fi", link)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.example"]
)
def test_a_strange_link_leads_nowhere(href: str) -> None:
    """Either it is not a link at all, or it stays on the page."""
    html = to_html(f"[x]({href})", "fi", link)
    assert 'href="' not in html or 'href="#"' in html


def test_html_is_shown_as_text() -> None:
    """No element comes through."""
    assert "<b>" not in to_html("<b>x</b>\n\n<script>y</script>", "fi", link)
    assert "<b>" not in to_inline_html("<b>x</b>", "fi", link)


def test_easy_finnish_keeps_its_lines() -> None:
    """A line of the text is a line of the page; one inside a sentence may flow on a narrow screen."""
    html = to_html("Raha tulee.\nSaat sen,\nkun haet.", "selko", link)
    assert html == '<p>Raha tulee.<br />\nSaat sen,<br class="mid">\nkun haet.</p>\n'
    assert "<br" not in to_html("a\nb", "fi", link)
