"""The service register to a proposal, a proposal to contacts: through `main()`, against answers of a local server."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from local_server import ORGANISATION, Heard, LocalServer, Said, as_json, as_register, recorded
from ohjaus.cli import main
from ohjaus.interchange import fetch, polite
from ohjaus.library.load import load
from ohjaus.library.stored import dump

DAY = "2026-12-01"
CONTACTS = Path("knowledge/contacts.yaml")
Import = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "BETWEEN", 0.0)
    monkeypatch.setattr(polite, "FIRST_PAUSE", 0.0)


@pytest.fixture
def out(small: Path) -> Path:
    """Where the proposal goes."""
    return small / "knowledge" / "proposals" / "kunta.yaml"


@pytest.fixture
def import_ptv(small: Path, out: Path, api: str, capsys: pytest.CaptureFixture[str]) -> Import:
    """Runs `ohjaus import ptv` against the local register; gives exit code, output and error output."""

    def run(organisation: str = ORGANISATION) -> tuple[int, str, str]:
        arguments = ["import", "ptv", "--root", str(small), "--api", api, "--out", str(out), "--day", DAY]
        code = main([*arguments, "--organisation", organisation])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


def accept(small: Path, out: Path, day: str = "2026-12-02") -> int:
    """Runs `ohjaus import accept`."""
    return main(["import", "accept", "--root", str(small), str(out), "--day", day])


def sign(out: Path, by: str = "Kaija Kunta", on: str = "2026-12-02") -> None:
    """A person signs the proposal."""
    text = out.read_text(encoding="utf-8")
    assert "by: null" in text
    assert "on: null" in text
    out.write_text(text.replace("by: null", f"by: {by}").replace("on: null", f"on: {on}"), encoding="utf-8")


@pytest.mark.parametrize("organisation", [ORGANISATION, "0000000-0"])
def test_proposal(organisation: str, import_ptv: Import, out: Path) -> None:
    """An organisation asked by its id or business id comes with numbers, charges, addresses, hours and origin."""
    assert import_ptv(organisation)[0] == 0
    found = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert (found["organisation"], found["guid"], str(found["seen"])) == ("Esimerkin kunta", ORGANISATION, DAY)
    assert "review:\n  by: null\n  on: null\n" in out.read_text(encoding="utf-8")
    contacts = [each["contact"] for each in found["contacts"]]
    assert [(each["id"], each["phone"], each.get("call_charge"), each["url"]) for each in contacts] == [
        ("esimerkin-kunta", "+358 2 123 400", "pvm/mpm", "https://www.esimerkki.example/"),
        ("esimerkin-kunta-tyollisyyspalvelujen-neuvonta", "0800 123 123", "maksuton", None),
        ("esimerkin-kunta-palvelupiste", "02 123 800", "pvm/mpm", "https://www.esimerkki.example/piste"),
        ("esimerkin-kunta-tietoa-tyonhausta", None, None, "https://tyo.esimerkki.example/"),
    ]
    assert [each["municipalities"] for each in contacts] == [["laitila"], ["laitila"], ["laitila"], []]
    assert contacts[1]["hours"] == ["ma–pe 9.00–15.00", "24.12.2026–26.12.2026: suljettu"]
    assert contacts[2]["hours"] == ["ma 9.00–12.00, ke 12.00–16.00, ajanvarauksella"]
    assert str(contacts[1]["source_day"]) == "2026-10-02"
    origin = found["contacts"][1]["origin"]
    assert (origin["kind"], origin["language"], origin["is_limited"]) == ("phone", "fi", True)
    assert contacts[1]["services"] == ["Työnhaun tuki"]
    assert "services" not in contacts[0]


def test_proposed_organisation(import_ptv: Import, out: Path) -> None:
    """The organisation comes with its kind, its other names, its area, and what it is part of and has under it."""
    import_ptv()
    found = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert str(found["modified"]) == "2026-09-01"
    assert found["about"] == {
        "kind": "municipality",
        "other_names": ["Exempel kommun", "Esimerkki"],
        "summary": "Kunnan palvelut ja neuvonta.",
        "served": {"is_limited": True, "municipalities": ["laitila"], "areas": []},
        "part_of": "11111111-2222-3333-4444-000000000000",
        "parts": [{"guid": "11111111-2222-3333-4444-666666666666", "name": "Esimerkin kunnan työllisyyspalvelut"}],
    }


def test_proposed_services(import_ptv: Import, out: Path) -> None:
    """Each published service comes with its kind, class, target groups, area, organisations and day; a draft does not."""
    import_ptv()
    found = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert found["services"] == [
        {
            "guid": "aaaaaaaa-0000-0000-0000-000000000101",
            "name": "Työnhaun tuki",
            "kind": "service",
            "summary": "Työnhaun tuki auttaa työn etsimisessä.",
            "classes": ["Työllisyyspalvelut"],
            "target_groups": ["Kansalaiset", "Vammaiset"],
            "served": {"is_limited": True, "municipalities": ["laitila"], "areas": ["Varsinais-Suomi"]},
            "responsible": ["Esimerkin kunta"],
            "producers": ["Esimerkkisäätiö"],
            "languages": ["fi"],
            "modified": "2026-08-15",
        }
    ]


def test_nationwide_service_names_no_place(import_ptv: Import, register: LocalServer, out: Path) -> None:
    """A service of the whole country is not told to be of the places that the register names besides."""
    register.answer = as_register(**_with("services-1", "Nationwide", "itemList", 0, "areaType"))
    import_ptv()
    found = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert found["services"][0]["served"] == {"is_limited": False, "municipalities": [], "areas": []}


def test_service_of_another_language_names_no_contact(import_ptv: Import, register: LocalServer, out: Path) -> None:
    """A service without a Finnish name is neither proposed nor named in a contact."""
    register.answer = as_register(**_with("services-1", "sv", "itemList", 0, "serviceNames", 0, "language"))
    import_ptv()
    found = yaml.safe_load(out.read_text(encoding="utf-8"))
    assert found["services"] == []
    assert not any("services" in each["contact"] for each in found["contacts"])


def test_nothing_of_a_proposal_shows(import_ptv: Import, small: Path) -> None:
    """A proposal is no part of the library, and no fault in it."""
    before = load(small)
    import_ptv()
    after = load(small)
    assert before.library and after.library
    assert (dump(after.library), after.problems) == (dump(before.library), before.problems)


def test_every_page_is_asked_once_and_politely(import_ptv: Import, register: LocalServer) -> None:
    """The lists are read page by page, and each question says who asks."""
    import_ptv()
    assert [path.partition("/api/v11/")[2] for path in register.paths] == [
        f"Organization/{ORGANISATION}",
        f"Service/list/organization?organizationId={ORGANISATION}&page=1",
        f"ServiceChannel/list/organization?organizationId={ORGANISATION}&page=1",
        f"ServiceChannel/list/organization?organizationId={ORGANISATION}&page=2",
    ]
    assert all(heard.headers["user-agent"].startswith("ohjaus/") for heard in register.heard)


def test_unchanged_answer_is_not_sent_again(import_ptv: Import, register: LocalServer, out: Path) -> None:
    """The second time the register may say that nothing has changed; the proposal is the same."""

    def answer(heard: Heard) -> Said:
        if heard.headers.get("if-none-match") == '"1"':
            return Said(304)
        said = as_register()(heard)
        said.headers["ETag"] = '"1"'
        return said

    register.answer = answer
    import_ptv()
    first = out.read_bytes()
    out.unlink()
    assert import_ptv()[0] == 0
    assert out.read_bytes() == first
    assert [heard.headers.get("if-none-match") for heard in register.heard[4:]] == ['"1"'] * 4


def test_same_answer_gives_the_same_bytes(import_ptv: Import, out: Path) -> None:
    """The same day and the same register give the same file."""
    import_ptv()
    first = out.read_bytes()
    out.unlink()
    import_ptv()
    assert out.read_bytes() == first


def test_a_passing_fault_is_tried_again(import_ptv: Import, register: LocalServer) -> None:
    """A server that is busy for a moment is asked again."""
    usual, times = register.answer, iter([503, 429])
    register.answer = lambda heard: (
        Said(busy, headers={"Retry-After": "0"}) if (busy := next(times, 0)) else usual(heard)
    )
    assert import_ptv()[0] == 0


def _without(name: str, *keys: str | int) -> dict[str, object]:
    """A recorded answer without the thing at this path."""
    value = recorded(f"{name}.json")
    inner = value
    for key in keys[:-1]:
        inner = inner[key]
    del inner[keys[-1]]
    return {name.replace("-", "_"): value}


def _with(name: str, found: object, *keys: str | int) -> dict[str, object]:
    """A recorded answer with another thing at this path."""
    value = recorded(f"{name}.json")
    inner = value
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = found
    return {name.replace("-", "_"): value}


HTML = Said(200, b"<!doctype html><title>Huoltokatko</title>", {"Content-Type": "text/html"})

BAD: dict[str, tuple[dict[str, object], str]] = {
    "html": ({"organisation": HTML}, "vastaus ei ole tietoja vaan verkkosivu"),
    "half": ({"channels_2": Said(200, b'{"pageNumber": 2, "item')}, "vastaus ei ole tietoja vaan jotain muuta"),
    "empty": ({"services_1": Said(200, b"")}, "vastaus ei ole tietoja"),
    "server fault": ({"services_1": Said(500)}, "palvelin ei vastaa (HTTP 500, 3 yritystä)"),
    "refused": ({"services_1": Said(403)}, "palvelin ei anna tietoja (HTTP 403)"),
    "bad question": ({"organisation": Said(400, b'{"id": ["..."]}')}, "(HTTP 400)"),
    "not there": ({"organisation": Said(404)}, "Palvelutietovarannossa ei ole organisaatiota"),
    "list for one": ({"organisation": as_json([])}, "ei ole sovitussa muodossa"),
    "no names": (_without("organisation", "organizationNames"), "«organizationNames» puuttuu"),
    "no Finnish name": (_with("organisation", [], "organizationNames"), "suomenkielistä nimeä"),
    "no number": (
        _without("channels-1", "itemList", 0, "phoneNumbers", 0, "number"),
        "«phoneNumbers.0.number» puuttuu",
    ),
    "number of a number": (_with("organisation", 123400, "phoneNumbers", 0, "number"), "«phoneNumbers.0.number»"),
    "no kind": (_without("channels-2", "itemList", 0, "printableFormChannel"), "kanavan laji puuttuu"),
    "unknown kind": (_with("channels-1", "Hologram", "itemList", 0, "serviceChannelType"), "«serviceChannelType»"),
    "unknown kind of organisation": (_with("organisation", "Guild", "organizationType"), "«organizationType»"),
    "unknown kind of service": (_with("services-1", "Favour", "itemList", 0, "type"), "«itemList.0.type»"),
    "no service name": (_without("services-1", "itemList", 0, "serviceNames"), "«itemList.0.serviceNames» puuttuu"),
    "odd id of a part": (_with("organisation", "../../etc", "subOrganizations", 0, "id"), "ehdotukseen"),
    "no page number": (_without("services-1", "pageNumber"), "«pageNumber» puuttuu"),
    "wrong page": (_with("channels-2", 1, "pageNumber"), "väärän sivun (1/2)"),
    "endless": (_with("services-1", 100000, "pageCount"), "väärän sivun (1/100000)"),
    "items of text": (_with("services-1", "ei luettelo", "itemList"), "«itemList» on vääränlainen"),
    "odd id": (_with("organisation", "../../etc", "id"), "ehdotukseen"),
    "loop": ({"organisation": Said(302, headers={"Location": f"/api/v11/Organization/{ORGANISATION}"})}, "loputtomiin"),
}


@pytest.mark.parametrize("case", sorted(BAD))
def test_bad_answer(case: str, import_ptv: Import, register: LocalServer, small: Path, out: Path) -> None:
    """A bad answer is told in one Finnish sentence, and no file is written, not even half of one."""
    changed, words = BAD[case]
    register.answer = as_register(**changed)
    before = sorted(small.rglob("*.yaml"))
    code, shown, error = import_ptv()
    assert (code, shown) == (2, "")
    assert words in error
    assert "Traceback" not in error
    assert sorted(small.rglob("*.yaml")) == before
    assert not list(out.parent.glob("*")) if out.parent.exists() else True


def test_huge_answer(import_ptv: Import, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is too large is not read to its end."""
    monkeypatch.setattr(fetch, "LARGEST", 1000)
    code, _, error = import_ptv()
    assert (code, out.exists()) == (2, False)
    assert "sitä ei lueta" in error


def test_silent_server(import_ptv: Import, register: LocalServer, out: Path) -> None:
    """A server that is gone is told of."""
    register.server.shutdown()
    register.server.server_close()
    code, _, error = import_ptv()
    assert (code, out.exists()) == (2, False)
    assert "palvelin ei vastaa (yhteyttä ei saada, 3 yritystä)" in error


def test_many_organisations(import_ptv: Import, register: LocalServer) -> None:
    """A business id with two organisations is not guessed: both ids are named."""
    one = recorded("organisation.json")
    register.answer = as_register(organisation=as_json([one, {**one, "id": ORGANISATION.replace("1", "2")}]))
    code, _, error = import_ptv("0000000-0")
    assert code == 2
    assert "on 2 organisaatiota" in error
    assert ORGANISATION in error


def test_wrong_call(import_ptv: Import, register: LocalServer, out: Path) -> None:
    """What is no id is not asked, and an old proposal is not written over."""
    assert "ei ole organisaation tunniste" in import_ptv("Laitila")[2]
    assert register.heard == []
    import_ptv()
    first = out.read_bytes()
    assert "on jo" in import_ptv()[2]
    assert out.read_bytes() == first


def test_accept(import_ptv: Import, small: Path, out: Path) -> None:
    """A reviewed proposal comes into the contacts in the file's own form, after the old text, which stands as it was."""
    old = "# Kommentti pysyy.\n" + (small / CONTACTS).read_text(encoding="utf-8")
    (small / CONTACTS).write_text(old, encoding="utf-8")
    import_ptv()
    sign(out)
    assert accept(small, out) == 0
    text = (small / CONTACTS).read_text(encoding="utf-8")
    assert text.startswith(old)
    library = load(small, datetime.date(2026, 12, 2)).library
    assert library is not None
    found = library.contacts["esimerkin-kunta-tyollisyyspalvelujen-neuvonta"]
    assert (found.phone, found.call_charge, found.hours[0]) == ("0800 123 123", "maksuton", "ma–pe 9.00–15.00")
    assert found.source_day == "2026-10-02"
    assert "tarkistettu 2026-12-02" in str(found.note)
    assert "Kaija" not in text


def test_accepted_contact_is_on_the_page_of_its_place(import_ptv: Import, small: Path, out: Path) -> None:
    """A reader of the municipality's page sees number, price, hours, services and day, once a person has signed."""
    from ohjaus.site.pages import build_pages

    def page() -> str:
        library = load(small).library
        assert library is not None
        return build_pages(library, datetime.date(2026, 12, 2), "https://e.fi")["kunta/laitila/index.html"].decode()

    words = ("0800 123 123", "Puhelun hinta: maksuton", "Avoinna: ma–pe 9.00–15.00", "Työnhaun tuki", "2.10.2026")
    import_ptv()
    assert accept(small, out) == 1
    unsigned = page()
    assert not any(each in unsigned for each in words)
    sign(out)
    accept(small, out)
    shown = page()
    assert all(each in shown for each in words)
    assert "Palvelut: Työnhaun tuki." in shown


@pytest.mark.parametrize(
    ("by", "on", "words"),
    [
        ("null", "2026-12-02", "kukaan ei ole vielä tarkistanut"),
        ("' '", "2026-12-02", "kukaan ei ole vielä tarkistanut"),
        ("Kaija Kunta", "null", "tarkistuksen päivä puuttuu"),
        ("Kaija Kunta", "2026-11-30", "tarkistuksen päivä"),
        ("Kaija Kunta", "2026-12-03", "tarkistuksen päivä"),
    ],
)
def test_unreviewed_is_refused(
    by: str, on: str, words: str, import_ptv: Import, small: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a person and a possible day nothing comes, and the place in the file is named."""
    import_ptv()
    sign(out, by, on)
    before = (small / CONTACTS).read_bytes()
    assert accept(small, out) == 1
    error = capsys.readouterr().err
    assert words in error
    assert f"{out.as_posix()}:" in error
    assert (small / CONTACTS).read_bytes() == before


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("id: esimerkin-kunta-palvelupiste", "id: turku-tyollisyys", "on jo"),
        ("- laitila", "- atlantis", "atlantis"),
        ("    municipalities:\n    - laitila\n", "    municipalities: []\n", "kunnat puuttuvat"),
        ("confidence: medium", "confidence: varma", "confidence"),
        ("phone: 0800 123 123", "phne: 0800 123 123", "phne"),
        ("organisation: ", "organisation: [", "yaml-syntax"),
    ],
)
def test_bad_proposal(
    right: str,
    wrong: str,
    words: str,
    import_ptv: Import,
    small: Path,
    out: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A mistake of the reviewer is named, and the contacts stay as they were."""
    import_ptv()
    sign(out)
    text = out.read_text(encoding="utf-8")
    assert right in text
    out.write_text(text.replace(right, wrong), encoding="utf-8")
    before = (small / CONTACTS).read_bytes()
    assert accept(small, out) == 1
    assert words in capsys.readouterr().err
    assert (small / CONTACTS).read_bytes() == before


def test_accept_twice(import_ptv: Import, small: Path, out: Path) -> None:
    """The same proposal does not come twice."""
    import_ptv()
    sign(out)
    assert accept(small, out) == 0
    before = (small / CONTACTS).read_bytes()
    assert accept(small, out) == 1
    assert (small / CONTACTS).read_bytes() == before
