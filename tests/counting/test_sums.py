"""The rules alone: each sum worked out by hand beside it, and what holds of every sum."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ohjaus.counting.sums import Sum, cents, days, hours, limit, purchase, share

EUROS = st.decimals(min_value=0, max_value=20_000, places=2)
PERCENT = st.decimals(min_value=0, max_value=100, places=2)
DAYS = st.integers(min_value=0, max_value=7).map(Decimal)


def number(summed: Sum, key: str) -> Decimal:
    """One line of a result."""
    return next(line.number for line in summed.lines if line.key == key)


@pytest.mark.parametrize(
    ("exact", "rounded"), [("0.005", "0.01"), ("0.004999", "0.00"), ("1234.565", "1234.57"), ("2.675", "2.68")]
)
def test_cents_are_rounded_half_up(exact: str, rounded: str) -> None:
    """Half a cent goes upwards, as no binary number would."""
    assert cents(Decimal(exact)) == Decimal(rounded)


def test_share_below_the_ceiling() -> None:
    """50 % of 2 001,01 is 1 000,505, so 1 000,51; what is left is 1 000,50."""
    found = share({"wage": Decimal("2001.01")}, {"share": Decimal(50), "ceiling": Decimal(1260)})
    assert number(found, "support-month") == Decimal("1000.51")
    assert number(found, "own-month") == Decimal("1000.50")
    assert found.notes == ()


def test_share_at_the_ceiling_is_not_cut() -> None:
    """50 % of 2 520 is 1 260, the ceiling itself: nothing was cut, so nothing is said of it."""
    found = share({"wage": Decimal(2520)}, {"share": Decimal(50), "ceiling": Decimal(1260)})
    assert number(found, "support-month") == Decimal(1260)
    assert found.notes == ()


def test_hours_are_capped() -> None:
    """2 h × 3 days × 4 weeks = 24 h, of which 20 h are paid: 20 × 20 = 400; in three months 1 200."""
    given = {"hours-a-day": Decimal(2), "days-a-week": Decimal(3), "months": Decimal(3)}
    found = hours(given, {"rate": Decimal(20), "hours": Decimal(20), "months": Decimal(18)})
    assert number(found, "support-month") == 400
    assert number(found, "support-total") == 1200


def test_earnings_of_exactly_the_limit_are_within_it() -> None:
    """The limit is what one may earn."""
    found = limit({"earnings": Decimal("976.59")}, {"limit": Decimal("976.59")})
    assert (number(found, "left"), number(found, "over")) == (0, 0)
    assert [note.key for note in found.notes] == ["within"]


@given(EUROS, PERCENT, EUROS, st.integers(1, 100).map(Decimal))
def test_support_is_never_negative_and_never_above_the_cost(
    wage: Decimal, percent: Decimal, ceiling: Decimal, worked: Decimal
) -> None:
    """Support lies between nothing and the wage, and support and own part make the wage."""
    amounts = {"share": percent, "ceiling": ceiling, "working-time": Decimal(65)}
    found = share({"wage": wage, "working-time": worked}, amounts)
    support, own = number(found, "support-month"), number(found, "own-month")
    assert 0 <= support <= min(wage, ceiling)
    assert own >= 0
    assert support + own == wage


@given(EUROS, EUROS, PERCENT, EUROS)
def test_support_grows_with_the_wage(one: Decimal, other: Decimal, percent: Decimal, ceiling: Decimal) -> None:
    """A greater wage never brings less support."""
    less, more = sorted((one, other))
    amounts = {"share": percent, "ceiling": ceiling}
    assert number(share({"wage": less}, amounts), "support-month") <= number(
        share({"wage": more}, amounts), "support-month"
    )


@given(EUROS, EUROS)
def test_a_purchase_is_split_in_two(cost: Decimal, ceiling: Decimal) -> None:
    """Support and own part make the cost, neither below nothing, support at most the ceiling."""
    found = purchase({"cost": cost}, {"ceiling": ceiling})
    support, own = number(found, "support-once"), number(found, "own-once")
    assert (support + own, support <= ceiling, own >= 0) == (cost, True, True)


@given(EUROS, DAYS, DAYS)
def test_days_grow_until_the_most_that_is_paid(rate: Decimal, one: Decimal, other: Decimal) -> None:
    """More days never bring less, and a month is four weeks."""
    less, more = sorted((one, other))
    amounts = {"rate": rate, "days": Decimal(5)}
    few, many = days({"days-a-week": less}, amounts), days({"days-a-week": more}, amounts)
    assert 0 <= number(few, "week") <= number(many, "week") <= 5 * rate
    assert number(many, "month") == 4 * number(many, "week")


@given(EUROS, EUROS, EUROS, PERCENT)
def test_left_and_over_are_two_sides_of_one_limit(
    earnings: Decimal, bound: Decimal, earlier: Decimal, own: Decimal
) -> None:
    """The greater limit holds; what is left and what is over are never both more than nothing."""
    found = limit({"earnings": earnings, "earlier": earlier}, {"limit": bound, "own-share": own})
    left, over = number(found, "left"), number(found, "over")
    assert number(found, "limit") == max(bound, cents(earlier * own / 100))
    assert min(left, over) == 0
    assert number(found, "limit") - left + over == earnings
