"""What machines read inside a page: JSON-LD in the words of schema.org."""

from __future__ import annotations

import json

from markupsafe import Markup

from ohjaus.dialogue.reply import Reply
from ohjaus.library.model import ServicePath, Topic
from ohjaus.render.frame import Frame
from ohjaus.site.build import Build

SERVICE_KINDS = {"service", "benefit", "employer"}


def topic_data(build: Build, topic: Topic, reply: Reply, frame: Frame, path: ServicePath | None) -> Markup:
    """A path is a HowTo, a service or a benefit a GovernmentService, anything else an Article."""
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
    return as_script(common)


def as_script(data: dict[str, object]) -> Markup:
    """JSON that cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))
