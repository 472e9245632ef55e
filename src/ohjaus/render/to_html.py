"""A reply to a whole HTML page, through the same templates as the site's pages. Everything is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ohjaus.dialogue.reply import Reply, ShownSection
from ohjaus.library.dates import spoken_day
from ohjaus.library.model import Library
from ohjaus.render.frame import Frame, Site
from ohjaus.render.markdown import to_html, to_inline_html
from ohjaus.render.policy import PAGE_POLICY


@cache
def environment() -> Environment:
    """The templates, compiled once in a process."""
    made = Environment(
        loader=PackageLoader("ohjaus.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["day_text"] = lambda day, register: spoken_day(day.isoformat(), register)
    made.globals["policy"] = Markup(PAGE_POLICY)  # our own words, with apostrophes that may stand
    drawn = made.get_template("symbols.html.j2").module
    made.globals["symbol"] = drawn.symbol  # type: ignore[attr-defined]
    made.globals["mark"] = drawn.mark  # type: ignore[attr-defined]
    return made


def render(template: str, frame: Frame, library: Library, values: Mapping[str, object]) -> str:
    """One page. Sentences come from the library's phrases, through `t`."""
    return (
        environment()
        .get_template(template)
        .render(
            frame=frame,
            site=frame.site,
            register=frame.register,
            t=partial(phrase, library, frame),
            phrase=lambda key, **known: library.phrase(key, frame.register, **known),
            inline=lambda text: to_inline_html(text, frame.register, frame.topic),
            **values,
        )
    )


def phrase(library: Library, frame: Frame, key: str, **values: object) -> str:
    """A sentence of the site in the page's register."""
    return library.phrase(f"site-{key}", frame.register, **values)


def section_html(section: ShownSection, frame: Frame) -> Markup:
    """The text of a section."""
    return to_html(section.markdown, frame.register, frame.topic)


def site_of(library: Library, reply: Reply, base_url: str, **settings: object) -> Site:
    """The settings of one build or one answer."""
    return Site(base_url, reply.day, library.fingerprint[:8], **settings)  # type: ignore[arg-type]


UNREPEATED = {"refuse", "crisis"}  # what was asked is not shown again on a screen that others may see


def answer_page(
    reply: Reply,
    library: Library,
    base_url: str,
    *,
    question: str = "",
    chat: bool = True,
    as_of: bool = False,
    assets: str = "",
    path: str = "haku/",
    turn: str = "",
    kept: Mapping[str, str] | None = None,
) -> str:
    """The server's own answer page, for readers without JavaScript: `/haku/?q=...`.

    The question is shown in its box again and kept in the switch of registers; it is stored nowhere. `kept` is
    the address of the answer without the question's words, for the switch when there is no question to repeat.
    """
    site = site_of(library, reply, base_url, chat=chat, as_of=as_of, assets=assets)
    shown = "" if reply.decision in UNREPEATED else question
    other = {"q": shown} if shown or not kept else {key: value for key, value in kept.items() if key != "kieli"}
    if reply.register == "fi":
        other["kieli"] = "selko"
    frame = Frame(
        site, reply.register, path, reply.title, reply.lead,
        pair=f"{path}?{urlencode(other)}", section="search", turn=turn, indexed=False,
    )  # fmt: skip
    bodies = tuple((section, section_html(section, frame)) for section in reply.sections)
    steps = [(step, None) for step in reply.steps]
    return render(
        "answer.html.j2", frame, library, {"reply": reply, "steps": steps, "bodies": bodies, "question": shown}
    )
