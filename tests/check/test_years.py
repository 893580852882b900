"""The figures that judgements lean on: years without dates, and the events behind a rate."""

import pytest

from tests.check.conftest import World

YEARS = "data/consecutive_years.csv"
INDICATORS = "data/indicators.csv"
UNDATED = {"period_start": "", "period_end": ""}


@pytest.fixture
def hats(world: World) -> World:
    """Lost hats of two years whose document gives no dates."""
    file = world.indicator("lost-hats")
    for words in ("The year before", "This year"):
        world.observe(file, 30, **UNDATED, period_as_published=words)
    return world


def follow(world: World, earlier: str = "The year before", later: str = "This year", **cells: object) -> None:
    place = {"document": "hat-report", "section": "1", "note": "The text compares them."}
    world.add(YEARS, indicator="lost-hats", earlier=earlier, later=later, **{**place, **cells})


def rate(world: World, numerator: str, kind: str = "rate", breakdowns: str = "") -> None:
    """An indicator in row 3 that is worked out from the one in row 2."""
    world.indicator("hat-rate", breakdowns, kind=kind)
    world.change(INDICATORS, 3, numerator=numerator, per=1000 if kind == "rate" else "")


def test_two_undated_years_of_one_document_pass(hats: World) -> None:
    follow(hats)
    assert hats.meaning() == []


@pytest.mark.parametrize("column", ["earlier", "later"])
def test_a_year_that_no_figure_is_for_is_named_with_the_nearest(hats: World, column: str) -> None:
    follow(hats, **{column: "This years"})
    assert hats.meaning() == [
        f"{YEARS}, row 2, column {column}: No undated figure of lost-hats in hat-report is for “This years”. "
        "The nearest is “This year”. "
        "Write the words as they stand under period_as_published, or take the row out."
    ]


def test_a_year_whose_dates_are_given_needs_no_pair(hats: World) -> None:
    hats.observe("data/observations/lost-hats.csv", 30)
    follow(hats, later="2030")
    assert hats.meaning() == [
        f"{YEARS}, row 2, column later: No undated figure of lost-hats in hat-report is for “2030”. "
        "Write the words as they stand under period_as_published, or take the row out."
    ]


def test_two_years_of_another_document_are_named_both(hats: World) -> None:
    follow(hats, document="cap-report")
    found = [sentence for sentence in hats.meaning() if sentence.startswith(YEARS)]
    assert [sentence.split(" is for ")[0] for sentence in found] == [
        f"{YEARS}, row 2, column {column}: No undated figure of lost-hats in cap-report"
        for column in ("earlier", "later")
    ]


@pytest.mark.parametrize("kind", ["rate", "proportion"])
def test_a_rate_or_share_of_events_that_are_counted_passes(hats: World, kind: str) -> None:
    rate(hats, "lost-hats", kind)
    assert hats.meaning() == []


@pytest.mark.parametrize("kind", ["count", "mean", "score", "money"])
def test_what_is_not_worked_out_from_events_names_none(hats: World, kind: str) -> None:
    rate(hats, "lost-hats", kind)
    assert hats.meaning() == [
        f"{INDICATORS}, row 3, column numerator: “hat-rate” is of the kind {kind}, "
        "which is not worked out from events. Empty the cell."
    ]


def test_the_events_of_a_rate_are_a_count(hats: World) -> None:
    hats.change(INDICATORS, 2, kind="mean")
    rate(hats, "lost-hats")
    assert hats.meaning() == [
        f"{INDICATORS}, row 3, column numerator: “lost-hats” is no count with the same breakdowns as "
        "“hat-rate”. Name the indicator that counts its events, or empty the cell."
    ]


def test_the_events_of_a_rate_have_its_breakdowns(hats: World) -> None:
    rate(hats, "lost-hats", breakdowns="colour")
    assert hats.meaning() == [
        f"{INDICATORS}, row 3, column numerator: “lost-hats” is no count with the same breakdowns as "
        "“hat-rate”. Name the indicator that counts its events, or empty the cell."
    ]
