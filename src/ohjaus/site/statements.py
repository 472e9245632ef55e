"""What is said about the site itself: accessibility, privacy, what partners may use, and pages that are not there."""

from __future__ import annotations

from dataclasses import replace

from ohjaus.dialogue.elsewhere import STARTS
from ohjaus.library.model import REGISTERS, Register
from ohjaus.render.markdown import to_html
from ohjaus.render.to_html import render
from ohjaus.site.build import Build, Pages

STATEMENTS = {"saavutettavuus/": "statement", "tietosuoja/": "privacy"}


def statement_pages(build: Build) -> Pages:
    """The statements and the closed chat in both registers, and 404.html in standard Finnish."""
    for register in REGISTERS:
        day = build.day_text(build.site.day.isoformat(), register)
        feedback = (
            build.say("feedback", register, url=_address(build.site.contact))
            if build.site.contact
            else build.say("feedback-missing", register)
        )
        for path, key in STATEMENTS.items():
            frame = build.frame(path, register, key)
            # Lines of the statements are wrapped in their file; only guides in easy Finnish keep their lines.
            body = to_html(build.say(f"{key}-body", register, day=day, feedback=feedback), "fi", frame.topic)
            yield build.page("statement", frame, body=body)
        yield build.page("partners", build.frame("kumppaneille/", register, "partners"))
        if build.site.closed:
            closed = replace(build.frame("keskustelu/", register, "closed"), indexed=False)
            yield build.page("missing", closed, starts=_starts(build, register))
    frame = build.frame("", "fi", "missing")
    yield "404.html", render(
        "missing.html.j2", replace(frame, path="404.html", fixed_root=build.site.home, indexed=False, pair="selko/"),
        build.library, {"starts": _starts(build, "fi")},
    )  # fmt: skip


def _starts(build: Build, register: Register) -> list[tuple[str, str]]:
    """What most begin with: title and path."""
    return [link for topic in STARTS if (link := build.topic_link(topic, register))]


def _address(contact: str) -> str:
    """A mail address as a link: `palaute@example.fi` to `mailto:palaute@example.fi`. A web address is one already."""
    return contact if "://" in contact or contact.startswith("mailto:") else f"mailto:{contact}"
