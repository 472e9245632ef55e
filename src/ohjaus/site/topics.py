"""The page of a topic: the same reply as in the chat, with what only a page has room for."""

from __future__ import annotations

from markupsafe import Markup

from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.compose import guide_reply
from ohjaus.dialogue.counted import counting_path
from ohjaus.dialogue.decision import Answer, to_address
from ohjaus.dialogue.reply import ShownSection
from ohjaus.library.model import REGISTERS, Register, Topic
from ohjaus.render.to_html import section_html
from ohjaus.site.build import Build, Pages
from ohjaus.site.linked_data import topic_data
from ohjaus.site.paths import picture, positions, step_link
from ohjaus.site.qr import qr_code
from ohjaus.site.regions import fact_groups, tables
from ohjaus.site.terms import Explainer, PageTerms, Word

Part = tuple[ShownSection, Markup, tuple[Word, ...]]  # a section, its text and the words that it explains


def topic_pages(build: Build) -> Pages:
    """Every topic in both registers."""
    for register in REGISTERS:
        explainer = Explainer(build.library, register)
        for topic in build.topics:
            yield _page(build, topic, register, explainer)


def _page(build: Build, topic: Topic, register: Register, explainer: Explainer) -> tuple[str, str]:
    library = build.library
    reply = guide_reply(topic.id, library, build.site.day, register)
    above = ("paths",) if topic.kind == "path" else ("topics",)
    frame = build.frame(
        f"{topic.id}/", register, title=reply.title, description=reply.lead, above=above,
        section=above[0], turn=to_address(Answer(topic.id)),
    )  # fmt: skip
    terms = PageTerms(explainer, topic.id)
    parts: list[Part] = []
    counsellors: list[Part] = []
    for section in reply.sections:
        if section.role not in ("steps", "examples"):  # the page tells those in full
            body, words = terms.mark(section_html(section, frame))
            (counsellors if section.role == "counsellors" else parts).append((section, body, words))
    path = library.paths.get(topic.id)
    region = library.regions.get(topic.id)
    return build.page(
        "topic",
        frame,
        topic=topic,
        reply=reply,
        parts=parts,
        counsellors=counsellors,
        anchors={
            role: [section.id for section in reply.sections if section.role == role] for role in ("steps", "examples")
        },
        steps=[(step, step_link(build, topic.id, step.number, step.topic, register)) for step in reply.steps],
        code=qr_code(frame.canonical),
        examples=path.examples if path else (),
        picture=picture(reply.steps, library.phrase("step-if-no", register), register) if path else None,
        positions=positions(build, topic.id, register),
        groups=fact_groups(build, region, register) if region else (),
        tables=tables(build, topic.id, register) if topic.kind == "region" else (),
        municipalities=_municipalities(build, topic),
        related=[link for other in topic.related if (link := build.topic_link(other, register))],
        data=topic_data(build, topic, reply, frame, path),
        countings=[
            (each.name.in_register(register), counting_path(each.id, register))
            for each in library.countings_of(topic.id)
        ],
        pair=page_path(topic.id, "fi" if register == "selko" else "selko"),
    )


def _municipalities(build: Build, topic: Topic) -> list[tuple[str, str]]:
    """The municipalities that a regional description covers."""
    if topic.kind != "region":
        return []
    covered = [each for each in build.library.municipalities.values() if each.region == topic.id]
    return [(each.name, f"kunta/{each.id}/") for each in covered]
