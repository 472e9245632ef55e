"""Every form of every name of a topic leads to the topic, and mistyped ones nearly always do."""

from dataclasses import replace

import pytest

from ohjaus.advisor import Advisor
from ohjaus.dialogue.decision import HandOff
from ohjaus.finnish.inflect import AS_IT_IS, forms_of
from ohjaus.finnish.lexicon import Lexicon
from ohjaus.finnish.mistype import KINDS, mistype
from ohjaus.recall import LIMITS, Found, Try, measure, share, shortfalls, table, tries, with_errors

ONE_IN = 17  # the whole set takes minutes: the test looks at the same sample of forms every time


@pytest.fixture(scope="module")
def sample(advisor: Advisor) -> tuple[Try, ...]:
    """A steady sample of the forms of all names, with and without typing errors."""
    return tries(advisor.library, ONE_IN)


@pytest.fixture(scope="module")
def found(advisor: Advisor, sample: tuple[Try, ...]) -> tuple[Found, ...]:
    """Where the sample leads."""
    return measure(advisor, sample)


@pytest.mark.parametrize("errors", LIMITS)
def test_limits(errors: int, found: tuple[Found, ...]) -> None:
    """At least the promised share of forms leads to its topic."""
    asked = with_errors(found, errors)
    missed = [(one.tried.text, one.first) for one in asked if not one.leads]
    assert len(asked) > 500
    assert share(asked) >= LIMITS[errors], missed[:40]


def test_a_form_that_the_lexicon_lacks_is_a_miss(advisor: Advisor, sample: tuple[Try, ...]) -> None:
    """Without the lexicon's forms of a name, its forms miss: the measure does not lean on the lexicon."""
    lexicon = advisor.index.lexicon
    kept = {form: lemma for form, lemma in lexicon.forms.items() if lemma not in {"kuty", "sosku", "aktsu"}}
    poorer = Lexicon(kept, lexicon.parts, lexicon.domain - {"kuty", "sosku", "aktsu"}, lexicon.common)
    broken = replace(advisor, index=replace(advisor.index, lexicon=poorer))
    asked = [one for one in sample if one.name.text in {"kuty", "sosku", "aktsu"} and not one.errors]
    assert asked
    assert share(measure(advisor, asked)) > 0.9
    assert share(measure(broken, asked)) < 0.7


def test_a_shortfall_is_named(found: tuple[Found, ...]) -> None:
    """When forms miss, the limit that does not hold is told with its share."""
    assert shortfalls(found) == ()
    astray = [replace(one, first="", decision=HandOff("unknown")) for one in found]
    assert len(shortfalls(astray)) == len(LIMITS)


def test_table(found: tuple[Found, ...]) -> None:
    """The tables have a row of every case, ending and kind of error."""
    shown = table(found)
    for label in (
        "inessiivi",
        "komitatiivi",
        "-ko, -kö",
        "-nsa, -an",
        "kirjain puuttuu",
        "pisteet puuttuvat",
        "lyhenne",
    ):
        assert f"| {label} |" in shown


FORMS = {
    "a noun": ("palkkatuki", {"palkkatuella", "palkkatueksi", "palkkatukeako", "palkkatukeni", "palkkatukiinsa"}),
    "an attribute that agrees": ("kuntouttava työtoiminta", {"kuntouttavassa työtoiminnassa"}),
    "an attribute that stays": ("vammaisten työtoiminta", {"vammaisten työtoiminnassa"}),
    "a participle": ("työllistymistä tukeva toiminta", {"työllistymistä tukevaan toimintaan"}),
    "a verb's noun": ("perusosan alentaminen", {"perusosan alentamisesta"}),
    "what stands after the noun": ("sopimus työkokeilusta", {"sopimuksen työkokeilusta", "sopimuskin työkokeilusta"}),
    "a spoken short word": ("kuty", {"kutyssä", "kutyssa", "kutyyn", "kuty:ssä"}),
    "letters": ("KTT", {"KTT:n", "KTT:ssä", "KTT:hen"}),
    "letters with back vowels": ("PTA", {"PTA:ssa", "PTA:han"}),
    "a section of law": ("27 e §", {"27 e §:n", "27 e §:ssä", "27 e §:ään"}),
    "two nouns": ("Kieltäytyminen ja karenssi", {"kieltäytymisestä ja karenssista"}),
    "an unknown compound": ("kutypaikka", {"kutypaikassa", "kutypaikkoja"}),
}


@pytest.mark.parametrize(("name", "wanted"), FORMS.values(), ids=FORMS.keys())
def test_forms(name: str, wanted: set[str]) -> None:
    """A name is inflected as people inflect it."""
    assert wanted <= {form.text if "T" in form.text else form.text.lower() for form in forms_of(name)}


@pytest.mark.parametrize("name", ["koulu loppuu", "ei pankkitunnuksia", "supported employment", "päivät täynnä"])
def test_no_noun(name: str) -> None:
    """What is no noun is asked as it is."""
    assert [(form.text, form.case) for form in forms_of(name)] == [(name, AS_IT_IS)]


@pytest.mark.parametrize("kind", KINDS)
def test_mistype(kind: str) -> None:
    """An error changes the word a little, and the same way every time."""
    wrong = mistype("kehitysvammainenkö", kind, "x")
    assert wrong is not None
    assert wrong == mistype("kehitysvammainenkö", kind, "x") != "kehitysvammainenkö"
    assert abs(len(wrong) - len("kehitysvammainenkö")) <= 1


def test_no_place_for_an_error() -> None:
    """A word without dots cannot lose them."""
    assert mistype("palkkatuki", "dots", "x") is None
    assert mistype("", "missed", "x") is None
