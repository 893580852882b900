"""Rates, shares and averages are hidden with the counts they are made from."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scripts.protect import protect
from tests.protect.world import QUARTERS, indicator, package, row, shown

HATS = indicator(1, ())
RATE = indicator(1, (), key="hat-rate", kind="rate", per=1000, numerator="lost-hats")
SHARE = indicator(1, (), key="hat-share", kind="proportion")
MEAN = indicator(1, (), key="hat-mean", kind="mean")


def test_a_rate_is_hidden_with_its_count() -> None:
    rows = [row(3), row("0.3", indicator="hat-rate", denominator=Decimal(10_000))]
    found = protect(package([HATS, RATE]), (), rows)
    assert shown(found.rows) == ["[c]", "[c]"]
    assert found.report == (
        "1 cell is hidden because it is small.",
        "1 rate, share or average is hidden with the count it is made from.",
    )


def test_a_rate_is_hidden_with_a_count_that_was_hidden_for_another() -> None:
    first, second, third, fourth = QUARTERS
    counts = [row(3, first), row(20, second), row(30, third), row(40, fourth), row(93)]
    rates = [row("2.0", second, indicator="hat-rate", denominator=Decimal(10_000))]
    found = protect(package([HATS, RATE]), (), [*counts, *rates])
    assert shown(found.rows) == ["[c]", "[c]", "30", "40", "93", "[c]"]


def test_a_rate_of_a_count_that_shows_is_shown() -> None:
    rows = [row(30), row("3.0", indicator="hat-rate", denominator=Decimal(10_000))]
    assert shown(protect(package([HATS, RATE]), (), rows).rows) == ["30", "3.0"]


def test_a_rate_of_a_count_that_is_hidden_already_is_hidden() -> None:
    now = package([HATS, RATE], row(None, markers=("[c]",)))
    rows = [row("0.3", indicator="hat-rate", denominator=Decimal(10_000))]
    assert shown(protect(now, (), rows).rows) == ["[c]"]


@pytest.mark.parametrize(
    ("share", "expected"), [("50.0", "50.0"), ("5.0", "[c]"), ("95.0", "[c]"), ("0.0", "0.0")]
)
def test_a_share_hides_few_and_all_but_a_few(share: str, expected: str) -> None:
    # Of 60 people: 30, 3, all but 3, none.
    rows = [row(share, indicator="hat-share", denominator=Decimal(60))]
    assert shown(protect(package([SHARE]), (), rows).rows) == [expected]


def test_the_other_shares_of_a_line_are_hidden_with_one() -> None:
    colours = indicator(1, ("colour",), key="hat-share", kind="proportion")
    shares = {"red": "5.0", "blue": "45.0", "green": "50.0"}
    rows = [
        row(share, indicator="hat-share", denominator=Decimal(60), colour=colour)
        for colour, share in shares.items()
    ]
    assert shown(protect(package([colours]), (), rows).rows) == ["[c]", "[c]", "[c]"]


def test_an_average_of_few_is_hidden() -> None:
    rows = [row("2.5", indicator="hat-mean", denominator=Decimal(4))]
    assert shown(protect(package([MEAN]), (), rows).rows) == ["[c]"]


def test_a_rate_of_the_most_sensitive_tier_is_made_from_the_rounded_count() -> None:
    hats = indicator(2, ())
    rate = indicator(2, (), key="hat-rate", kind="rate", per=1000, numerator="lost-hats")
    rows = [row(23), row("2.3", indicator="hat-rate", denominator=Decimal(10_000))]
    assert shown(protect(package([hats, rate]), (), rows).rows) == ["25", "2.5"]


def test_a_rate_printed_before_is_taken_into_account() -> None:
    # The old rate says 3 of 10,000. Nothing can undo that, and the report says so.
    old = package([HATS, RATE], row("0.3", indicator="hat-rate", denominator=Decimal(10_000)))
    found = protect(old, (), [row(3)])
    assert shown(found.rows) == ["[c]"]
    assert found.report[-1] == "1 cell is hidden although it is public already. That cannot be undone."
