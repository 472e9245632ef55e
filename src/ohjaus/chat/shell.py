"""Streamlit's page shell, made Finnish: language, title, description, and a way on without JavaScript."""

from __future__ import annotations

import re

from markupsafe import Markup

from ohjaus.chat.address import Address
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
    "<noscript><style>.oh-loading {{ display: none }}</style></noscript>"
)
_WITHOUT_SCRIPT = Markup(
    '<noscript><div class="oh-noscript"><h1>{title}</h1><p>{text}</p>{answer}'
    '<p><a href="{home}">{link}</a></p></div></noscript>'
)
_SAME_ANSWER = Markup('<p><a href="{site}haku/{query}">{link}</a></p>')
_ROOT = Markup('<div id="root"><div class="oh-loading"><p>{text}</p></div></div>')


def finnish_shell(shell: str, library: Library, assets: str, site: str, address: Address) -> str:
    """The shell for Finnish readers. `assets` and `site` are addresses as seen from the page.

    Without JavaScript the reader is led to the answer that `address` tells of, on the site's answer page.
    """

    def said(key: str) -> str:
        return library.phrase(f"chat-{key}", address.register)

    answer = Markup("")
    if address.conversation.turns:
        answer = _SAME_ANSWER.format(site=site, query=address.query(), link=said("page-link"))
    head = _HEAD.format(title=said("title"), description=said("description"), assets=assets)
    without = _WITHOUT_SCRIPT.format(
        title=said("title"), text=said("noscript"), answer=answer, link=said("noscript-link"),
        home=f"{site}selko/" if address.register == "selko" else site,
    )  # fmt: skip
    shell = _COMMENT.sub("", shell).replace('<html lang="en">', '<html lang="fi">')
    for pattern in (_INLINE_SCRIPT, _AGENT_LINK, _FONT, _ICON):
        shell = pattern.sub("", shell)
    shell = _NOSCRIPT.sub(lambda _: without, shell)
    shell = _TITLE.sub(lambda _: head, shell)
    loading = _ROOT.format(text=said("loading"))
    return shell.replace('<div id="root"></div>', loading).strip()
