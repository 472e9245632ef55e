"""Numbers of a question that a form may be filled with."""

import pytest

from ohjaus.dialogue.told_numbers import told_numbers


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2000 euron palkka palkkatuki", {"wage": "2000", "earnings": "2000"}),
        ("paljonko palkkatukea saa jos palkka on 2 300 € kuukaudessa", {"wage": "2300", "earnings": "2300"}),
        ("kuukausipalkka 2.450,50 eur, paljonko tuki", {"wage": "2450,50", "earnings": "2450,50"}),
        ("palkka on 2000 e/kk", {"wage": "2000", "earnings": "2000"}),
        ("maksan 2500 €/kk palkkaa", {"wage": "2500", "earnings": "2500"}),
        ("saanko tienata 800 euroa eläkkeellä", {"wage": "800", "earnings": "800"}),
        ("paljonko kulukorvaus on kun käyn 3 päivänä viikossa", {"days-a-week": "3"}),
        ("käyn kolmena päivänä viikossa, paljonko saan", {"days-a-week": "3"}),
        ("viikossa 4 päivää työtoimintaa", {"days-a-week": "4"}),
        ("työosuusraha 8,50 euroa päivässä 4 päivää viikossa", {"sum-a-day": "8,50", "days-a-week": "4"}),
        ("apua 2 tuntia päivässä", {"hours-a-day": "2"}),
    ],
)
def test_unit_and_role_are_said(text: str, told: dict[str, str]) -> None:
    """A number with its unit and what it is of is taken as it was written."""
    assert told_numbers(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "paljonko on palkkatuki 2000",  # of what?
        "saanko 2000 euroa palkkatukea",  # the support, not the wage
        "voiko palkata 2000 eurolla",
        "saanko 1400 euroa palkkatukea kun palkka on pieni",  # the same
        "palkka 15 euroa tunnissa",
        "tuntipalkka 15 euroa",
        "vuosipalkka on 30000 euroa",
        "saan palkkaa 1500 euroa käteen",
        "palkka 2000 euroa tai 2500 euroa",
        "palkka oli ennen eläkettä 2500 euroa",
        "palkka vuonna 2026",
        "käyn 3-4 päivää viikossa",
        "olen ollut 10 päivää poissa",
        "",
    ],
)
def test_nothing_is_guessed(text: str) -> None:
    """A number without a unit, of another time or one of two is not taken."""
    assert told_numbers(text) == {}
