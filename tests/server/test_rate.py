"""Limits by address: fair, forgetful, and without an address."""

from __future__ import annotations

import pytest

from ohjaus.server.rate import KEY_LASTS, Buckets


class Clock:
    """A clock that the test winds."""

    def __init__(self) -> None:
        self.time = 1000.0

    def __call__(self) -> float:
        return self.time


def test_so_many_and_no_more() -> None:
    """A full bucket is used up, fills evenly, and is never fuller than full."""
    clock = Clock()
    buckets = Buckets(60, clock=clock)
    assert [buckets.take("192.0.2.1") for _ in range(60)] == [0.0] * 60
    assert buckets.take("192.0.2.1") == pytest.approx(1.0)
    clock.time += 1
    assert buckets.take("192.0.2.1") == 0.0
    assert buckets.take("192.0.2.1") > 0
    clock.time += 600
    assert [buckets.take("192.0.2.1") > 0 for _ in range(61)] == [False] * 60 + [True]


def test_one_does_not_use_up_the_others() -> None:
    """Another address has a bucket of its own."""
    buckets = Buckets(1, clock=Clock())
    assert buckets.take("192.0.2.1") == 0.0
    assert buckets.take("192.0.2.1") > 0
    assert buckets.take("192.0.2.2") == 0.0


@pytest.mark.parametrize(
    ("one", "other"), [("2001:db8::1", "2001:db8::ffff:1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("kone", "kone")]
)
def test_one_subscriber_is_one(one: str, other: str) -> None:
    """An IPv6 subscriber has one bucket for the whole network, and IPv4 in IPv6 is IPv4."""
    buckets = Buckets(1, clock=Clock())
    assert buckets.take(one) == 0.0
    assert buckets.take(other) > 0


def test_nothing_of_the_address_stays() -> None:
    """No address is anywhere in it, its row differs in another process, and an hour later all is forgotten."""
    clock = Clock()
    buckets, another = Buckets(1, clock=clock), Buckets(1, clock=clock)
    buckets.take("192.0.2.77")
    assert "192.0.2.77" not in repr(vars(buckets))
    rows = {address: (buckets._row(address), another._row(address)) for address in ("192.0.2.77", "192.0.2.78")}
    assert any(one != other for one, other in rows.values())
    clock.time += KEY_LASTS + 1
    assert buckets.take("192.0.2.77") == 0.0
    assert min(buckets._tokens) == 0.0
    assert sum(tokens < 1 for tokens in buckets._tokens) == 1
