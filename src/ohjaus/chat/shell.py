"""Streamlit's page shell, made Finnish: language, title, description, and a way on without JavaScript."""

from __future__ import annotations

import re

from markupsafe import Markup

from ohjaus.library.model import Library

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE_SCRIPT = re.compile(r"<script>.*?</script>", re.DOTALL)
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_AGENT_LINK = re.compile(r'<link rel="service-desc"[^>]*>')
_FONT = re.compile(r'<link\s+rel="preload"[^>]*as="font"[^>]*>')  # the theme's font is the system's own
_ICON = re.compile(r'<link rel="shortcut icon"[^>]*>')

_HEAD = Markup(
    '<title>{title}</title><meta name="description" content="{description}"><meta name="robots" content="noindex">'
    '<meta name="color-scheme" content="light dark">'
    '<link rel="shortcut icon" href="{assets}icon.svg" type="image/svg+xml">'
    '<link rel="stylesheet" href="{assets}chat.css"><script src="{assets}chat.js"></script>'
)
_WITHOUT_SCRIPT = Markup('<noscript><div class="oh-noscript"><h1>{title}</h1><p>{text}</p>'
                         '<p><a href="{site}">{link}</a></p></div></noscript>')  # fmt: skip
_ROOT = Markup('<div id="root"><div class="oh-loading"><p>{text}</p></div></div>')


def finnish_shell(shell: str, library: Library, assets: str, site: str) -> str:
    """The shell for Finnish readers. `assets` and `site` are addresses as seen from the page."""
    title = library.phrase("chat-title", "fi")
    head = _HEAD.format(title=title, description=library.phrase("chat-description", "fi"), assets=assets)
    without = _WITHOUT_SCRIPT.format(
        title=title, text=library.phrase("chat-noscript", "fi"), site=site,
        link=library.phrase("chat-noscript-link", "fi"),
    )  # fmt: skip
    shell = _COMMENT.sub("", shell).replace('<html lang="en">', '<html lang="fi">')
    for pattern in (_INLINE_SCRIPT, _AGENT_LINK, _FONT, _ICON):
        shell = pattern.sub("", shell)
    shell = _TITLE.sub(lambda _: head, shell)
    shell = _NOSCRIPT.sub(lambda _: without, shell)
    loading = _ROOT.format(text=library.phrase("chat-loading", "fi"))
    return shell.replace('<div id="root"></div>', loading).strip()
