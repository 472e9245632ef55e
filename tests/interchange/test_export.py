"""Our guides in the service register's terms."""

from __future__ import annotations

import copy
import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from local_server import ORGANISATION, LocalServer, as_register
from ohjaus.cli import main
from ohjaus.interchange.fetch import Fetcher
from ohjaus.interchange.polite import open_client
from ohjaus.interchange.ptv_client import ask
from ohjaus.interchange.ptv_export import DESCRIPTION, NAME, SUMMARY, export
from ohjaus.interchange.ptv_map import propose
from ohjaus.library.model import Library

TYPES = {"Service", "PermitOrObligation", "ProfessionalQualification"}
TEXTS = {"Name": NAME, "Summary": SUMMARY, "Description": DESCRIPTION}
# what the register documents of a service and of a channel that we write; a schema of its own, not that of our reader
SERVICE = {
    "id": type(None),
    "sourceId": str,
    "type": str,
    "serviceNames": list,
    "serviceDescriptions": list,
    "languages": list,
    "serviceClasses": list,
    "targetGroups": list,
    "organizations": list,
    "serviceChannels": list,
    "publishingStatus": str,
    "modified": str,
}
CHANNEL = {
    "id": type(None),
    "sourceId": str,
    "serviceChannelType": str,
    "serviceChannelNames": list,
    "serviceChannelDescriptions": list,
    "languages": list,
    "areaType": str,
    "webPages": list,
    "publishingStatus": str,
    "modified": str,
}


@pytest.fixture(scope="module")
def exported(library: Library) -> dict[str, Any]:
    """The real guides, exported."""
    return export(library, "https://ohjaus.example/")


def shape(item: dict[str, Any]) -> dict[str, type]:
    """The keys of an item with the types of their values."""
    return {key: type(value) for key, value in item.items()}


def test_every_service_has_the_documented_fields(exported: dict[str, Any], library: Library) -> None:
    """Each guide of a service, a benefit or an employer's help is there, of the documented shape, as a draft."""
    services = exported["services"]["itemList"]
    wanted = [topic.id for topic in library.topics.values() if topic.kind in ("service", "benefit", "employer")]
    assert [item["sourceId"] for item in services] == [f"ohjaus-{topic}" for topic in wanted]
    for item in services:
        assert shape(item) == SERVICE
        assert (item["type"] in TYPES, item["publishingStatus"], item["languages"]) == (True, "Draft", ["fi"])
        for text in (*item["serviceNames"], *item["serviceDescriptions"]):
            assert (set(text), text["language"]) == ({"language", "type", "value"}, "fi")
            assert 0 < len(text["value"]) <= TEXTS[text["type"]]


def test_every_channel_leads_to_a_page(exported: dict[str, Any]) -> None:
    """Each guide's page is a channel of the documented shape."""
    channels = exported["channels"]["itemList"]
    assert len(channels) == len(exported["services"]["itemList"])
    for item in channels:
        assert shape(item) == CHANNEL
        (page,) = item["webPages"]
        assert page["url"] == f"https://ohjaus.example/{item['sourceId'].removeprefix('ohjaus-sivu-')}/"


def test_no_amount_and_no_markdown(exported: dict[str, Any]) -> None:
    """No sum stands without its period, and no sign of Markdown or of our marks is left."""
    for item in exported["services"]["itemList"]:
        for text in item["serviceDescriptions"]:
            for sign in ("{{", "](", "**", "topic:", "|--"):
                assert sign not in text["value"], item["sourceId"]


def test_our_own_reader_reads_it(exported: dict[str, Any], server: LocalServer) -> None:
    """What is written is what is read: once the register has given ids and published it, every item comes back."""
    value = copy.deepcopy(exported)
    for number, item in enumerate([*value["services"]["itemList"], *value["channels"]["itemList"]]):
        item |= {"id": f"{ORGANISATION[:-3]}{number:03d}", "publishingStatus": "Published"}
    server.answer = as_register(services_1=value["services"], channels_1=value["channels"])
    with open_client() as client:
        answer = ask(Fetcher(client, pause=lambda _: None), ORGANISATION, f"{server.url}/api/v11")
    proposal = propose(answer, {}, datetime.date(2026, 12, 1), server.url)
    titles = [item["serviceNames"][0]["value"] for item in value["services"]["itemList"]]
    assert [service.name for service in proposal.services] == titles
    addresses = {each.contact.url for each in proposal.contacts if each.origin.kind == "web"}
    assert addresses == {item["webPages"][0]["url"] for item in value["channels"]["itemList"]}


def test_command(tmp_path: Path, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`ohjaus export ptv` writes the file; without an address there are no channels. The same input, the same bytes."""
    out = tmp_path / "ptv.json"
    assert main(["export", "ptv", "--root", str(small), "--out", str(out)]) == 0
    first = out.read_bytes()
    value = json.loads(first)
    assert value["services"]["itemList"]
    assert value["channels"]["itemList"] == []
    assert main(["export", "ptv", "--root", str(small), "--out", str(out)]) == 0
    assert out.read_bytes() == first
    assert "palveluja" in capsys.readouterr().out


def test_broken_content_is_not_exported(tmp_path: Path, small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Content with an error is not given to anybody."""
    (small / "knowledge" / "topics.yaml").write_text("- id: x\n", encoding="utf-8")
    out = tmp_path / "ptv.json"
    assert main(["export", "ptv", "--root", str(small), "--out", str(out)]) == 1
    assert not out.exists()
    assert "virhe" in capsys.readouterr().err
