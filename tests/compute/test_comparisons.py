"""A figure beside that of another area, and when the two may be called different."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from macros.package import Package, load
from macros.verdicts import Comparison
from scripts.compute import comparisons
from tests.check import conftest as invented
from tests.check.conftest import World

hatshire, world = invented.hatshire, invented.world

INDICATORS = "data/indicators.csv"
NEWER = {"document": "newer-report", "period_start": "2031-01-01", "period_end": "2031-12-31"}
UNDATED = {"period_start": "", "period_end": ""}
FOREIGN = {"area_code": "capshire"}
QUARTERS = (
    (20, "01-01", "03-31"),
    (25, "04-01", "06-30"),
    (30, "07-01", "09-30"),
    (25, "10-01", "12-31"),
)


def indicator(world: World, kind: str, key: str = "lost-hats", breakdowns: str = "", **cells: object) -> str:
    """An indicator of lost hats; a rate is per 1,000."""
    file = world.indicator(key, breakdowns, kind=kind)
    per = {"per": 1000} if kind == "rate" else {}
    world.change(INDICATORS, len(world.rows(INDICATORS)), **{**per, **cells})
    return file


def compared(world: World) -> list[Comparison]:
    return list(comparisons.rows(load(world.root)))


def only(world: World) -> Comparison:
    (found,) = compared(world)
    return found


def answers(world: World) -> list[tuple[str, str, str]]:
    return [(row.verdict, row.better, row.reason) for row in compared(world)]


def rates(world: World, benchmark: object, direction: str = "lower") -> None:
    """100 hats among 10,000 people, 10 per 1,000, beside the rate of Capshire."""
    file = indicator(world, "rate", direction=direction)
    world.observe(file, 10, denominator=10000)
    world.observe(file, benchmark, **FOREIGN)


# The exact Poisson interval of 100 events is 81.364 to 121.627 (Garwood 1936). With phi = 2 the half-widths
# grow by sqrt(2): 100 - 18.636 x 1.4142 = 73.645 and 100 + 21.627 x 1.4142 = 130.585. Per 1,000 of 10,000
# people that is 7.3645 to 13.0585, and with one decimal more than the 10 has: 7.4 to 13.1.
@pytest.mark.parametrize(
    ("benchmark", "verdict"),
    [("7.3", "higher"), ("7.4", "similar"), ("10", "similar"), ("13.1", "similar"), ("13.2", "lower")],
)
def test_a_rate_differs_only_where_its_interval_leaves_the_other_out(
    world: World, benchmark: str, verdict: str
) -> None:
    rates(world, benchmark)
    found = only(world)
    assert (found.lower, found.upper) == (Decimal("7.4"), Decimal("13.1"))
    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("direction", "benchmark", "better"),
    [
        ("lower", 5, "worse"),
        ("lower", 20, "better"),
        ("higher", 5, "better"),
        ("higher", 20, "worse"),
        ("none", 5, "neither"),
        ("none", 20, "neither"),
        ("lower", 10, "neither"),
        ("higher", 10, "neither"),
    ],
)
def test_the_direction_of_the_indicator_says_what_is_better(
    world: World, direction: str, benchmark: int, better: str
) -> None:
    rates(world, benchmark, direction=direction)
    assert only(world).better == better


def test_everything_about_the_two_figures_stands_in_the_row(world: World) -> None:
    rates(world, "13.25")
    assert only(world) == Comparison(
        indicator="lost-hats",
        area_code="hatshire",
        breakdown="all",
        benchmark="capshire",
        period_start=date(2030, 1, 1),
        period_end=date(2030, 12, 31),
        period_as_published="2030",
        value=Decimal(10),
        markers=(),
        lower=Decimal("7.4"),
        upper=Decimal("13.1"),
        benchmark_value=Decimal("13.25"),
        benchmark_markers=(),
        benchmark_lower=None,
        benchmark_upper=None,
        verdict="lower",
        better="better",
        reason="",
        difference=Decimal("-3.25"),
        document="hat-report",
        section="1",
    )


def test_the_events_of_a_rate_may_stand_in_an_indicator_of_their_own(world: World) -> None:
    # 100 events behind a rate of 10 per 1,000: each event is 0.1, so 7.4 to 13.1 again.
    file = indicator(world, "rate", numerator="hats-counted")
    world.observe(file, 10)
    world.observe(file, 20, **FOREIGN)
    world.observe(indicator(world, "count", "hats-counted"), 100)
    assert (only(world).lower, only(world).upper) == (Decimal("7.4"), Decimal("13.1"))


def test_earlier_quarters_say_how_much_a_rate_swings(world: World) -> None:
    # Quarters that repeat from year to year swing less than chance would: phi = 1, the bare exact interval of
    # 100 events, 81.364 to 121.627, among 10,000 people: 8.1 to 12.2 per 1,000.
    file = indicator(world, "rate")
    for year in (2028, 2029):
        for hats, first, last in QUARTERS:
            dates = {"period_start": f"{year}-{first}", "period_end": f"{year}-{last}"}
            world.observe(file, hats / 10, denominator=10000, **dates)
    world.observe(file, 10, denominator=10000)
    world.observe(file, 10, **FOREIGN)
    assert (only(world).lower, only(world).upper) == (Decimal("8.1"), Decimal("12.2"))


def shares(world: World, value: object, **cells: object) -> None:
    """50 of 100 hats, beside the share of Capshire."""
    file = indicator(world, "proportion", direction="higher")
    world.observe(file, 50, denominator=100)
    world.observe(file, value, **FOREIGN, **cells)


# The Wilson interval of 50 of 100 is 40.4 to 59.6.
def test_a_share_beside_one_without_an_interval_is_held_against_its_value(world: World) -> None:
    shares(world, 65)
    found = only(world)
    assert (found.lower, found.upper) == (Decimal("40.4"), Decimal("59.6"))
    assert (found.benchmark_lower, found.benchmark_upper) == (None, None)
    assert (found.verdict, found.better) == ("lower", "worse")


def test_two_intervals_that_overlap_make_two_shares_similar(world: World) -> None:
    # Wilson: 65 of 100 is 55.3 to 73.6, which overlaps with 40.4 to 59.6 although 65 lies outside.
    shares(world, 65, denominator=100)
    found = only(world)
    assert (found.benchmark_lower, found.benchmark_upper) == (Decimal("55.3"), Decimal("73.6"))
    assert (found.verdict, found.better) == ("similar", "neither")


# Wilson: 75 of 100 is 65.7 to 82.5, and 25 of 100 is 17.5 to 34.3; neither overlaps with 40.4 to 59.6.
@pytest.mark.parametrize(("value", "verdict"), [(75, "lower"), (25, "higher")])
def test_two_intervals_that_do_not_overlap_make_two_shares_differ(
    world: World, value: int, verdict: str
) -> None:
    shares(world, value, denominator=100)
    assert only(world).verdict == verdict


@pytest.mark.parametrize("kind", ["mean", "score", "rate", "proportion"])
def test_a_published_interval_is_used_digit_for_digit_whatever_the_kind(world: World, kind: str) -> None:
    file = indicator(world, kind)
    world.observe(file, 30, lower="28.125", upper="32.5", denominator=1000)
    world.observe(file, 40, **FOREIGN, lower="38", upper="42")
    found = only(world)
    assert (found.lower, found.upper) == (Decimal("28.125"), Decimal("32.5"))
    assert (found.benchmark_lower, found.benchmark_upper) == (Decimal(38), Decimal(42))
    assert found.verdict == "lower"


@pytest.mark.parametrize("kind", ["mean", "score", "rate", "proportion"])
def test_without_an_interval_the_two_numbers_stand_side_by_side(world: World, kind: str) -> None:
    file = indicator(world, kind)
    world.observe(file, 30)
    world.observe(file, 40, **FOREIGN)
    found = only(world)
    assert [found.value, found.benchmark_value, found.difference] == [30, 40, -10]
    assert answers(world) == [("not_tested", "", "no_margin")]


@pytest.mark.parametrize("kind", ["rank", "count", "money"])
def test_a_place_a_bare_count_and_money_are_never_compared(world: World, kind: str) -> None:
    file = indicator(world, kind)
    world.observe(file, 3)
    world.observe(file, 9, **FOREIGN)
    assert compared(world) == []


@pytest.mark.parametrize(
    ("own", "benchmark", "reason"),
    [
        ("[e]", "", "rough_figure"),
        ("", "[e]", "rough_figure"),
        ("[f]", "", "forecast_only"),
        ("", "[f]", "forecast_only"),
        ("[e]", "[f]", "forecast_only"),
    ],
)
def test_what_is_not_counted_is_shown_and_not_tested(
    world: World, own: str, benchmark: str, reason: str
) -> None:
    file = indicator(world, "rate")
    world.observe(file, 10, denominator=10000, markers=own)
    world.observe(file, 20, **FOREIGN, markers=benchmark)
    assert answers(world) == [("not_tested", "", reason)]
    assert only(world).difference == -10


@pytest.mark.parametrize(("marker", "reason"), [("[c]", "hidden"), ("[x]", "not_supplied")])
def test_a_hidden_value_never_yields_a_number(world: World, marker: str, reason: str) -> None:
    # The cells are filled by mistake; the marker alone decides.
    file = indicator(world, "rate")
    world.observe(file, 10, denominator=10000, lower=9, upper=11, markers=marker)
    world.observe(file, 20, **FOREIGN)
    found = only(world)
    assert [found.value, found.lower, found.upper, found.difference] == [None] * 4
    assert found.benchmark_value == 20
    assert answers(world) == [("not_tested", "", reason)]


@pytest.mark.parametrize(("marker", "reason"), [("[c]", "hidden"), ("[x]", "not_supplied")])
def test_a_hidden_value_of_the_other_area_never_yields_a_number(
    world: World, marker: str, reason: str
) -> None:
    file = indicator(world, "rate")
    world.observe(file, 10, denominator=10000)
    world.observe(file, 20, **FOREIGN, denominator=10000, lower=19, upper=21, markers=marker)
    found = only(world)
    assert [found.benchmark_value, found.benchmark_lower, found.benchmark_upper] == [None] * 3
    assert found.difference is None
    assert answers(world) == [("not_tested", "", reason)]


def test_a_hidden_figure_comes_before_one_that_is_not_supplied(world: World) -> None:
    file = indicator(world, "rate")
    world.observe(file, "", markers="[x]")
    world.observe(file, "", **FOREIGN, markers="[c]")
    assert answers(world) == [("not_tested", "", "hidden")]


# 19 of 1,000 and 20 of 1,000 beside a benchmark that both intervals leave out.
@pytest.mark.parametrize(
    ("value", "answer"), [(19, ("not_tested", "", "few_events")), (20, ("lower", "better", ""))]
)
def test_fewer_than_20_events_are_not_tested(world: World, value: int, answer: tuple[str, str, str]) -> None:
    file = indicator(world, "rate")
    world.observe(file, value, denominator=1000)
    world.observe(file, 90, **FOREIGN)
    assert answers(world) == [answer]


@pytest.mark.parametrize(
    "dates",
    [
        UNDATED,
        {"period_start": ""},
        {"period_end": ""},
    ],
)
def test_a_period_that_is_open_is_shared_only_in_the_same_words(world: World, dates: dict[str, str]) -> None:
    file = indicator(world, "rate")
    world.observe(file, 10, **dates, period_as_published="last year")
    world.observe(file, 20, **FOREIGN, **dates, period_as_published="last year")
    world.observe(file, 20, **dates, area_code="beretshire", period_as_published="the year before")
    assert [row.benchmark for row in compared(world)] == ["capshire"]


def test_the_same_days_in_other_words_are_the_same_period(world: World) -> None:
    file = indicator(world, "rate")
    world.observe(file, 10)
    world.observe(file, 20, **FOREIGN, period_as_published="the same period")
    assert only(world).period_as_published == "2030"


@pytest.mark.parametrize(
    "cells",
    [
        {"period_start": "2030-02-01"},
        {"period_end": "2030-11-30"},
        {"document": "newer-report"},
        {"colour": "red"},
        {"area_code": "hatshire", "colour": "blue"},
    ],
)
def test_what_differs_in_period_document_or_breakdown_is_not_compared(
    world: World, cells: dict[str, str]
) -> None:
    published(world)
    file = indicator(world, "rate", breakdowns="colour")
    world.observe(file, 10, colour="all")
    world.observe(file, 20, **{"colour": "all", **FOREIGN, **cells})
    assert compared(world) == []


def test_each_part_of_a_breakdown_is_compared_with_the_same_part_of_every_other_area(world: World) -> None:
    file = indicator(world, "rate", breakdowns="colour")
    for area in ("hatshire", "capshire", "beretshire"):
        world.observe(file, 10, colour="all", area_code=area)
    for area in ("hatshire", "capshire"):
        world.observe(file, 5, colour="red", area_code=area)
    assert [(row.breakdown, row.benchmark) for row in compared(world)] == [
        ("all", "capshire"),
        ("all", "beretshire"),
        ("colour=red", "capshire"),
    ]


def published(world: World) -> None:
    dates = {"published": "2032-06-30", "dated": "June 2032", "text_file": "new.txt"}
    words = {"title": "New", "short": "New", "by": "Hatters", "about": "Hats."}
    world.add("data/documents.csv", id="newer-report", **dates, **words)


@pytest.mark.parametrize("order", [[(30, NEWER), (10, {})], [(10, {}), (30, NEWER)]])
def test_only_the_latest_shared_period_is_compared(
    world: World, order: list[tuple[int, dict[str, str]]]
) -> None:
    published(world)
    file = indicator(world, "rate")
    for value, cells in order:
        world.observe(file, value, **cells)
        world.observe(file, value * 2, **{**cells, **FOREIGN})
        world.observe(file, value * 3, **{**cells, "area_code": "beretshire"})
    world.observe(file, 99, **{**NEWER, "period_end": "2032-01-31"})
    assert [row.value for row in compared(world)] == [30, 30]
    assert [row.benchmark_value for row in compared(world)] == [60, 90]


def test_the_comparisons_of_the_five_documents(real: Package) -> None:
    found = [
        (row.indicator, row.benchmark, row.verdict, row.better, row.reason, str(row.difference))
        for row in comparisons.rows(real)
    ]
    similar, margin = ("similar", "neither", ""), ("not_tested", "", "no_margin")
    rough, forecast = ("not_tested", "", "rough_figure"), ("not_tested", "", "forecast_only")
    assert found == [
        ("victim-based-crime-rate", "most-similar-group", *margin, "0.4"),
        ("first-time-entrants-rate", "E92000001", *similar, "-41"),
        ("first-time-entrants-rate", "statistical-neighbours", *similar, "-44"),
        ("early-education-entitled", "E92000001", *forecast, "34"),
        ("crime-change", "most-similar-group", *margin, "8.6"),
        ("crime-change", "K04000001", *margin, "12.8"),
        ("crime-change", "W06000022", *margin, "-2.4"),
        ("opiate-crack-prevalence", "E12000006", *rough, "8.56"),
        ("opiate-crack-prevalence", "area-not-named", *rough, "6.07"),
        ("positive-drug-tests", "drug-test-pilot-areas", *margin, "-12"),
    ]


def test_the_rate_of_first_time_entrants_is_similar_to_that_of_england(real: Package) -> None:
    # 44 young people: exact interval 31.970 to 59.068, widened by sqrt(2) to 26.988 and 65.309. A rate of 235
    # for 44 is 5.3409 for each: 144.14 to 348.81. England's 276 and the neighbours' 279 lie within.
    found = [row for row in comparisons.rows(real) if row.indicator == "first-time-entrants-rate"]
    assert [(row.lower, row.upper) for row in found] == [(Decimal("144.1"), Decimal("348.8"))] * 2
    assert [row.benchmark_value for row in found] == [276, 279]


def test_the_benchmark_of_another_partnership_is_found_alike(exampleshire: Package) -> None:
    # 7.0% of 1,250 is 87.5, read as 88: Wilson 5.750 to 8.594, with two decimals 5.75 to 8.59, below 9.5.
    (found,) = (row for row in comparisons.rows(exampleshire) if row.indicator == "bicycles-returned")
    assert (found.benchmark, found.lower, found.upper) == ("neighbours", Decimal("5.75"), Decimal("8.59"))
    assert (found.verdict, found.better) == ("lower", "worse")
