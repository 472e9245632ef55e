"""What machines read inside a page: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json

from markupsafe import Markup

from ohjaus.dialogue.reply import Reply
from ohjaus.library.model import ServicePath, Topic
from ohjaus.render.frame import Frame
from ohjaus.render.to_html import section_html
from ohjaus.site.build import Build

SERVICE_KINDS = {"service", "benefit", "employer"}
FAQ_KINDS = {"step", "rights"}  # pages that are questions and their answers
FEWEST = 3  # questions that make a page of them


def topic_data(build: Build, topic: Topic, reply: Reply, frame: Frame, path: ServicePath | None) -> Markup:
    """A path is a HowTo, a service or a benefit a GovernmentService, anything else an Article, often of questions."""
    common: dict[str, object] = {
        "@context": "https://schema.org",
        "name": reply.title,
        "description": reply.lead,
        "url": frame.canonical,
        "inLanguage": "fi",
    }
    if path is not None:
        common["@type"] = "HowTo"
        common["step"] = [
            {
                "@type": "HowToStep",
                "position": number,
                "name": step.title.in_register(frame.register),
                "text": step.text.in_register(frame.register),
                "url": f"{frame.canonical}#vaihe-{step.id}",
            }
            for number, step in enumerate(path.steps, 1)
        ]
    elif topic.kind in SERVICE_KINDS:
        office = build.library.organisations[topic.office]
        provider: dict[str, object] = {"@type": "GovernmentOrganization", "name": office.name.fi}
        if office.url:
            provider["url"] = office.url
        common["@type"] = "GovernmentService"
        common["serviceOperator"] = provider
        common["areaServed"] = {"@type": "Country", "name": "Suomi"}
    else:
        common["@type"] = "Article"
        common["headline"] = reply.title
        common["dateModified"] = topic.reviewed.isoformat()
        questions = _questions(reply, frame)
        if topic.kind in FAQ_KINDS and len(questions) >= FEWEST:
            common["@type"] = ["Article", "FAQPage"]
            common["mainEntity"] = questions
    return as_script(common)


def _questions(reply: Reply, frame: Frame) -> list[dict[str, object]]:
    """The sections that ask in their title and answer whole in their text; a sum beside it would be left out."""
    return [
        {
            "@type": "Question",
            "name": section.title,
            "url": f"{frame.canonical}#{section.id}",
            "acceptedAnswer": {"@type": "Answer", "text": section_html(section, frame).striptags()},
        }
        for section in reply.sections
        if section.title.endswith("?") and not section.amounts and not section.day_notes and section.role is None
    ]


def as_script(data: dict[str, object]) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
