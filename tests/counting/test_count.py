"""What is counted on a day: the law's rule worked out by hand, for days of several years, and how sure it is."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from ohjaus.counting.count import Count, count, find
from ohjaus.counting.fields import FIELDS, WrongInputs, questions
from ohjaus.dialogue.counted import fault_text, show_count
from ohjaus.library.model import REGISTERS, Library
from ohjaus.library.periods import Standing


def counted(library: Library, what: str, variant: str, day: str, **values: str) -> Count:
    """A count of numbers as a reader writes them; `days_a_week` is `days-a-week`."""
    counting, found = find(what, variant, library)
    given = {key.replace("_", "-"): text for key, text in values.items()}
    return count(counting, found, given, library, datetime.date.fromisoformat(day))  # type: ignore[arg-type]


def numbers(found: Count) -> dict[str, Decimal]:
    """The lines of a result by their keys."""
    return {line.key: line.number for line in found.lines}


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        ("2024-06-01", Standing.CURRENT),  # share and ceiling of 2023-24, both seen in 2024; ten months seen later
        ("2025-01-01", Standing.STALE),  # the ceiling ended with 2024
        ("2026-06-01", Standing.STALE),
        ("2027-01-01", Standing.STALE),
    ],
)
@pytest.mark.parametrize(
    ("variant", "wage", "support"),
    [
        ("50", "2000", "1000"),  # 50 % of 2 000 = 1 000, below the ceiling of 1 260
        ("50", "3000", "1260"),  # 50 % of 3 000 = 1 500, the ceiling is 1 260
        ("70", "2000", "1400"),  # 70 % of 2 000 = 1 400, below 1 770
        ("70", "2600", "1770"),  # 70 % of 2 600 = 1 820, the ceiling is 1 770
        ("100", "1800", "1170"),  # full time: 65 / 100 of 1 800 = 1 170, of that 100 %, below 2 020
        ("100", "3500", "2020"),  # 65 / 100 of 3 500 = 2 275, the ceiling is 2 020
    ],
)
def test_wage_subsidy(library: Library, day: str, standing: Standing, variant: str, wage: str, support: str) -> None:
    """A share of the wage up to a ceiling; after 2024 the ceiling is the last known one, and the result says so."""
    found = counted(library, "palkkatuki", variant, day, wage=wage)
    assert numbers(found)["support-month"] == Decimal(support)
    assert numbers(found)["own-month"] == Decimal(wage) - Decimal(support)
    assert found.standing is standing


def test_wage_subsidy_within_the_supported_working_time(library: Library) -> None:
    """At 65 % of full time the whole wage counts: 100 % of 1 300 = 1 300; at 80 %, 65 / 80 of 1 600 = 1 300."""
    for worked, wage in (("65", "1300"), ("80", "1600")):
        found = counted(library, "palkkatuki", "100", "2024-06-01", wage=wage, working_time=worked)
        assert numbers(found)["support-month"] == 1300


def test_months_are_capped_and_it_is_said(library: Library) -> None:
    """12 months are asked, 10 are granted at once: 10 × 1 000 = 10 000."""
    found = counted(library, "palkkatuki", "50", "2024-06-01", wage="2000", months="12")
    assert numbers(found)["support-total"] == 10_000
    assert "months" in [note.key for note in found.notes]


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2023-08-01", Standing.CURRENT), ("2025-01-01", Standing.STALE), ("2026-06-01", Standing.STALE), ("2027-01-01", Standing.STALE)],
)  # fmt: skip
def test_support_for_those_past_55(library: Library, day: str, standing: Standing) -> None:
    """70 % of 2 400 = 1 680, below 1 770; 70 % of 2 600 = 1 820, so 1 770, and in ten months 17 700."""
    assert numbers(counted(library, "tyollistamistuki-55", "tuki", day, wage="2400"))["support-month"] == 1680
    found = counted(library, "tyollistamistuki-55", "tuki", day, wage="2600", months="10")
    assert (numbers(found)["support-month"], numbers(found)["support-total"]) == (1770, 17_700)
    assert found.standing is standing


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2024-06-01", Standing.CURRENT), ("2025-01-01", Standing.STALE), ("2026-06-01", Standing.STALE), ("2027-01-01", Standing.STALE)],
)  # fmt: skip
def test_arranging_of_working_conditions(library: Library, day: str, standing: Standing) -> None:
    """1 h × 4 days × 4 weeks = 16 h × 20 = 320 a month; of 8 h × 5 days = 160 h only 20 h, 400, are paid.

    Of a purchase of 5 000 at most 4 000 is paid, so at least 1 000 is left.
    """
    few = counted(library, "jarjestelytuki-apu", "apu", day, hours_a_day="1", days_a_week="4")
    many = counted(library, "jarjestelytuki-apu", "apu", day, hours_a_day="8", days_a_week="5", months="24")
    assert (numbers(few)["support-month"], few.standing) == (320, standing)
    assert numbers(many)["support-month"] == 400
    assert numbers(many)["support-total"] == 18 * 400  # 18 months at most
    bought = counted(library, "jarjestelytuki-hankinnat", "hankinnat", day, cost="5000")
    assert (numbers(bought)["support-once"], numbers(bought)["own-once"]) == (4000, 1000)


@pytest.mark.parametrize(
    ("day", "bound", "left", "standing"),
    [
        ("2024-06-01", "976.59", "76.59", Standing.CURRENT),  # 976,59 − 900
        ("2025-01-01", "986.30", "86.30", Standing.ESTIMATE),  # 986,30 − 900; nobody has verified it
        ("2026-06-01", "990.90", "90.90", Standing.ESTIMATE),  # 990,90 − 900; worked out from the index
        ("2027-01-01", "990.90", "90.90", Standing.STALE),  # of 2026: that of 2027 is not known
    ],
)
def test_earnings_beside_a_pension(library: Library, day: str, bound: str, left: str, standing: Standing) -> None:
    """The limit is that of the year; 1 000 is over it."""
    found = counted(library, "elake", "kela", day, earnings="900")
    assert (numbers(found)["limit"], numbers(found)["left"]) == (Decimal(bound), Decimal(left))
    assert found.standing is standing
    over = counted(library, "elake", "kela", day, earnings="1000")
    assert numbers(over)["over"] == 1000 - Decimal(bound)
    assert [note.key for note in over.notes] == ["over"]


@pytest.mark.parametrize(
    ("variant", "earlier", "bound"),
    [
        ("tyoelake", "3000", "1200"),  # 40 % of 3 000 = 1 200, more than 976,59
        ("tyoelake", "2000", "976.59"),  # 40 % of 2 000 = 800, so the limit of all holds
        ("osatyoelake", "3000", "1800"),  # 60 % of 3 000 = 1 800
    ],
)
def test_own_limit_of_an_earnings_related_pension(library: Library, variant: str, earlier: str, bound: str) -> None:
    """The own share of earlier earnings is the limit where it is the greater one."""
    found = counted(library, "elake", variant, "2024-06-01", earnings="0", earlier=earlier)
    assert numbers(found)["limit"] == Decimal(bound)


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2024-06-01", Standing.CURRENT), ("2025-01-01", Standing.STALE), ("2026-06-01", Standing.STALE), ("2027-01-01", Standing.STALE)],
)  # fmt: skip
def test_expenses_of_service_days(library: Library, day: str, standing: Standing) -> None:
    """3 days × 9 = 27 a week, 4 × 27 = 108 a month; raised 3 × 18 = 54; of 7 days 5 are paid, 45."""
    found = counted(library, "kulut", "tavallinen", day, days_a_week="3")
    assert (numbers(found)["week"], numbers(found)["month"]) == (27, 108)
    assert numbers(counted(library, "kulut", "korotettu", day, days_a_week="3"))["week"] == 54
    assert numbers(counted(library, "kulut", "tavallinen", day, days_a_week="7"))["week"] == 45
    # 2024 is the year of the source: checked within 365 days of its first day, so until 31.12.2024 it is current
    assert found.standing is standing


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2023-06-01", Standing.CURRENT), ("2025-01-01", Standing.STALE), ("2026-06-01", Standing.STALE), ("2027-01-01", Standing.STALE)],
)  # fmt: skip
def test_pay_of_work_activity(library: Library, day: str, standing: Standing) -> None:
    """4 days × 5,50 = 22 a week, 88 a month; of 14 a day, 14 − 12 = 2 are over the tax-free limit."""
    found = counted(library, "tyoosuusraha", "oma", day, sum_a_day="5,50", days_a_week="4")
    assert (numbers(found)["week"], numbers(found)["month"], numbers(found)["over-tax-free"]) == (22, 88, 0)
    assert found.standing is standing
    assert numbers(counted(library, "tyoosuusraha", "oma", day, sum_a_day="14", days_a_week="1"))["over-tax-free"] == 2


@pytest.mark.parametrize("day", ["2025-01-01", "2026-06-01", "2027-01-01"])
def test_travel_is_counted_of_ones_own_numbers_alone(library: Library, day: str) -> None:
    """2 days × 6,80 = 13,60 a week, 54,40 a month; no amount of ours is used, so none can be old."""
    found = counted(library, "matkat", "oma", day, sum_a_day="6,80", days_a_week="2")
    assert (numbers(found)["week"], numbers(found)["month"]) == (Decimal("13.60"), Decimal("54.40"))
    assert found.standing is None
    assert show_count(found, library, "fi").standing == "own"


@pytest.mark.parametrize(("cost", "told"), [("3000", ["support-once"]), ("5000", ["support-once", "own-once"])])
def test_nothing_above_the_ceiling_is_not_told_as_nothing_to_pay(library: Library, cost: str, told: list[str]) -> None:
    """The employer's own share is not known, so a remainder of nothing has no line; a table keeps its cell."""
    shown = show_count(
        counted(library, "jarjestelytuki-hankinnat", "hankinnat", "2026-06-01", cost=cost), library, "fi"
    )
    assert [line.key for line in shown.told] == told
    assert len(shown.lines) == 2
    assert "0 euroa." not in shown.picture.replace("000 euroa", "")


@pytest.mark.parametrize(
    ("earnings", "told", "sure", "unsure"),
    [
        ("976,59", "left", "Ansiot eivät ylitä rajaa.", "näyttävät jäävän rajan alle"),
        ("2000", "over", "Ansiot ylittävät rajan.", "näyttävät ylittävän rajan"),
    ],
)
def test_a_verdict_is_as_sure_as_its_limit(library: Library, earnings: str, told: str, sure: str, unsure: str) -> None:
    """Only a limit that holds on the day says yes or no, and one side of it alone is told."""
    for day, words, other in (("2024-06-01", sure, unsure), ("2026-06-01", unsure, sure), ("2027-01-01", unsure, sure)):
        shown = show_count(counted(library, "elake", "kela", day, earnings=earnings), library, "fi")
        assert [line.key for line in shown.told] == ["limit", told]
        assert words in " ".join(shown.notes)
        assert other not in " ".join(shown.notes)


def test_only_a_support_that_can_continue_is_granted_at_once(library: Library) -> None:
    """Months beyond the most are told as an end, except where more may be granted."""
    for what, variant, continues in (("palkkatuki", "50", True), ("tyollistamistuki-55", "tuki", False)):
        shown = show_count(counted(library, what, variant, "2024-06-01", wage="2000", months="12"), library, "fi")
        assert any("kerralla" in note for note in shown.notes) is continues


def test_who_knows_the_old_amount_is_named(library: Library) -> None:
    """The tax-free limit is the tax administration's, though the sum a day is decided elsewhere."""
    shown = show_count(
        counted(library, "tyoosuusraha", "oma", "2026-06-01", sum_a_day="5", days_a_week="4"), library, "fi"
    )
    assert "Verohallinto" in shown.standing_text
    assert "Verohallinto" not in shown.promise


def test_a_day_before_all_that_is_known(library: Library) -> None:
    """Nothing is counted for a day for which nobody knows the amounts: the result names the office."""
    found = counted(library, "palkkatuki", "50", "2020-01-01", wage="2000")
    shown = show_count(found, library, "fi", "laitila")
    assert (found.standing, found.lines, shown.lines) == (Standing.UNKNOWN, (), ())
    assert shown.office.name in shown.standing_text


def test_a_result_is_as_sure_as_its_amounts(library: Library) -> None:
    """No result is current unless each of its amounts is shown as current on the same day."""
    for counting in library.countings.values():
        for variant in counting.variants:
            given = {each.given: str(each.field.most) for each in questions(counting, variant)}
            for year in range(2019, 2029):
                shown = show_count(count(counting, variant, given, library, datetime.date(year, 6, 1)), library, "fi")
                assert (shown.standing == "current") == (
                    bool(shown.amounts) and all(amount.is_current for amount in shown.amounts)
                )
                assert (shown.standing == "estimate") == (
                    any(amount.is_estimate for amount in shown.amounts)
                    and all(amount.is_current or amount.is_estimate for amount in shown.amounts)
                )
                assert shown.promise
                assert shown.not_counted


@pytest.mark.parametrize(
    ("what", "variant", "values", "words"),
    [
        ("palkkatuki", "50", {"wage": "-1"}, "pienempi kuin nolla"),
        ("palkkatuki", "50", {"wage": "−2 000"}, "pienempi kuin nolla"),
        ("palkkatuki", "50", {"wage": "kaksituhatta"}, "ei ole luku"),
        ("palkkatuki", "50", {"wage": "1e9"}, "ei ole luku"),
        ("palkkatuki", "50", {"wage": "NaN"}, "ei ole luku"),
        ("palkkatuki", "50", {"wage": "2.000,50"}, "ei ole luku"),
        ("palkkatuki", "50", {"wage": "9" * 5000}, "ei ole luku"),
        ("palkkatuki", "50", {"wage": "99999999999"}, "enintään 20\u00a0000 euroa"),
        ("palkkatuki", "50", {}, "luku puuttuu"),
        ("palkkatuki", "50", {"wage": "2000", "months": "1,5"}, "kokonainen luku"),
        ("palkkatuki", "50", {"wage": "2000", "months": "0"}, "vähintään 1"),
        ("palkkatuki", "50", {"wage": "2000", "earnings": "5"}, "ei käytetä"),
        ("palkkatuki", "100", {"wage": "2000", "working_time": "120"}, "enintään 100 prosenttia"),
        ("jarjestelytuki-apu", "apu", {"hours_a_day": "25", "days_a_week": "1"}, "enintään 24 tuntia"),
        ("kulut", "tavallinen", {"days_a_week": "8"}, "enintään 7 päivää"),
        ("elake", "osatyoelake", {"earnings": "500"}, "Ansiot kuukaudessa ennen eläkettä: luku puuttuu"),
        ("olematon", "50", {}, "Laskelmat ovat: palkkatuki"),
        ("palkkatuki", "60", {"wage": "2000"}, "Vaihtoehdot ovat: 50, 70, 100"),
    ],
)
def test_what_cannot_be_counted(library: Library, what: str, variant: str, values: dict[str, str], words: str) -> None:
    """An impossible number gets a sentence that says what to write, in both registers, and nothing is counted."""
    with pytest.raises(WrongInputs) as wrong:
        counted(library, what, variant, "2026-06-01", **values)
    told = {register: [fault_text(f, library, register) for f in wrong.value.faults] for register in REGISTERS}
    assert words in " ".join(told["fi"])
    assert all(told["selko"])


def test_every_fault_is_told_at_once(library: Library) -> None:
    """Two wrong numbers are two sentences."""
    with pytest.raises(WrongInputs) as wrong:
        counted(library, "jarjestelytuki-apu", "apu", "2026-06-01", hours_a_day="25", days_a_week="8")
    assert [fault.given for fault in wrong.value.faults] == ["hours-a-day", "days-a-week"]


@pytest.mark.parametrize(
    "text", ["2000", "2 000", "2\u00a0000,00", "2000.00", "+2000", "2000 €", "2000 euroa", " 2000 "]
)
def test_numbers_as_people_write_them(library: Library, text: str) -> None:
    """Spaces, a comma, a sign and the word for euros are understood."""
    assert counted(library, "palkkatuki", "50", "2026-06-01", wage=text).given["wage"] == 2000


def test_every_number_that_is_asked_has_a_field(library: Library) -> None:
    """Each question has its limits, its label and its unit in both registers."""
    for counting in library.countings.values():
        for variant in counting.variants:
            for question in questions(counting, variant):
                assert question.field == FIELDS[question.given]
                for register in REGISTERS:
                    assert library.phrase(f"count-input-{question.given}", register)
                    assert library.phrase(f"count-unit-{question.field.unit}", register, number="2")
