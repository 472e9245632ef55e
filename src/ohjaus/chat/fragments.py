"""A reply to pieces of HTML. Everything is escaped; what is a button is not here."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ohjaus.chat.voice import Voice
from ohjaus.dialogue.decision import Answer
from ohjaus.dialogue.reply import Reply, ShownAmount, ShownContact, ShownSection, ShownStep, ShownWarning

NOTHING = Markup("")

MOST_OPEN = 2  # sums of a section that are shown unfolded


def opening(reply: Reply, voice: Voice, turn: str, asked: str) -> Markup:
    """The reply's head, the section that was asked for, and the rest folded."""
    first, rest = reply.sections[:1], reply.sections[1:]
    return Markup(
        '<article class="oh-reply oh-{kind}" data-turn="{turn}" data-register="{register}" data-ready="{ready}">'
        '{asked}<h1 class="oh-title" id="vastaus" tabindex="-1" data-read>{title}</h1>{warnings}{listen}{day}'
        '{addressee}<p class="oh-lead" data-read>{lead}</p>'
        "{contacts}{first}{notices}{steps}{more}</article>"
    ).format(
        kind=reply.decision,
        turn=turn,
        register=reply.register,
        ready=voice("ready", title=reply.title),
        asked=_asked(asked, voice),
        warnings=_warnings(reply.warnings, voice),
        listen=_listen(voice),
        title=reply.title,
        day=_day_notes(reply.day_notes, voice),
        lead=reply.lead,
        addressee=Markup('<p class="oh-small" data-read>{}</p>').format(reply.addressee)
        if reply.addressee
        else NOTHING,
        contacts=numbers(reply.contacts) if reply.decision == "crisis" else NOTHING,
        first=joined(_first_section(section, voice, reply) for section in first),
        notices=notices(reply.notices, voice, calm=reply.decision == "crisis"),
        steps=NOTHING if reply.step or _are_buttons(reply) else _steps(reply, voice),
        more=_folded(rest, voice),
    )


def numbers(contacts: Iterable[ShownContact]) -> Markup:
    """Telephone numbers, large, one under another."""
    return Markup('<ul class="oh-numbers">{}</ul>').format(
        joined(
            Markup(
                '<li><a class="oh-number" href="tel:{tel}"><span class="oh-number-name">{name}</span> '
                '<strong>{number}</strong></a><p>{text}</p><p class="oh-small">{dated}</p></li>'
            ).format(
                tel=dialled(contact.number or ""),
                name=contact.name,
                number=contact.number or "",
                text=contact.text,
                dated=contact.dated,
            )
            for contact in contacts
        )
    )


def in_short(reply: Reply, voice: Voice) -> Markup:
    """The heading, the sentence and the first section alone: what is shown or sent beside the whole."""
    return Markup('<div class="oh-client-text"><h2>{}</h2>{}<p>{}</p>{}</div>').format(
        reply.title,
        _warnings(reply.warnings, voice),
        reply.lead,
        joined(
            Markup("<h3>{}</h3>{}{}").format(section.title, _text(section, voice), _day_notes(section.day_notes, voice))
            for section in reply.sections[:1]
        ),
    )


def notices(texts: tuple[str, ...], voice: Voice, calm: bool = False) -> Markup:
    """What changed, what to be careful of."""
    if not texts:
        return NOTHING
    if calm:
        return joined(Markup("<p>{}</p>").format(voice.inline(text)) for text in texts)
    items = joined(Markup("<li>{}</li>").format(voice.inline(text)) for text in texts)
    return Markup('<section class="oh-notices"><h2>{}</h2><ul>{}</ul></section>').format(voice("notices"), items)


def _asked(asked: str, voice: Voice) -> Markup:
    if not asked:
        return NOTHING
    return Markup('<p class="oh-asked"><span>{}</span> {}</p>').format(voice("you-asked"), asked)


def _warnings(warnings: tuple[ShownWarning, ...], voice: Voice) -> Markup:
    """What to wait for before an act that would lose a support: before anything else."""
    return joined(
        Markup('<section class="oh-warning" data-read><h2>{}</h2><p>{}</p>{}</section>').format(
            warning.title,
            warning.text,
            Markup('<p class="oh-small"><a href="{}" rel="noreferrer">{}</a></p>').format(
                warning.url, voice("source-line", publisher=warning.dated)
            )
            if warning.url
            else NOTHING,
        )
        for warning in warnings
    )


def _listen(voice: Voice) -> Markup:
    """Reading aloud, where the browser has a Finnish voice: the page's script shows the button then."""
    return Markup(
        '<p class="oh-listen"><button type="button" data-act="read" aria-pressed="false" data-stop="{}">{}</button></p>'
    ).format(voice("read-stop"), voice("read"))


def _way_bar(reply: Reply) -> Markup:
    """How far on the path the reader is, as a picture of what the heading says."""
    at = next((step.number for step in reply.steps if step.id == reply.step), len(reply.steps))
    dots = joined(
        Markup("<span{}></span>").format(Markup(' class="oh-past"') if step.number <= at else NOTHING)
        for step in reply.steps
    )
    return Markup('<div class="oh-way" aria-hidden="true">{}</div>').format(dots)


def _first_section(section: ShownSection, voice: Voice, reply: Reply) -> Markup:
    return Markup('<section class="oh-section{}" data-read>{}<h2>{}</h2>{}{}{}</section>').format(
        " oh-asked-for" if reply.section else "",
        _way_bar(reply) if reply.step else NOTHING,
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
            Markup("<details{}><summary>{}</summary><div>{}{}{}</div></details>").format(
                Markup(" open") if section.role == "counsellors" else NOTHING,
                section.title,
                _day_notes(section.day_notes, voice),
                _text(section, voice),
                amounts(section.amounts, voice),
            )
            for section in sections
        ),
    )


def _steps(reply: Reply, voice: Voice) -> Markup:
    """The steps of a path, each folded, with a row for each question about it and the way to stand at it."""
    if not reply.steps:
        return NOTHING
    library, register = voice.library, voice.register
    return Markup('<section class="oh-more"><h2>{}</h2>{}</section>').format(
        library.phrase("steps-title", register),
        joined(
            Markup("<details><summary>{}. {}</summary><div>{}<p>{}</p><dl>{}</dl><p>{}</p></div></details>").format(
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
                _step_link(reply.topics[0], step, voice),
            )
            for step in reply.steps
        ),
    )


def _are_buttons(reply: Reply) -> bool:
    """Whether every step is a button already, because the reader is asked for it."""
    ids = [step.id for step in reply.steps]
    return bool(ids) and [choice.turn.rpartition(".")[2] for choice in reply.choices] == ids


def _step_link(path: str, step: ShownStep, voice: Voice) -> Markup:
    return Markup('<a href="{}">{}<span class="oh-hidden">: {}</span></a>').format(
        voice.turn_link(Answer(path, step=step.id)), voice("at-step"), step.title
    )


def _day_notes(texts: tuple[str, ...], voice: Voice) -> Markup:
    """What to know of the day before reading on."""
    return joined(Markup('<p class="oh-day">{}</p>').format(voice.inline(text)) for text in texts)


def _text(section: ShownSection, voice: Voice) -> Markup:
    return Markup('<div class="oh-text">{}</div>').format(voice.html(section.markdown))


def amounts(shown: tuple[ShownAmount, ...], voice: Voice) -> Markup:
    """Sums, each with its period, its check and its source; many of them folded, for the text above says them all."""
    if not shown:
        return NOTHING
    listed = Markup('<ul class="oh-amounts">{}</ul>').format(joined(_amount(amount, voice) for amount in shown))
    if len(shown) <= MOST_OPEN:
        return listed
    return Markup('<details class="oh-sums"><summary>{}</summary>{}</details>').format(
        voice("amounts", count=len(shown)), listed
    )


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


def dialled(number: str) -> str:
    """A telephone number as a link dials it."""
    return "".join(letter for letter in number if letter.isdigit() or letter == "+")


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces one after another."""
    return Markup("").join(parts)
