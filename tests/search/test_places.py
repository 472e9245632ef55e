"""Every one of the 308 municipalities is read in its cases, written with a small first letter."""

from __future__ import annotations

import pytest

from ohjaus.advisor import Advisor
from ohjaus.finnish.analyse import analyse
from ohjaus.library.model import Library
from ohjaus.search.rank import find_evidence

FROM = {"ssa": ("sta",), "ssä": ("stä",), "lla": ("lta", "lle"), "llä": ("ltä", "lle")}  # where, whence, whither

HANDPICKED = {  # genitives and illatives bend the stem, so that no table of endings gives them
    "turun": "turku",
    "turkuun": "turku",
    "mikkeliin": "mikkeli",
    "lahteen": "lahti",
    "lahden": "lahti",
    "kotkan": "kotka",
    "hangon": "hanko",
    "hankoon": "hanko",
    "raumaan": "rauma",
    "salon": "salo",
    "liedon": "lieto",
    "lietoon": "lieto",
    "uudenkaupungin": "uusikaupunki",
    "uuteenkaupunkiin": "uusikaupunki",
    "huittisten": "huittinen",
    "kauniaisiin": "kauniainen",
    "isonkyrön": "isokyro",
    "järvenpäähän": "jarvenpaa",
    "joensuuhun": "joensuu",
    "harjavallan": "harjavalta",
    "mänttä-vilppulan": "mantta-vilppula",
    "koski tl": "koski-tl",
    "koski tl:ssä": "koski-tl",
    "koski tl:n": "koski-tl",
    "kosken tl": "koski-tl",
    "koskelle tl": "koski-tl",
    "pedersören kunnassa": "pedersoren-kunta",
    "pedersören kuntaan": "pedersoren-kunta",
    "pedersöre": "pedersoren-kunta",
    "pedersöressä": "pedersoren-kunta",
}


def _places(text: str, advisor: Advisor) -> tuple[str, ...]:
    return find_evidence(analyse(f"asun {text} ja tarvitsen apua", advisor.index.lexicon), advisor.index).places


def test_every_municipality(advisor: Advisor, library: Library) -> None:
    """The bare name, where and whence; a name that is an everyday word too in local cases only."""
    missed = []
    for place in library.municipalities.values():
        where, _, rest = place.locative.lower().partition(" tl")
        forms = [where, *(where[:-3] + ending for ending in FROM[where[-3:]])]
        forms = [form + " tl" for form in forms] if place.locative.endswith(" Tl") else forms
        if not place.is_everyday_word:
            forms.append(place.name.lower())
        assert rest == ""
        missed += [form for form in forms if _places(form, advisor) != (place.id,)]
    assert missed == []


@pytest.mark.parametrize(("form", "place"), HANDPICKED.items(), ids=HANDPICKED)
def test_bent_stem(form: str, place: str, advisor: Advisor) -> None:
    """Genitives and illatives, and names of two words."""
    assert _places(form, advisor) == (place,)


def test_few_names_are_everyday_words(library: Library) -> None:
    """What is set aside is short enough to be read through."""
    aside = {place.id for place in library.municipalities.values() if place.is_everyday_word}
    assert aside == {"aura", "ii", "kaarina", "kolari", "luoto", "varkaus"}
