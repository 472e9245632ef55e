"""What stands under an answer: whom to ask, the services of the municipality, the sources, what can be done with it."""

from __future__ import annotations

from markupsafe import Markup

from ohjaus.chat.fragments import NOTHING, dialled, joined
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.reply import Reply, ShownContact, ShownPlace, ShownSource


def closing(reply: Reply, voice: Voice, site: str | None, for_client: str | None = None) -> Markup:
    """Whom to ask, the services of the municipality, the sources, and what can be done with the answer.

    `for_client` is the address of the same answer without what only a counsellor sees: then it is what is copied first.
    """
    page = f"{site}{reply.path}" if site and reply.path else None
    contacts = NOTHING if reply.decision == "crisis" else _contacts(reply, voice, site)
    actions = _actions(voice, page, for_client) if reply.decision in {"answer", "handoff"} else NOTHING
    return Markup('<div class="oh-after">{}{}{}{}{}</div>').format(
        contacts, _place(reply.place, voice, site), _sources(reply.sources, voice, is_open=bool(reply.law)),
        _reviewed(reply.reviewed), actions,
    )  # fmt: skip


def _contacts(reply: Reply, voice: Voice, site: str | None) -> Markup:
    if not reply.contacts:
        return NOTHING
    cards = joined(_contact(contact, voice, site) for contact in reply.contacts)
    return Markup('<section class="oh-contacts"><h2>{}</h2><ul>{}</ul></section>').format(reply.contacts_title, cards)


def _contact(contact: ShownContact, voice: Voice, site: str | None) -> Markup:
    linked = Markup('<a href="{}" rel="noreferrer">{}</a>').format(contact.url, contact.name)
    name = linked if contact.url else contact.name
    number = (
        Markup('<p><a class="oh-call" href="tel:{}">{}</a></p>').format(
            dialled(contact.number), voice("call", number=contact.number)
        )
        if contact.number
        else NOTHING
    )
    text = Markup("<p>{}</p>").format(contact.text) if contact.text else NOTHING
    own = NOTHING
    if site and contact.path:
        own = Markup('<p><a href="{}">{}</a></p>').format(f"{site}{contact.path}", contact.path_label)
    dated = Markup('<p class="oh-small">{}</p>').format(contact.dated) if contact.dated else NOTHING
    return Markup("<li><strong>{}</strong>{}{}{}{}</li>").format(name, text, number, own, dated)


def _place(place: ShownPlace | None, voice: Voice, site: str | None) -> Markup:
    if place is None:
        return NOTHING
    library, register = voice.library, voice.register
    title = library.phrase("place-title", register, name=place.name) if place.municipality else voice("place-records")
    text = Markup("<p>{}</p>").format(place.text) if place.text else NOTHING
    links = NOTHING
    if place.links:
        links = Markup("<ul>{}</ul>").format(
            joined(
                Markup('<li><a href="{}" rel="noreferrer">{}</a></li>').format(link.url, link.name)
                for link in place.links
            )
        )
    facts = NOTHING
    if place.facts:
        facts = Markup("<p>{}</p><ul>{}</ul>").format(
            library.phrase("place-facts", register), joined(Markup("<li>{}</li>").format(fact) for fact in place.facts)
        )
    page = NOTHING
    if site and place.path:
        more = library.phrase("site-place-more", register, name=place.name)
        page = Markup('<p><a href="{}">{}</a></p>').format(f"{site}{place.path}", more)
    return Markup('<section class="oh-place"><h2>{}</h2>{}{}{}{}</section>').format(title, text, links, facts, page)


def _sources(sources: tuple[ShownSource, ...], voice: Voice, is_open: bool) -> Markup:
    if not sources:
        return NOTHING
    items = joined(
        Markup('<li><a href="{}" rel="noreferrer">{}</a><br><span class="oh-small">{}, {}</span></li>').format(
            source.url, source.title, source.publisher, source.dated
        )
        for source in sources
    )
    return Markup('<details class="oh-sources"{}><summary>{} ({})</summary><div><ul>{}</ul></div></details>').format(
        Markup(" open") if is_open else NOTHING, voice("sources"), len(sources), items
    )


def _reviewed(text: str) -> Markup:
    """When the guide was last read, in sight: after the turn of a year it also says that nobody has checked since."""
    return Markup('<p class="oh-small">{}</p>').format(text) if text else NOTHING


def _actions(voice: Voice, page: str | None, for_client: str | None) -> Markup:
    link = Markup('<a href="{}">{}</a>').format(page, voice("page-link")) if page else NOTHING
    copies = [(for_client, "copy-client"), ("", "copy-own")] if for_client else [("", "copy")]
    copying = joined(
        Markup('<button type="button" data-act="copy" data-link="{}" data-done="{}">{}</button>').format(
            address, voice("copied"), voice(key)
        )
        for address, key in copies
    )
    return Markup('<p class="oh-actions">{}<button type="button" data-act="print">{}</button>{}</p>').format(
        copying, voice("print"), link
    )
