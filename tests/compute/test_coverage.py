"""Which measures of the plans have a figure, up to when, and of a whole year."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from macros.nouns import Measure
from macros.package import Package, load
from macros.verdicts import Coverage, Measured, Status
from scripts.compute import coverage, statuses
from tests.check import conftest as invented
from tests.check.conftest import World

hatshire, world = invented.hatshire, invented.world

COUNTED = ("measures", "figure", "related", "proxy", "none", "part_of_a_year", "not_stated")


def plan(world: World, key: str = "hat-plan", theme: str = "hats") -> str:
    """A plan with one priority, whose id is given back."""
    place = {"document": "hat-report", "section": "1"}
    world.add("data/plans.csv", id=key, name=key, about="Hats.", **place)
    priority = {"id": f"{key}-{theme}", "name": theme, "kind": "priority"}
    world.add("data/priorities.csv", **priority, plan=key, theme=theme, **place)
    return f"{key}-{theme}"


def measure(world: World, indicators: str = "lost-hats", given: str = "figure", **cells: object) -> None:
    words = {"name": "Fewer lost hats", "said": "Hats.", "document": "hat-report", "section": "1"}
    fixed = {"id": "fewer-lost-hats", "priority": "hat-plan-hats", **words}
    world.add("data/measures.csv", given=given, indicators=indicators, **{**fixed, **cells})


def lost_hats(world: World, breakdowns: str = "") -> str:
    """One plan with one measure, which lost hats carry; the file that the figures go in."""
    plan(world)
    measure(world)
    return world.indicator("lost-hats", breakdowns)


def only(world: World, *judged: Status) -> Measured:
    found: list[Measured] = list(coverage.measured(load(world.root), judged))
    assert len(found) == 1
    return found[0]


def span(world: World, start: str = "", end: str = "", **cells: object) -> str:
    world.observe(lost_hats(world), 10, period_start=start, period_end=end, **cells)
    return only(world).span


def test_what_a_measure_has_stands_in_its_row(world: World) -> None:
    world.observe(lost_hats(world), 10)
    assert only(world) == Measured(
        measure="fewer-lost-hats",
        plan="hat-plan",
        theme="hats",
        given="figure",
        figures=1,
        last_day=date(2030, 12, 31),
        span="year",
        status_withheld=False,
    )


def test_only_figures_with_a_value_in_the_document_of_the_measure_count(world: World) -> None:
    file = lost_hats(world)
    world.observe(file, 10)
    world.observe(file, 9, period_as_published="the same again")
    world.observe(file, 12, area_code="capshire")
    world.observe(file, "", markers="[x]", period_end="2031-03-31")
    world.observe(file, 7, markers="[c]", period_end="2031-03-31")
    world.observe(file, 10, document="another-report", period_end="2031-03-31")
    found = only(world)
    assert (found.figures, found.last_day) == (3, date(2030, 12, 31))


@pytest.mark.parametrize("cells", [{"indicators": ""}, {"document": "another-report"}])
def test_a_measure_without_a_figure_has_no_span_and_no_last_day(world: World, cells: dict[str, str]) -> None:
    plan(world)
    world.observe(world.indicator("lost-hats"), 10)
    measure(world, **{"given": "none", **cells})
    found = only(world)
    assert (found.figures, found.last_day, found.span, found.status_withheld) == (0, None, "none", False)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2030-01-01", "2030-12-31", "year"),
        ("2029-12-01", "2030-12-31", "year"),
        ("2029-04-01", "2031-03-31", "year"),
        ("2030-01-02", "2030-12-31", "part_of_a_year"),
        ("2030-12-01", "2030-12-31", "part_of_a_year"),
        ("2030-12-31", "2030-12-31", "part_of_a_year"),
        ("", "2030-12-31", "not_stated"),
        ("", "", "not_stated"),
    ],
)
def test_a_year_is_twelve_months_or_more(world: World, start: str, end: str, expected: str) -> None:
    assert span(world, start, end) == expected


# The document is of 30 June 2031. What began on 1 July 2030 may just be a whole year by then, or not.
@pytest.mark.parametrize(
    ("start", "expected"),
    [("2031-01-01", "part_of_a_year"), ("2030-07-02", "part_of_a_year"), ("2030-07-01", "not_stated")],
)
def test_a_count_that_began_within_the_year_of_its_document_is_part_of_a_year(
    world: World, start: str, expected: str
) -> None:
    assert span(world, start) == expected


def test_a_forecast_may_end_after_its_document(world: World) -> None:
    assert span(world, "2031-01-01", markers="[f]") == "not_stated"


def test_months_without_a_gap_make_a_year(world: World) -> None:
    file = lost_hats(world)
    world.observe(file, 30, period_end="2030-06-30")
    world.observe(file, 40, period_start="2030-07-01")
    assert only(world).span == "year"


def test_halves_of_two_breakdowns_make_no_year(world: World) -> None:
    file = lost_hats(world, "colour")
    world.observe(file, 30, period_end="2030-06-30", colour="red")
    world.observe(file, 40, period_start="2030-07-01", colour="blue")
    assert only(world).span == "part_of_a_year"


def test_a_total_with_a_blank_month_is_part_of_a_year(world: World) -> None:
    file = lost_hats(world)
    world.observe(file, "", markers="[x]", period_start="2030-12-01", period_as_published="December")
    world.observe(file, 60)
    assert only(world).span == "part_of_a_year"


def test_the_newest_figure_says_what_is_covered(world: World) -> None:
    file = lost_hats(world)
    world.observe(file, 60)
    world.observe(file, 5, period_start="2031-01-01", period_end="2031-01-31")
    found = only(world)
    assert (found.span, found.last_day) == ("part_of_a_year", date(2031, 1, 31))


def test_the_first_indicator_that_has_a_figure_says_what_is_covered(world: World) -> None:
    plan(world)
    measure(world, "hats-sought lost-hats hats-found")
    world.observe(world.indicator("hats-sought"), "", markers="[x]")
    world.observe(world.indicator("lost-hats"), 60)
    found = world.indicator("hats-found")
    world.observe(found, 5, period_start="2031-01-01", period_end="2031-01-31")
    assert (only(world).span, only(world).last_day) == ("year", date(2031, 1, 31))


def status(reason: str, **cells: str) -> Status:
    documents = {"document": "hat-report", "target_document": "hat-report"}
    row = {"indicator": "lost-hats", "area_code": "hatshire", "breakdown": "all", **documents, **cells}
    return Status(**row, target_date=None, leads=True, status="cannot_be_judged", reason=reason)  # type: ignore[arg-type]


@pytest.mark.parametrize("reason", ["period_not_complete", "period_not_stated"])
def test_a_status_that_is_withheld_for_its_period_is_told(world: World, reason: str) -> None:
    world.observe(lost_hats(world), 10)
    assert only(world, status(reason)).status_withheld


@pytest.mark.parametrize("document", ["document", "target_document"])
def test_a_status_is_of_the_measure_whose_document_prints_its_figure_or_its_target(
    world: World, document: str
) -> None:
    world.observe(lost_hats(world), 10)
    assert only(world, status("period_not_stated", **{document: "another-report"})).status_withheld


@pytest.mark.parametrize(
    "judged",
    [
        status("few_events"),
        status("period_not_stated", indicator="hats-found"),
        status("period_not_stated", document="another-report", target_document="another-report"),
    ],
)
def test_a_status_withheld_for_another_reason_or_elsewhere_is_not_told(world: World, judged: Status) -> None:
    world.observe(lost_hats(world), 10)
    assert not only(world, judged).status_withheld


@pytest.mark.parametrize("dates", [{"end": "2030-12-31"}, {"start": "2030-12-01", "end": "2030-12-31"}])
def test_a_period_that_is_not_complete_or_not_stated_withholds_a_status(
    world: World, dates: dict[str, str]
) -> None:
    span(world, **dates)
    assert only(world).status_withheld


def row(plan: str, theme: str, given: str, span: str) -> Measured:
    return Measured(f"{plan}-{theme}-{given}", plan, theme, given, 0, None, span, status_withheld=False)


def test_measures_are_counted_by_plan_and_theme_then_by_plan_then_all(world: World) -> None:
    world.add("data/themes.csv", id="scarves", name="Scarves", position=0, about="Scarves.")
    for key in ("second-plan", "first-plan", "plan-without-measures"):
        plan(world, key)
    found = [
        row("first-plan", "hats", "figure", "year"),
        row("first-plan", "hats", "figure", "part_of_a_year"),
        row("first-plan", "scarves", "proxy", "not_stated"),
        row("second-plan", "hats", "related", "not_stated"),
        row("first-plan", "hats", "none", "none"),
    ]
    # Plans as in their file, themes by position: scarves stand before hats.
    assert list(coverage.rows(load(world.root), found)) == [
        Coverage("second-plan", "hats", 1, 0, 1, 0, 0, 0, 1),
        Coverage("first-plan", "scarves", 1, 0, 0, 1, 0, 0, 1),
        Coverage("first-plan", "hats", 3, 2, 0, 0, 1, 1, 0),
        Coverage("second-plan", "all", 1, 0, 1, 0, 0, 0, 1),
        Coverage("first-plan", "all", 4, 2, 0, 1, 1, 1, 1),
        Coverage("all", "all", 5, 2, 1, 1, 1, 1, 2),
    ]


@pytest.fixture(scope="module")
def measures(real: Package) -> tuple[Measured, ...]:
    return tuple(coverage.measured(real, tuple(statuses.rows(real))))


def summed(rows: list[Coverage]) -> list[int]:
    return [sum(getattr(row, name) for row in rows) for name in COUNTED]


def test_totals_are_the_sum_of_their_rows(real: Package, measures: tuple[Measured, ...]) -> None:
    rows = list(coverage.rows(real, measures))
    whole = rows[-1]
    for total in (row for row in rows[:-1] if row.theme == "all"):
        parts = [row for row in rows if row.plan == total.plan and row.theme != "all"]
        assert summed([total]) == summed(parts)
    assert summed([whole]) == summed([row for row in rows[:-1] if row.theme == "all"])
    assert all(row.measures == row.figure + row.related + row.proxy + row.none for row in rows)


def test_every_measure_of_the_plans_is_counted_once(real: Package, measures: tuple[Measured, ...]) -> None:
    set_by_plans = [row.id for row in real.all(Measure) if row.given != "to_be_added"]
    assert [row.measure for row in measures] == set_by_plans


def test_the_coverage_of_the_plans_in_the_five_documents(
    real: Package, measures: tuple[Measured, ...]
) -> None:
    totals = {row.plan: summed([row]) for row in coverage.rows(real, measures) if row.theme == "all"}
    assert totals == {
        "plan-refresh-2009": [19, 9, 0, 1, 9, 2, 4],
        "recommended-2012": [1, 0, 1, 0, 0, 0, 1],
        "plan-2014": [33, 5, 4, 1, 23, 1, 8],
        "plan-2016": [45, 2, 5, 0, 38, 0, 6],
        "plan-in-2018": [19, 13, 1, 1, 4, 5, 8],
        "all": [117, 29, 11, 3, 74, 8, 27],
    }


def test_only_these_measures_of_the_five_documents_have_a_figure_of_a_whole_year(
    measures: tuple[Measured, ...],
) -> None:
    assert [row.measure for row in measures if row.span == "year"] == [
        "measure-acquisitive-crime-2009",
        "measure-fires-2009",
        "measure-assault-2009",
        "measure-casualties-2009",
        "measure-ksi-2016",
        "measure-entrants-2018",
        "measure-treatment-2018",
    ]


def test_these_measures_of_the_five_documents_have_part_of_a_year(measures: tuple[Measured, ...]) -> None:
    assert [(row.measure, row.figures) for row in measures if row.span == "part_of_a_year"] == [
        # December 2008 is blank in the total of 2008.
        ("measure-test-purchases-2009", 27),
        # April to November 2008: eight months in each of five columns.
        ("measure-repeats-2009", 40),
        # From April 2014 on, printed in early 2015.
        ("measure-da-reporting-2014", 1),
        # One month: July 2018.
        ("measure-victims-2018", 1),
        # One month, January 2018, and an average without dates.
        ("measure-restorative-2018", 2),
        # From 1 April 2018 on, printed in November 2018.
        ("measure-services-2018", 3),
        # From January 2018 on, printed in November 2018, and an average without dates.
        ("measure-hate-reports-2018", 2),
        # One count in September 2018, and that of 2017.
        ("measure-street-2018", 2),
    ]


def test_a_status_is_withheld_wherever_the_period_is_no_whole_year(measures: tuple[Measured, ...]) -> None:
    assert Counter((row.span, row.status_withheld) for row in measures) == {
        ("year", False): 7,
        ("part_of_a_year", True): 8,
        ("not_stated", True): 27,
        ("none", False): 75,
    }
