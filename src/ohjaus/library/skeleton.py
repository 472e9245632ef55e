"""A new topic to the texts of its files, with a mark wherever the editor has something to fill in.

The templates are in knowledge/templates/; `{id}`, `{kind}` and `{day}` are filled in. Nothing is read or written here.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from ohjaus.library.model import Id, Kind
from ohjaus.library.parse import parse

TOPICS = "knowledge/topics.yaml"
FOLDER = "knowledge/templates"
FILES = {  # template: the new file that it becomes
    "guide.fi.md": "content/fi/{id}.md",
    "guide.selko.md": "content/selko/{id}.md",
    "facts.yaml": "knowledge/facts/{id}.yaml",
}
TOPIC, TERM = "topic.yaml", "term.yaml"  # an entry for the list of topics, and one to be shown for the glossary
TEMPLATES = (*FILES, TOPIC, TERM)


class Refused(Exception):
    """Why there can be no such topic, in a sentence for the editor."""


def skeleton(
    topic: str, kind: Kind, day: datetime.date, templates: Mapping[str, str], topics: str
) -> tuple[dict[str, str], str]:
    """Texts by file name, the whole list of topics last, and an entry for the glossary.

    `topics` is the list of topics as it stands. Raises Refused.
    """
    _check_id(topic, topics)
    filled = {
        name: text.replace("{id}", topic).replace("{kind}", kind).replace("{day}", day.isoformat())
        for name, text in templates.items()
    }
    longer = topics + ("" if topics.endswith("\n") else "\n") + filled[TOPIC]
    if parse(TOPICS, longer).problems:
        raise Refused(f"tiedoston {TOPICS} loppuun ei voi lisätä aihetta. Korjaa tiedosto ensin: ohjaus check")
    texts = {file.replace("{id}", topic): filled[name] for name, file in FILES.items()}
    return texts | {TOPICS: longer}, filled[TERM]


def _check_id(topic: str, topics: str) -> None:
    try:
        TypeAdapter(Id).validate_python(topic)
    except ValidationError:
        how = "Kirjoita pieniä kirjaimia ilman ä:tä ja ö:tä ja sanojen väliin viiva, näin: kuntouttava-tyotoiminta"
        raise Refused(f"«{topic}» ei kelpaa aiheen tunnukseksi. {how}") from None
    there = parse(TOPICS, topics).value
    if isinstance(there, tuple) and any(isinstance(entry, dict) and entry.get("id") == topic for entry in there):
        raise Refused(f"aihe «{topic}» on jo tiedostossa {TOPICS}")
