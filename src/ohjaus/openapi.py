"""The API's description in OpenAPI 3.1, its JSON Schema, and the list of topics that it offers.

The schemas of answers are made from the very classes that are answered with, so that they cannot differ from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from pydantic import TypeAdapter

from ohjaus import __version__
from ohjaus.api import FIELDS, LONGEST_TEXT
from ohjaus.dialogue.address import page_path
from ohjaus.dialogue.counted import ShownCount
from ohjaus.dialogue.decision import NAMES
from ohjaus.dialogue.reply import Reply
from ohjaus.library.model import AUDIENCES, REGISTERS, Audience, Given, Kind, Library, Register

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIELDS: Mapping[str, dict[str, Any]] = {
    "q": {"type": "string", "maxLength": LONGEST_TEXT, "description": "Kysymys lukijan omin sanoin."},
    "register": {"enum": list(REGISTERS), "default": "fi", "description": "Yleiskieli (fi) tai selkokieli (selko)."},
    "municipality": {"type": "string", "description": "Kunnan tunnus, esimerkiksi laitila."},
    "audience": {"enum": list(AUDIENCES), "description": "Kuka kysyy."},
    "day": {"type": "string", "format": "date", "description": "Päivä, jona vastaus pätee; oletuksena tämä päivä."},
    "k": {"type": "string", "description": "Keskustelu tähän asti: edellisen vastauksen conversation.k."},
}


@dataclass(frozen=True)
class Talk:
    """What to send back with the next question."""

    k: str
    municipality: str | None
    audience: Audience | None


@dataclass(frozen=True)
class Asked(Reply):
    """A reply with the conversation after it."""

    conversation: Talk = Talk("", None, None)


@dataclass(frozen=True)
class Titles:
    """A topic in one register."""

    title: str
    summary: str
    url: str


@dataclass(frozen=True)
class TopicEntry:
    """A topic that can be answered."""

    id: str
    kind: Kind
    audiences: tuple[Audience, ...]
    fi: Titles
    selko: Titles


@dataclass(frozen=True)
class Topics:
    """All of them, by their Finnish titles."""

    topics: tuple[TopicEntry, ...]


@dataclass(frozen=True)
class Health:
    """Whether there is anyone to answer, and from which content."""

    status: Literal["ok"]
    content: str
    day: str
    pages_of: str  # the day that the site's pages are of
    fault: bool  # newer content waits with a fault


@dataclass(frozen=True)
class Question:
    """A number that a counting asks."""

    field: Given
    label: str
    required: bool


@dataclass(frozen=True)
class CountVariant:
    """One way to count, with what it asks."""

    variant: str
    name: str
    asks: tuple[Question, ...]


@dataclass(frozen=True)
class Countable:
    """A thing that can be counted."""

    what: str
    name: str
    topics: tuple[str, ...]
    variants: tuple[CountVariant, ...]


@dataclass(frozen=True)
class Countings:
    """Everything that can be counted."""

    countings: tuple[Countable, ...]


@dataclass(frozen=True)
class Live:
    """Whether the process answers at all."""

    status: Literal["ok"]


@dataclass(frozen=True)
class Problem:
    """An error as RFC 9457 has it."""

    type: str
    title: str
    status: int
    detail: str = ""


def topics(library: Library, base_url: str) -> list[dict[str, Any]]:
    """The topics that can be answered, as plain data."""

    def titles(topic: str, register: Register) -> Titles:
        guide = library.guide(topic, register)
        return Titles(guide.title, guide.summary, base_url + page_path(topic, register))

    known = sorted(library.guides, key=lambda topic: (library.guide(topic, "fi").title.casefold(), topic))
    found = Topics(
        tuple(
            TopicEntry(each.id, each.kind, tuple(each.audiences), titles(each.id, "fi"), titles(each.id, "selko"))
            for each in (library.topics[topic] for topic in known)
        )
    )
    return list(TypeAdapter(Topics).dump_python(found, mode="json")["topics"])


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of every answer, under `$defs`."""
    return {"$schema": DIALECT, "title": "Ohjaus", "$defs": _schemas("#/$defs/{model}")}


def description(base_url: str) -> dict[str, Any]:
    """The OpenAPI description of the API at this address."""
    question = {name: _FIELDS[name] for name in FIELDS}
    asked_for = [
        {"name": name, "in": "query", "required": name == "q", "schema": value} for name, value in question.items()
    ]
    body = {"type": "object", "required": ["q"], "properties": question, "additionalProperties": False}
    number = {"type": ["number", "string"], "description": "Luku; mitä mikin laskelma kysyy, sen kertoo GET."}
    numbers = {
        "type": "object",
        "required": ["what"],
        "properties": {
            "what": {"type": "string", "description": "Laskelman tunnus."},
            "variant": {"type": "string", "description": "Laskelman vaihtoehto, jos niitä on monta."},
            **{name: _FIELDS[name] for name in ("register", "municipality", "day")},
            **dict.fromkeys(get_args(Given), number),
        },
        "additionalProperties": False,
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Ohjaus",
            "version": __version__,
            "summary": "Kysymyksiin vastataan tarkistetuista teksteistä, yleiskielellä ja selkokielellä.",
            "description": "Kysymystä ei tallenneta eikä kirjata lokiin. Vastauksessa jokaisella summalla on päivä ja lähde.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "jsonSchemaDialect": DIALECT,
        "servers": [{"url": base_url + "api/v1"}],
        "paths": {
            "/ask": {
                "get": _operation("ask", "Vastaa kysymykseen.", "Asked", 400, 413, parameters=asked_for),
                "post": _operation(
                    "askByPost", "Vastaa kysymykseen, joka ei jää osoitteeseen.", "Asked", 400, 413,
                    requestBody={"required": True, "content": {"application/json": {"schema": body}}},
                ),
            },
            "/count": {
                "get": _operation("countings", "Kertoo, mitä voi laskea ja mitä kukin laskelma kysyy.", "Countings", 400),
                "post": _operation(
                    "count", "Laskee luvuista, jotka eivät jää osoitteeseen.", "ShownCount", 400, 413,
                    requestBody={"required": True, "content": {"application/json": {"schema": numbers}}},
                ),
            },
            "/topics": {"get": _operation("topics", "Luettelee aiheet.", "Topics")},
            "/health/live": {"get": _operation("live", "Kertoo, onko palvelu käynnissä.", "Live")},
            "/health/ready": {"get": _operation("ready", "Kertoo, vastaako palvelu.", "Health")},
            "/health": {"get": _operation("health", "Kertoo, vastaako palvelu.", "Health")},
            "/openapi.json": {"get": _operation("openapi", "Tämä kuvaus.", None)},
            "/schema.json": {
                "get": _operation("schema", "Vastausten JSON Schema.", None, kind="application/schema+json")
            },
        },
        "components": {"schemas": _schemas("#/components/schemas/{model}")},
    }  # fmt: skip


def _operation(
    name: str, summary: str, answer: str | None, *errors: int, kind: str = "application/json", **more: object
) -> dict[str, Any]:
    found = {"$ref": f"#/components/schemas/{answer}"} if answer else {"type": "object"}
    answers: dict[str, Any] = {"200": {"description": "Vastaus", "content": {kind: {"schema": found}}}}
    fault = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    answers |= {str(status): {"description": "Virhe", "content": fault} for status in errors}
    return {"operationId": name, "summary": summary, **more, "responses": answers}


@cache
def _schemas(template: str) -> dict[str, Any]:
    _, found = TypeAdapter.json_schemas(
        [
            (each, "serialization", TypeAdapter(each))
            for each in (Asked, ShownCount, Countings, Topics, Health, Live, Problem)
        ],
        ref_template=template,
    )
    schemas: dict[str, Any] = found["$defs"]
    schemas["Asked"]["properties"]["decision"] = {"enum": list(NAMES.values())}
    return {name: _public(each, name != "Problem") for name, each in sorted(schemas.items())}


def _public(one: dict[str, Any], is_whole: bool) -> dict[str, Any]:
    """One schema without its docstring, which speaks to those who read the code. A whole answer has every field."""
    shown = {key: value for key, value in one.items() if key != "description"}
    return {**shown, "required": list(one["properties"])} if is_whole else shown
