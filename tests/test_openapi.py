"""The API's description is true: every path answers as it says, and other sites may ask when they are let."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError
from starlette.testclient import TestClient

from ohjaus.library.model import Library
from ohjaus.openapi import description, schema
from served import served

FRIEND = "https://www.laitila.fi"
QUESTIONS = (
    {"q": "paljonko kulukorvaus on", "municipality": "laitila", "audience": "client", "day": "2026-11-22"},
    {"q": "paljonko kulukorvaus on", "register": "selko", "day": "2031-01-01"},
    {"q": "polku työtoiminnasta palkkatyöhön", "k": "a.palkkatuki"},
    {"q": "pääsenkö avotyöhön", "municipality": "laitila"},
    {"q": "kuntouttava työtoiminta", "day": "2020-01-01"},
    {"q": "palkkatuki", "audience": "counsellor"},
    {"q": "työtoiminta"},
    {"q": "miten tehdä lettutaikinaa"},
    {"q": "mikä on kuurakettituki"},
    {"q": "en jaksa enää elää"},
    {"q": "hetuni on 131052-308T"},
    {"q": ""},
)


@pytest.fixture(scope="module")
def client(real_root: Path) -> Iterator[TestClient]:
    """The application, which one other site may ask."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OHJAUS_CORS_ORIGINS", FRIEND)
        yield served(real_root, patch)


def strict(document: dict[str, Any]) -> dict[str, Any]:
    """The same description, in which no answer may have a field that is not described."""
    document = copy.deepcopy(document)
    for one in document["components"]["schemas"].values():
        one["additionalProperties"] = False
    return document


def fits(document: dict[str, Any], path: str, method: str, reply: Any) -> None:
    """Raises ValidationError unless the reply is as its path says."""
    found = document["paths"][path][method]["responses"][str(reply.status_code)]["content"]
    (kind,) = found
    assert reply.headers["content-type"].split(";")[0] == kind
    Draft202012Validator({**found[kind]["schema"], "components": document["components"]}).validate(reply.json())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["q"] or "empty")
def test_answers(client: TestClient, question: dict[str, str]) -> None:
    """Every kind of answer has exactly the fields that are described, by GET and by POST."""
    document = strict(client.get("/api/v1/openapi.json").json())
    fits(document, "/ask", "get", client.get("/api/v1/ask", params=question))
    fits(document, "/ask", "post", client.post("/api/v1/ask", json=question))


def test_questions_meet_every_decision(client: TestClient) -> None:
    """The questions above get all five decisions and fill every list of an answer at least once."""
    answers = [client.get("/api/v1/ask", params=question).json() for question in QUESTIONS]
    decisions = schema()["$defs"]["Asked"]["properties"]["decision"]["enum"]
    assert {answer["decision"] for answer in answers} == set(decisions)
    lists = {name for answer in answers for name, value in answer.items() if isinstance(value, list)}
    assert {name for name in lists if not any(answer[name] for answer in answers)} == set()
    assert any(answer["place"] for answer in answers)


def test_every_other_path(client: TestClient) -> None:
    """The rest of the described paths answers as described, and nothing else is there."""
    document = strict(client.get("/api/v1/openapi.json").json())
    for path, methods in document["paths"].items():
        if path != "/ask":
            assert set(methods) == ({"get", "post"} if path == "/count" else {"get"})
            fits(document, path, "get", client.get(f"/api/v1{path}"))
    assert client.get("/api/v1/feedback").status_code == 404


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({"what": "kulut", "days-a-week": 3}, 200),
        (
            {"what": "kulut", "days-a-week": "3", "register": "selko", "municipality": "laitila", "day": "2024-06-01"},
            200,
        ),
        ({"what": "kulut", "days-a-week": 9}, 400),
        ({"what": "kuu"}, 400),
        ({"what": "kulut", "days-a-week": 3, "days": 3}, 400),
        ({}, 400),
    ],
)
def test_counting(client: TestClient, values: dict[str, object], status: int) -> None:
    """A result and a wrong number have exactly the fields that are described."""
    document = strict(client.get("/api/v1/openapi.json").json())
    reply = client.post("/api/v1/count", json=values)
    assert reply.status_code == status
    fits(document, "/count", "post", reply)


def test_numbers_in_the_address_are_refused(client: TestClient) -> None:
    """A count asked by GET is refused with a sentence that says how to ask it, and is not answered with the list."""
    document = strict(client.get("/api/v1/openapi.json").json())
    reply = client.get("/api/v1/count", params={"what": "kulut", "days-a-week": "3"})
    assert reply.status_code == 400
    assert "POST" in reply.json()["detail"]
    fits(document, "/count", "get", reply)


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, 400),
        ({"text": "x"}, 400),
        ({"q": "x", "kunta": "laitila"}, 400),
        ({"q": "x", "day": "eilen"}, 400),
        ({"q": "x", "register": "sv"}, 400),
        ({"q": "x" * 6001}, 413),
    ],
)
def test_errors(client: TestClient, values: dict[str, str], status: int) -> None:
    """An error is problem+json, as described, by GET and by POST."""
    document = strict(client.get("/api/v1/openapi.json").json())
    for method, reply in (
        ("get", client.get("/api/v1/ask", params=values)),
        ("post", client.post("/api/v1/ask", json=values)),
    ):
        assert reply.status_code == status
        fits(document, "/ask", method, reply)


def test_the_check_can_fail(client: TestClient) -> None:
    """An answer with one field too many or too few, or a number for a text, does not fit."""
    document = strict(client.get("/api/v1/openapi.json").json())
    answer = client.get("/api/v1/ask", params={"q": "palkkatuki"}).json()
    validator = Draft202012Validator({"$ref": "#/components/schemas/Asked", "components": document["components"]})
    validator.validate(answer)
    fewer = {name: value for name, value in answer.items() if name != "sources"}
    for wrong in ({**answer, "score": 1}, fewer, {**answer, "title": 1}, {**answer, "decision": "maybe"}):
        with pytest.raises(ValidationError):
            validator.validate(wrong)


def test_schemas_are_sound(client: TestClient) -> None:
    """The schemas are valid JSON Schema, the same in both documents, and no reference leads nowhere."""
    whole = client.get("/api/v1/schema.json").json()
    document = client.get("/api/v1/openapi.json").json()
    Draft202012Validator.check_schema(whole)
    assert whole["$defs"].keys() == document["components"]["schemas"].keys()
    assert document["openapi"] == "3.1.0"
    assert document["servers"] == [{"url": "http://testserver/api/v1"}]
    for name in re.findall(r"#/components/schemas/(\w+)", str(description("http://x/"))):
        assert name in document["components"]["schemas"]


def test_topics(client: TestClient, library: Library) -> None:
    """Every topic once, with its titles and addresses in both registers."""
    topics = {topic["id"]: topic for topic in client.get("/api/v1/topics").json()["topics"]}
    assert topics.keys() == library.guides.keys()
    assert topics["kulukorvaus"]["selko"] == {
        "title": library.guide("kulukorvaus", "selko").title,
        "summary": library.guide("kulukorvaus", "selko").summary,
        "url": "http://testserver/selko/kulukorvaus/",
    }


def test_examples_of_the_document(client: TestClient, real_root: Path) -> None:
    """Every address, question and error in docs/rajapinta.md is answered as the document says."""
    text = (real_root / "docs" / "rajapinta.md").read_text(encoding="utf-8")
    addresses = re.findall(r"curl '(https://ohjaus\.example\.fi/[^']*\?[^']*)'", text)
    assert len(addresses) == 2
    for address in addresses:
        answer = client.get(address.replace("https://ohjaus.example.fi", "")).json()
        assert (answer["decision"], answer["topics"][0]) == ("answer", "kulukorvaus")
    question, problem = (json.loads(found) for found in re.findall(r"```json\n(.*?)```", text, re.DOTALL))
    assert client.post("/api/v1/ask", json=question).json()["place"]["municipality"] == "laitila"
    assert client.get("/api/v1/ask").json() == problem
    listed = re.findall(r"^\| `/api/v1(/[a-z./]+)` \|", text, re.MULTILINE)
    assert listed == list(description("")["paths"])


def test_other_sites_may_ask_when_they_are_let(client: TestClient) -> None:
    """A site of the settings gets its answer, also after a preflight; another one is not let, and never with cookies."""
    asked = client.get("/api/v1/ask", params={"q": "palkkatuki"}, headers={"Origin": FRIEND})
    assert asked.headers["access-control-allow-origin"] == FRIEND
    wish = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    preflight = client.options("/api/v1/ask", headers={"Origin": FRIEND, **wish})
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    stranger = client.get("/api/v1/ask", params={"q": "palkkatuki"}, headers={"Origin": "https://evil.example"})
    assert "access-control-allow-origin" not in stranger.headers
    assert client.options("/api/v1/ask", headers={"Origin": "https://evil.example", **wish}).status_code == 400
    assert "access-control-allow-credentials" not in asked.headers
    assert "access-control-allow-origin" not in client.get("/keskustelu/", headers={"Origin": FRIEND}).headers


def test_no_other_site_by_default(real_root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Unless the settings say so, no other site may ask."""
    monkeypatch.delenv("OHJAUS_CORS_ORIGINS")  # the setting of the other tests here
    client = served(real_root, monkeypatch)
    reply = client.get("/api/v1/ask", params={"q": "palkkatuki"}, headers={"Origin": FRIEND})
    assert "access-control-allow-origin" not in reply.headers
