"""A counsellor's basket: answers gathered for a client. It lives in the address and leads to one page for all of them."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup

from ohjaus.chat.address import MOST_IN_BASKET, PLACE, REGISTER, Address
from ohjaus.chat.controls import change_basket
from ohjaus.chat.fragments import NOTHING, joined
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.reply import Reply
from ohjaus.library.model import Library, Register

PAGE = "koonti/"  # the site's page of chosen parts


def basket(reply: Reply | None, address: Address, voice: Voice, site: str | None) -> None:
    """The button that puts the answer into the basket, and what is there already."""
    part = _part(reply, voice.library) if reply else None
    if part is None and not address.basket:
        return
    with st.container(key="basket", gap="small"):
        if part and part not in address.basket:
            st.button(
                voice("basket-add"),
                key=f"basket-add-{part}",
                disabled=len(address.basket) >= MOST_IN_BASKET,
                on_click=change_basket,
                args=(part, True, voice),
            )
        if address.basket:
            st.html(_contents(address, voice, site))
            with st.expander(voice("basket-remove")):
                for each in address.basket:
                    st.button(
                        voice("basket-remove-one", title=part_title(each, voice.library, voice.register)),
                        key=f"basket-remove-{each}",
                        type="tertiary",
                        on_click=change_basket,
                        args=(each, False, voice),
                    )


def part_title(part: str, library: Library, register: Register) -> str:
    """What a part of the basket is called: *Kulukorvaus: Paljonko rahaa saat?*"""
    topic, _, section = part.partition(".")
    guide = library.guide(topic, register)
    found = guide.section(section) if section else None
    return f"{guide.title}: {found.title}" if found else guide.title


def _part(reply: Reply, library: Library) -> str | None:
    """The answer as a part of the basket: its asked section, or the whole topic."""
    if reply.decision != "answer" or not reply.topics:
        return None
    topic = reply.topics[0]
    is_section = reply.section and library.guide(topic, "fi").section(reply.section)
    return f"{topic}.{reply.section}" if is_section else topic


def _contents(address: Address, voice: Voice, site: str | None) -> Markup:
    titles = [part_title(part, voice.library, voice.register) for part in address.basket]
    return Markup('<section class="oh-basket"><h2>{}</h2><ol>{}</ol>{}</section>').format(
        voice("basket", count=len(titles)),
        joined(Markup("<li>{}</li>").format(title) for title in titles),
        _page_links(address, voice, site) if site else NOTHING,
    )


def _page_links(address: Address, voice: Voice, site: str) -> Markup:
    """The page in both registers, with its QR picture and print; and a message for the client, in easy Finnish."""
    plain, easy = (_page(address, register, site) for register in ("fi", "selko"))
    library = voice.library
    told = "\n".join(f"- {part_title(part, library, 'selko')}" for part in address.basket)
    lines = [library.phrase("chat-basket-message", "selko"), told]
    if place := address.conversation.place:
        name = library.municipalities[place].name
        lines.append(library.phrase("site-handout-message-place", "selko", name=name))
    message = "\n".join(lines)
    return Markup(
        '<p class="oh-actions"><a href="{easy}">{open_easy}</a><a href="{plain}">{open_plain}</a>'
        '<button type="button" data-act="message" data-text="{message}" data-link="{easy}" data-done="{done}">{copy}'
        "</button></p>"
    ).format(
        easy=easy, plain=plain, message=message, done=voice("message-copied"), copy=voice("message-copy"),
        open_easy=voice("basket-open-selko"), open_plain=voice("basket-open-fi"),
    )  # fmt: skip


def _page(address: Address, register: str, site: str) -> str:
    values = [("a", part) for part in address.basket]
    values += [(PLACE, address.conversation.place)] if address.conversation.place else []
    values += [(REGISTER, register)] if register == "selko" else []
    return f"{site}{PAGE}?{urlencode(values)}"
