"""What a counsellor sees besides: the law, the places of the topic on paths, and the client's version beside it."""

from __future__ import annotations

from markupsafe import Markup

from ohjaus.chat import fragments
from ohjaus.chat.fragments import NOTHING, joined
from ohjaus.chat.voice import Voice
from ohjaus.dialogue.decision import Answer, from_address
from ohjaus.dialogue.reply import Choice, Reply


def side_by_side(article: Markup, client: Reply, own: Voice, site: str | None) -> Markup:
    """The answer, and the same in easy Finnish beside it: in sight in a column of its own; on a narrow screen the page's
    script folds it, below."""
    selko = Voice(own.library, client.register, own.turn_link)
    return Markup(
        '<div class="oh-pro">{article}<aside class="oh-client" aria-label="{title}"><details open><summary>{title}</summary>'
        '<div data-register="selko">{text}<p class="oh-actions"><button type="button" data-act="message" data-from=".oh-client-text"'
        ' data-link="{link}" data-done="{done}">{copy}</button></p></div></details></aside></div>'
    ).format(
        article=article, title=own("client-version"), text=fragments.in_short(client, selko),
        link=f"{site}{client.path}" if site else "", done=own("message-copied"), copy=own("message-copy"),
    )  # fmt: skip


def grounds(reply: Reply, voice: Voice) -> Markup:
    """The law that the topic rests on, and the steps of paths at which it stands."""
    law = Markup("<h2>{}</h2><p>{}</p>").format(voice("law"), reply.law) if reply.law else NOTHING
    routes = NOTHING
    if reply.routes:
        items = joined(Markup("<li>{}</li>").format(_route(choice, voice)) for choice in reply.routes)
        routes = Markup("<h2>{}</h2><ul>{}</ul>").format(voice("routes"), items)
    if not law and not routes:
        return NOTHING
    return Markup('<section class="oh-grounds">{}{}</section>').format(law, routes)


def _route(choice: Choice, voice: Voice) -> Markup:
    decision = from_address(choice.turn)
    if not isinstance(decision, Answer):
        return Markup("{}").format(choice.label)
    return Markup('<a href="{}">{}</a>').format(voice.turn_link(decision), choice.label)
