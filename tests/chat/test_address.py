"""The chat's address: the whole conversation, and nothing that a person wrote."""

import datetime

from hypothesis import given
from hypothesis import strategies as st

from ohjaus.chat.address import Address, read_address
from ohjaus.dialogue.conversation import Conversation
from ohjaus.dialogue.decision import Answer
from ohjaus.library.model import Library


def test_there_and_back(library: Library) -> None:
    """What is written to an address is read from it again."""
    talk = Conversation((Answer("kulukorvaus", "paljonko"),), "laitila", "client")
    address = Address(talk, "selko", datetime.date(2026, 11, 22))
    values = address.values()
    assert values == {
        "k": "a.kulukorvaus.paljonko", "kieli": "selko", "kunta": "laitila", "kuka": "asiakas", "pvm": "2026-11-22"
    }  # fmt: skip
    assert read_address(values, library) == address


def test_empty_address_is_the_start(library: Library) -> None:
    """An address with nothing in it is standard Finnish, today, before the first question."""
    assert read_address({}, library) == Address(Conversation())
    assert Address(Conversation()).values() == {}


def test_made_up_values_are_left_out(library: Library) -> None:
    """A municipality, an audience, a day or a topic that does not exist changes nothing."""
    values = {"k": "a.olematon~<script>", "kieli": "ruotsi", "kunta": "atlantis", "kuka": "joku", "pvm": "2026-02-31"}
    assert read_address(values, library) == Address(Conversation(), is_broken=True)


def test_back_to_an_earlier_turn(library: Library) -> None:
    """Going back cuts the turns and keeps the rest."""
    address = read_address({"k": "a.kulukorvaus~a.palkkatuki", "kunta": "laitila"}, library)
    assert address.back_to(1).values() == {"k": "a.kulukorvaus", "kunta": "laitila"}


@given(st.dictionaries(st.sampled_from(["k", "kieli", "kunta", "kuka", "pvm"]), st.text(max_size=60)))
def test_any_address_is_read(library: Library, values: dict[str, str]) -> None:
    """No address is an error."""
    assert read_address(values, library).register in {"fi", "selko"}


def test_link_that_cannot_be_read_is_known(library: Library) -> None:
    """An address whose turns are not all there is told apart from one that is whole or empty."""
    assert read_address({"k": "a.olematon"}, library).is_broken
    assert read_address({"k": "a.kulukorvaus~a.olematon"}, library).is_broken
    assert not read_address({"k": "a.kulukorvaus~a.palkkatuki"}, library).is_broken
    assert not read_address({"kieli": "selko"}, library).is_broken


def test_link_for_a_client_has_no_counsellor_in_it(library: Library) -> None:
    """What a counsellor copies for a client opens the same answers without the counsellor's view and basket."""
    values = {"k": "a.kulukorvaus", "kuka": "ammattilainen", "kunta": "laitila", "kori": "palkkatuki"}
    assert read_address(values, library).for_client().query() == "?k=a.kulukorvaus&kunta=laitila"
