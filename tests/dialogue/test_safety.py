"""Signs of acute need: found in people's own words, and not in calm ones."""

from pathlib import Path

import pytest
import yaml

from ohjaus.advisor import Advisor
from ohjaus.dialogue.safety import Signs
from ohjaus.library.model import CrisisKind, Library

CASES = yaml.safe_load((Path(__file__).parent / "safety-cases.yaml").read_text(encoding="utf-8"))
KIND = CrisisKind.model_validate(
    {
        "id": "self-harm",
        "first_line": {"fi": "Soita.", "selko": "Soita."},
        "signs": (
            ("haluan|haluun", "kuol*"),
            {"all": ("taju*",), "unless": (("lasku*", "iso"),)},
        ),
        "contacts": (
            {"name": {"fi": "Apu", "selko": "Apu"}, "number": "112", "hours": {"fi": "aina", "selko": "aina"}},
        ),
    },
    by_name=True,
)
SIGNS = Signs({"self-harm": KIND})


@pytest.mark.parametrize("case", CASES["crisis"], ids=lambda case: case["text"])
def test_crisis(case: dict[str, str], library: Library) -> None:
    """A cry for help is heard, and as the right kind."""
    assert Signs(library.safety).acute_need(case["text"]) == case["kind"]


@pytest.mark.parametrize("text", CASES["calm"])
def test_calm(text: str, library: Library) -> None:
    """A calm sentence with a heavy word in it starts no alarm."""
    assert Signs(library.safety).acute_need(text) is None


def test_calm_sentences_beside_the_signs(library: Library) -> None:
    """The calm sentences that stand in safety.yaml start no alarm."""
    alarms = {text: Signs(library.safety).acute_need(text) for kind in library.safety.values() for text in kind.calm}
    assert {text: kind for text, kind in alarms.items() if kind} == {}


@pytest.mark.parametrize(
    "text", ["haluun kuolla", "HALUAN KUOLLA!!!", "kuolla haluan", "hei. haluan kuolla\nkiitos", "haluan vain kuolla"]
)
def test_sign(text: str) -> None:
    """The words of a sign may stand in any order and case, with others between them."""
    assert SIGNS.acute_need(text) == "self-harm"


@pytest.mark.parametrize(
    "text",
    ["haluan. kuolla", "haluan", "haluan töihin, koska en muuten keksi mitään mitä tehdä ennen kuin kuolen", ""],
    ids=["two sentences", "one word", "far apart", "nothing"],
)
def test_no_sign(text: str) -> None:
    """Words of a sign in two sentences, alone or far from each other are none."""
    assert SIGNS.acute_need(text) is None


def test_unless() -> None:
    """A sign is calm when its sentence says so, and only that sentence."""
    assert SIGNS.acute_need("tajuttoman iso lasku") is None
    assert SIGNS.acute_need("se makaa tajuttomana") == "self-harm"
    assert SIGNS.acute_need("iso lasku. se makaa tajuttomana") == "self-harm"


def test_long_text_is_read_at_both_ends() -> None:
    """Of a very long text the beginning and the end are read."""
    filler = "tavallinen lause työstä. " * 400
    assert SIGNS.acute_need(f"haluan kuolla. {filler}") == "self-harm"
    assert SIGNS.acute_need(f"{filler} haluan kuolla") == "self-harm"


@pytest.mark.parametrize("register", ["fi", "selko"])
@pytest.mark.parametrize("case", CASES["crisis"][::20], ids=lambda case: case["text"])
def test_reply_has_a_number(case: dict[str, str], register: str, advisor: Advisor, ask) -> None:  # type: ignore[no-untyped-def]
    """The reply to acute need begins with what to do and has a number to call."""
    reply = ask(case["text"], register=register).reply
    assert reply.decision == "crisis"
    assert reply.topics == ()
    assert any(contact.number for contact in reply.contacts)
    assert advisor.library.safety[case["kind"]].first_line.in_register(register) in f"{reply.title} {reply.lead}"
