"""A reply to pieces of HTML. Everything is escaped; what is a button is not here."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ohjaus.chat.voice import Voice
from ohjaus.dialogue.reply import Reply, ShownAmount, ShownContact, ShownPlace, ShownSection, ShownSource, ShownStep

NOTHING = Markup("")


def opening(reply: Reply, voice: Voice, turn: str, asked: str) -> Markup:
    """The reply's head, the section that was asked for, and the rest folded."""
    first, rest = reply.sections[:1], reply.sections[1:]
    return Markup(
        '<article class="oh-reply oh-{kind}" data-turn="{turn}" data-register="{register}" data-ready="{ready}">'
        '{asked}<h1 class="oh-title" id="vastaus" tabindex="-1">{title}</h1>{day}<p class="oh-lead">{lead}</p>'
        "{contacts}{first}{notices}{steps}{more}</article>"
    ).format(
        kind=reply.decision,
        turn=turn,
        register=reply.register,
        ready=voice("ready"),
        asked=_asked(asked, voice),
        title=reply.title,
        day=_day_notes(reply.day_notes, voice),
        lead=reply.lead,
        contacts=numbers(reply.contacts) if reply.decision == "crisis" else NOTHING,
        first=joined(_first_section(section, voice, is_asked=reply.section is not None) for section in first),
        notices=notices(reply.notices, voice, calm=reply.decision == "crisis"),
        steps=_steps(reply.steps, voice),
        more=_folded(rest, voice),
    )


def closing(reply: Reply, voice: Voice, site: str | None) -> Markup:
    """Whom to ask, the services of the municipality, the sources, and what can be done with the answer."""
    page = f"{site}{reply.path}" if site and reply.path else None
    contacts = NOTHING if reply.decision == "crisis" else _contacts(reply, voice, site)
    actions = _actions(voice, page) if reply.decision in {"answer", "handoff"} else NOTHING
    return Markup('<div class="oh-after">{}{}{}{}{}</div>').format(
        contacts, _place(reply.place, voice, site), _sources(reply.sources, voice), _reviewed(reply.reviewed), actions
    )


def numbers(contacts: Iterable[ShownContact]) -> Markup:
    """Telephone numbers, large, one under another."""
    return Markup('<ul class="oh-numbers">{}</ul>').format(
        joined(
            Markup(
                '<li><a class="oh-number" href="tel:{tel}"><span class="oh-number-name">{name}</span> '
                '<strong>{number}</strong></a><p>{text}</p><p class="oh-small">{dated}</p></li>'
            ).format(
                tel=_dialled(contact.number or ""),
                name=contact.name,
                number=contact.number or "",
                text=contact.text,
                dated=contact.dated,
            )
            for contact in contacts
        )
    )


def notices(texts: tuple[str, ...], voice: Voice, calm: bool = False) -> Markup:
    """What changed, what to be careful of."""
    if not texts:
        return NOTHING
    if calm:
        return joined(Markup("<p>{}</p>").format(voice.inline(text)) for text in texts)
    items = joined(Markup("<li>{}</li>").format(voice.inline(text)) for text in texts)
    return Markup('<section class="oh-notices"><h2>{}</h2><ul>{}</ul></section>').format(voice("notices"), items)


def header(voice: Voice, new: str, site: str | None, exit_url: str) -> Markup:
    """The name, which begins anew, the way to the site and the quick way out."""
    pages = Markup('<a href="{}">{}</a>').format(site, voice("site")) if site else NOTHING
    return Markup(
        '<header class="oh-header" data-open="{open}" data-clear="{clear}" data-none="{none}" data-lost="{lost}"'
        ' data-skip="{skip}">'
        '<a class="oh-name" href="{new}" aria-label="{label}">'
        '<span class="oh-mark" aria-hidden="true"></span>{title}</a>'
        '<nav class="oh-nav" aria-label="{title}">{pages}'
        '<a class="oh-exit" href="{exit}" data-act="exit" title="{hint}" rel="noreferrer">{leave}</a></nav></header>'
    ).format(
        new=new, label=f"{voice('title')}: {voice('new')}", title=voice("title"), pages=pages,
        exit=exit_url, hint=voice("exit-hint"), leave=voice("exit"), open=voice("open"), clear=voice("clear"),
        none=voice("no-match"), lost=voice("connection-lost"), skip=voice("skip"),
    )  # fmt: skip


def choices_title(title: str) -> Markup:
    """What stands above buttons."""
    return Markup('<h2 class="oh-choices-title">{}</h2>').format(title)


def begin_anew(voice: Voice, new: str) -> Markup:
    """The way back to the start, beside the question box."""
    return Markup('<p class="oh-new"><a href="{}">{}</a></p>').format(new, voice("new"))


def footer(voice: Voice, day: str | None, site: str | None) -> Markup:
    """What the program is, the way to the site, and the day when it is not today."""
    pages = Markup('<p class="oh-pages"><a href="{}">{}</a></p>').format(site, voice("site")) if site else NOTHING
    shown = Markup('<p class="oh-small">{}</p>').format(voice("foot-old-day", day=day)) if day else NOTHING
    return Markup('<footer class="oh-footer">{}<p>{}</p>{}</footer>').format(pages, voice("foot"), shown)


def _asked(asked: str, voice: Voice) -> Markup:
    if not asked:
        return NOTHING
    return Markup('<p class="oh-asked"><span>{}</span> {}</p>').format(voice("you-asked"), asked)


def _first_section(section: ShownSection, voice: Voice, is_asked: bool) -> Markup:
    return Markup('<section class="oh-section{}"><h2>{}</h2>{}{}{}</section>').format(
        " oh-asked-for" if is_asked else "",
        section.title,
        _text(section, voice),
        amounts(section.amounts, voice),
        _day_notes(section.day_notes, voice),
    )


def _folded(sections: tuple[ShownSection, ...], voice: Voice) -> Markup:
    if not sections:
        return NOTHING
    return Markup('<section class="oh-more"><h2>{}</h2>{}</section>').format(
        voice("more"),
        joined(
            Markup("<details><summary>{}</summary><div>{}{}{}</div></details>").format(
                section.title,
                _day_notes(section.day_notes, voice),
                _text(section, voice),
                amounts(section.amounts, voice),
            )
            for section in sections
        ),
    )


def _steps(steps: tuple[ShownStep, ...], voice: Voice) -> Markup:
    """The steps of a path, each folded, with a row for each question about it."""
    if not steps:
        return NOTHING
    library, register = voice.library, voice.register
    return Markup('<section class="oh-more"><h2>{}</h2>{}</section>').format(
        library.phrase("steps-title", register),
        joined(
            Markup("<details><summary>{}. {}</summary><div>{}<p>{}</p><dl>{}</dl></div></details>").format(
                step.number,
                step.title,
                _day_notes(step.day_notes, voice),
                step.text,
                joined(
                    Markup("<dt>{}</dt><dd>{}</dd>").format(label, text)
                    for label, text in (
                        (library.phrase("step-actor", register), step.actor),
                        *((label, text) for _, label, text in step.rows),
                        (library.phrase("step-ask", register), step.office),
                    )
                ),
            )
            for step in steps
        ),
    )


def _day_notes(texts: tuple[str, ...], voice: Voice) -> Markup:
    """What to know of the day before reading on."""
    return joined(Markup('<p class="oh-day">{}</p>').format(voice.inline(text)) for text in texts)


def _text(section: ShownSection, voice: Voice) -> Markup:
    return Markup('<div class="oh-text">{}</div>').format(voice.html(section.markdown))


def amounts(shown: tuple[ShownAmount, ...], voice: Voice) -> Markup:
    """Sums, each with its period, its check and its source."""
    if not shown:
        return NOTHING
    return Markup('<ul class="oh-amounts">{}</ul>').format(joined(_amount(amount, voice) for amount in shown))


def _amount(amount: ShownAmount, voice: Voice) -> Markup:
    """The sum, its period and its source; of a sum that is not current, what to check and where."""
    return Markup(
        '<li class="{kind}"><span class="oh-amount-name">{name}</span> {text}'
        '<span class="oh-small">{dates}</span><span class="oh-small">{source}</span></li>'
    ).format(
        kind="oh-amount" if amount.is_current else "oh-amount oh-stale",
        name=amount.name[:1].upper() + amount.name[1:],
        text=Markup("<strong>{}</strong>" if amount.is_current else '<span class="oh-check">{}</span>').format(
            voice.inline(amount.text)
        ),
        dates=_dates(amount),
        source=Markup('<a href="{}" rel="noreferrer">{}</a>').format(
            amount.url, voice("source-line", publisher=amount.source)
        ),
    )


def _dates(amount: ShownAmount) -> str:
    """When the sum holds and when it was checked; of an old sum only how old it is."""
    parts = [
        part for part in (amount.period if amount.is_current or amount.is_estimate else "", amount.verified) if part
    ]
    text = (" " if parts and parts[0].endswith(".") else ", ").join(parts)
    return text[:1].upper() + text[1:]


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
            _dialled(contact.number), voice("call", number=contact.number)
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


def _sources(sources: tuple[ShownSource, ...], voice: Voice) -> Markup:
    if not sources:
        return NOTHING
    items = joined(
        Markup('<li><a href="{}" rel="noreferrer">{}</a><br><span class="oh-small">{}, {}</span></li>').format(
            source.url, source.title, source.publisher, source.dated
        )
        for source in sources
    )
    return Markup('<details class="oh-sources"><summary>{} ({})</summary><div><ul>{}</ul></div></details>').format(
        voice("sources"), len(sources), items
    )


def _reviewed(text: str) -> Markup:
    """When the guide was last read, in sight: after the turn of a year it also says that nobody has checked since."""
    return Markup('<p class="oh-small">{}</p>').format(text) if text else NOTHING


def _actions(voice: Voice, page: str | None) -> Markup:
    link = Markup('<a href="{}">{}</a>').format(page, voice("page-link")) if page else NOTHING
    return Markup(
        '<p class="oh-actions"><button type="button" data-act="copy" data-done="{}">{}</button>'
        '<button type="button" data-act="print">{}</button>{}</p>'
    ).format(voice("copied"), voice("copy"), voice("print"), link)


def _dialled(number: str) -> str:
    return "".join(letter for letter in number if letter.isdigit() or letter == "+")


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces one after another."""
    return Markup("").join(parts)
