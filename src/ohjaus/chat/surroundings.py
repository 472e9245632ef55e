"""What stands around an answer: the name and the ways out above it, the way back and what the program is below."""

from __future__ import annotations

import datetime

from markupsafe import Markup

from ohjaus.chat.fragments import NOTHING
from ohjaus.chat.voice import Voice
from ohjaus.library.dates import spoken_day


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


def broken_link(voice: Voice, is_whole: bool) -> Markup:
    """What is said of a link that could not be read, as a whole or in part."""
    return Markup('<p class="oh-day" role="status">{}</p>').format(voice("link-broken" if is_whole else "link-partly"))


def choices_title(title: str) -> Markup:
    """What stands above buttons."""
    return Markup('<h2 class="oh-choices-title">{}</h2>').format(title)


def begin_anew(voice: Voice, new: str) -> Markup:
    """The way back to the start, beside the question box."""
    return Markup('<p class="oh-new"><a href="{}">{}</a></p>').format(new, voice("new"))


def footer(voice: Voice, day: str | None, made: datetime.date, site: str | None) -> Markup:
    """What the program is, the way to the site, the day when it is not today, and which content this is."""
    pages = Markup('<p class="oh-pages"><a href="{}">{}</a></p>').format(site, voice("site")) if site else NOTHING
    shown = Markup('<p class="oh-small">{}</p>').format(voice("foot-old-day", day=day)) if day else NOTHING
    leaving = Markup("<p>{}</p>").format(voice("exit-note"))
    library, register = voice.library, voice.register
    content = library.phrase(
        "site-colophon", register, version=library.fingerprint[:8], day=spoken_day(made.isoformat(), register)
    )
    of_content = Markup('<p class="oh-small">{}</p>').format(content)
    return Markup('<footer class="oh-footer">{}<p>{}</p>{}{}{}</footer>').format(
        pages, voice("foot"), leaving, shown, of_content
    )
