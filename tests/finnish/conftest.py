"""A lexicon small enough to read."""

import pytest

from ohjaus.finnish.lexicon import Lexicon

FORMS = {
    "palkkatuki": ("palkkatuki", "palkkatuen", "palkkatukea", "palkkatuella", "palkkatuesta", "palkkatukeen"),
    "kulukorvaus": ("kulukorvaus", "kulukorvauksen", "kulukorvausta", "kulukorvauksesta"),
    "kuntoutustuki": ("kuntoutustuki", "kuntoutustuen", "kuntoutustukea"),
    "toimeentulotuki": ("toimeentulotuki", "toimeentulotuen", "toimeentulotukea"),
    "eläke": ("eläke", "eläkkeen", "eläkettä"),
    "jakso": ("jakso", "jakson", "jaksoa"),
    "saada": ("saanko", "saako", "saada"),
    "minä": ("minä", "minun"),
    "työ": ("työ", "työtä", "työhön"),
}
DOMAIN = {"palkkatuki", "kulukorvaus", "kuntoutustuki", "toimeentulotuki", "eläke"}
PARTS = {"palkkatuki": ("palkka", "tuki"), "kulukorvaus": ("kulu", "korvaus"), "kuntoutustuki": ("kuntoutus", "tuki")}


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """Nine words, five of them of the subject."""
    forms = {form: lemma for lemma, forms in FORMS.items() for form in forms}
    return Lexicon(forms, PARTS, frozenset(DOMAIN), frozenset({"eläkä"}))
