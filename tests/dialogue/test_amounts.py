"""Amounts as they may be shown on a day."""

import datetime

import pytest

from ohjaus.dialogue.amounts import fill_amounts, show_amount, written_number
from ohjaus.library.dates import first_day
from ohjaus.library.model import REGISTERS, AmountPart, AmountValue, Library
from ohjaus.library.periods import Standing, is_current, is_estimate, last_known, standing, value_on

EARLY = AmountValue(
    value=8,
    valid_from=datetime.date(2010, 1, 1),
    valid_to=datetime.date(2013, 12, 31),
    source="s",
    last_verified="2024",
)
LATE = AmountValue(value=9, valid_from=datetime.date(2014, 1, 1), valid_to=None, source="s", last_verified="2026-01-15")
PART = AmountPart(
    id="paiva", name="kulukorvaus", unit="euroa päivässä", review_days=365, check_with="kela", values=(EARLY, LATE)
)


@pytest.fixture(scope="module")
def dated(library: Library, small_library: Library) -> Library:
    """The real library with the small one's amounts, whose periods the tests know."""
    sources = {**library.sources, **small_library.sources}
    return library.model_copy(update={"amounts": small_library.amounts, "sources": sources})


def day(text: str) -> datetime.date:
    """A day from its usual form."""
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("when", "value"),
    [
        ("2009-12-31", None),
        ("2010-01-01", 8),
        ("2013-12-31", 8),
        ("2014-01-01", 9),
        ("2026-11-22", 9),
    ],
)
def test_value_on(when: str, value: float | None) -> None:
    """The first and the last day belong to the period."""
    found = value_on(PART, day(when))
    assert (found.value if found else None) == value


def test_last_known() -> None:
    """After the last period the newest value that had begun is known; before the first, none."""
    ended = PART.model_copy(update={"values": (EARLY,)})
    assert last_known(ended, day("2020-01-01")) == EARLY
    assert last_known(ended, day("2009-01-01")) is None


@pytest.mark.parametrize(
    ("when", "current"),
    [("2026-01-15", True), ("2027-01-15", True), ("2027-01-16", False), ("2013-06-01", False)],
    ids=["on the day of the check", "on the last day of the interval", "a day later", "before its period"],
)
def test_is_current(when: str, current: bool) -> None:
    """A value is current within its period and within the review interval of its last check."""
    assert is_current(PART, LATE, day(when)) is current


def test_a_year_counts_from_its_first_day() -> None:
    """A source that shows only a year is as old as the year's first day."""
    value = LATE.model_copy(update={"last_verified": "2026"})
    assert is_current(PART, value, day("2027-01-01"))
    assert not is_current(PART, value, day("2027-01-02"))


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (9, "9"),
        (9.0, "9"),
        (18.5, "18,50"),
        (1234, "1\u00a0234"),
        (1234.5, "1\u00a0234,50"),
        (0.05, "0,05"),
        (-3, "-3"),
    ],
)
def test_written_number(value: float, written: str) -> None:
    """Numbers are written as Finns write them."""
    assert written_number(value) == written


def test_shown_when_current(dated: Library) -> None:
    """A current amount has its value, its period, its check and its source."""
    shown = show_amount("kulukorvaus.paiva", dated, day("2024-06-01"), "fi")
    assert shown.is_current
    assert "9" in shown.text
    assert "euroa päivässä" in shown.text
    assert shown.period
    assert shown.verified
    assert shown.url.startswith("http")


@pytest.mark.parametrize("register", ["fi", "selko"])
def test_shown_when_stale(register: str, dated: Library) -> None:
    """An amount that was verified too long ago is never shown as current: the text sends the reader to check."""
    shown = show_amount("kulukorvaus.paiva", dated, day("2026-11-22"), register)  # type: ignore[arg-type]
    fresh = show_amount("kulukorvaus.paiva", dated, day("2024-06-01"), register)  # type: ignore[arg-type]
    assert not shown.is_current
    assert shown.text != fresh.text
    assert "arkista" in shown.text or "kysy" in shown.text.lower()


def test_shown_after_its_period(dated: Library) -> None:
    """An amount whose period has ended is not current, even when it was checked a moment ago."""
    assert not show_amount("kulukorvaus.korotettu", dated, day("2026-01-01"), "fi").is_current


def test_shown_before_its_first_period(dated: Library) -> None:
    """Before its first period no number is shown."""
    shown = show_amount("kulukorvaus.korotettu", dated, day("2000-01-01"), "fi")
    assert not shown.is_current
    assert "18" not in shown.text


def test_fill(dated: Library) -> None:
    """Places in a text are filled for the day, and an amount that stands twice is listed once."""
    text, shown = fill_amounts(
        "Saat {{ amount: kulukorvaus.paiva }}. Siis {{ amount: kulukorvaus.paiva }}.", dated, day("2011-05-05"), "fi"
    )
    assert "{{" not in text
    assert "8" in text
    assert [amount.id for amount in shown] == ["kulukorvaus.paiva"]


def test_unknown_amount(dated: Library) -> None:
    """An id that the library does not know is a fault of the caller."""
    with pytest.raises(KeyError):
        show_amount("kulukorvaus.ei-ole", dated, day("2026-01-01"), "fi")


def test_no_stale_amount_looks_current(library: Library) -> None:
    """Of the real amounts none is shown as current outside its period or long after its check, on any of many days."""
    wrong = []
    for year in range(2015, 2040):
        when = datetime.date(year, 7, 1)
        for name, part in library.amounts.items():
            shown = show_amount(name, library, when, "fi")
            held = value_on(part, when)
            if shown.is_current and (
                held is None or (when - day(f"{held.last_verified}-01-01"[:10])).days > part.review_days + 366
            ):
                wrong.append((name, year))
    assert wrong == []


def test_every_value_names_its_facts(library: Library) -> None:
    """Each value of each amount rests on a fact, so that its confidence is known."""
    bare = [name for name, part in library.amounts.items() for value in part.values if not value.facts]
    assert bare == []
    assert {fact for part in library.amounts.values() for value in part.values for fact in value.facts} <= set(
        library.facts
    )


def test_no_estimate_looks_verified(library: Library) -> None:
    """A value that rests on a fact which is not verified is shown as an estimate on every day of its period, in both
    registers: never as current, never in the words of a verified one."""
    estimates = 0
    for name, part in library.amounts.items():
        for value in part.values:
            likely = any(library.facts[fact].confidence != "verified" for fact in value.facts)
            assert is_estimate(value, library) is likely
            estimates += likely
            checked = max(value.valid_from, first_day(value.last_verified))
            for when in {value.valid_from, checked, value.valid_to or checked}:
                for register in REGISTERS:
                    shown = show_amount(name, library, when, register)
                    if value_on(part, when) != value:
                        continue
                    text = f"{shown.text} {shown.period} {shown.verified}"
                    assert ("noin " in shown.text) is likely, (name, when, shown.text)
                    assert ("arvio" in shown.text) is likely
                    if likely:
                        assert not shown.is_current
                        assert "voimassa" not in text
                        assert "tarkistettu" not in text
                        assert "arkista" in shown.text
    assert estimates


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("name", ["elake-ja-tyo.ansaintaraja", "tyokyvyttomyyselake.takuuelake"])
def test_the_year_is_the_values_own(name: str, register: str, library: Library) -> None:
    """A value of one whole year tells that year on any day, and a later day does not lend it its own."""
    for when, year in (("2025-01-01", "2025"), ("2026-06-01", "2026"), ("2027-01-01", "2026")):
        text = show_amount(name, library, day(when), register).text  # type: ignore[arg-type]
        assert f"vuonna {year}" in text
        assert str(int(year) + 1) not in text


def test_a_part_of_a_year_is_not_a_year(library: Library) -> None:
    """A value that began in the middle of a year does not claim the year."""
    assert "vuonna" not in show_amount("toimeentulotuki.perusosa-yksin", library, day("2026-06-01"), "fi").text


def test_standing_is_what_is_shown(library: Library) -> None:
    """The one judgement of an amount agrees with how it is shown, on any day."""
    names = {(True, False): Standing.CURRENT, (False, True): Standing.ESTIMATE}
    for name, part in library.amounts.items():
        for year in range(2018, 2030):
            when = datetime.date(year, 7, 1)
            value, found = standing(part, when, library)
            shown = show_amount(name, library, when, "fi")
            assert found is names.get(
                (shown.is_current, shown.is_estimate), Standing.STALE if value else Standing.UNKNOWN
            )
