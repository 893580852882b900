"""Which charts an indicator has, and what stands in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

import pytest

from macros.addresses import Addresses
from macros.charts import build
from macros.charts.model import Chart
from macros.here import Here
from macros.nouns import ConsecutiveYears, Indicator, Observation, PublishedTable, Target
from macros.package import Package
from macros.verdicts import Status
from macros.words import Words

STOLEN = "bicycles-stolen"
MONTHS = ((1, 31), (2, 28), (3, 31), (4, 30))


@pytest.fixture
def page(exampleshire: Package) -> Here:
    return Here(exampleshire, Words("en"), Addresses(""))


def figure(page: Here, start: date | None, end: date | None, value: int | None, *markers: str) -> Observation:
    """A figure of all bicycles stolen; without dates it is for a year that is only named."""
    row = page.package.observations(STOLEN)[0]
    words = row.period_as_published if start else f"year {value}"
    number = Decimal(value) if value is not None else None
    dates = {"period_start": start, "period_end": end, "period_as_published": words}
    return replace(row, value=number, markers=markers, **dates)  # type: ignore[arg-type]


def with_rows(page: Here, *rows: Observation, **others: tuple[object, ...]) -> Here:
    """The same page with only these figures of bicycles stolen, and other nouns as given."""
    kept = tuple(row for row in page.package.all(Observation) if row.indicator != STOLEN)
    changed: dict[type, tuple[object, ...]] = {
        Observation: (*kept, *rows),
        Target: (),
        ConsecutiveYears: (),
    }
    named: dict[str, type] = {"targets": Target, "years": ConsecutiveYears}
    changed |= {named[name]: found for name, found in others.items()}
    rows_of = MappingProxyType({**page.package.rows, **changed})
    return replace(page, package=replace(page.package, rows=rows_of))


def month(page: Here, number: int, value: int | None, *markers: str) -> Observation:
    first, last = MONTHS[number - 1]
    return figure(page, date(2026, first, 1), date(2026, first, last), value, *markers)


def charts(page: Here) -> tuple[Chart, ...]:
    return build.charts(page, page.package.one(Indicator, STOLEN))


def aim(page: Here, day: date | None, value: int, start: date | None = None) -> Target:
    row = page.package.all(Target)[0]
    what = {"indicator": STOLEN, "breakdown": "all", "kind": "target", "rule": "level", "markers": ()}
    return replace(row, date=day, value=Decimal(value), period_start=start, **what)  # type: ignore[arg-type]


def test_three_figures_that_follow_one_another_are_a_line(page: Here) -> None:
    (chart,) = charts(with_rows(page, *(month(page, n, 10 * n) for n in (1, 2, 3))))
    assert (chart.kind, chart.id) == ("line", "bicycles-stolen-in-time")
    assert [(mark.label, mark.shown) for mark in chart.lines[0].marks] == [
        ("Jan 2026", "10"),
        ("Feb 2026", "20"),
        ("Mar 2026", "30"),
    ]
    assert chart.headline == "Bicycles stolen: 10 bicycles (Jan 2026), 30 bicycles (Mar 2026)"
    assert chart.subtitle == "Bicycles, Exampleshire, January 2026 to March 2026"
    assert chart.alternative == (
        "A line. Jan 2026: 10 bicycles; Feb 2026: 20 bicycles; Mar 2026: 30 bicycles."
    )


def test_two_figures_are_no_chart_and_the_page_says_so(page: Here) -> None:
    rows = tuple(month(page, n, 10) for n in (1, 2))
    assert charts(with_rows(page, *rows)) == ()
    assert build.no_chart(page, rows) == "Fewer than three figures compare, so no chart."
    assert build.no_chart(page, rows[:1]) == "One figure only, so no chart."
    assert build.no_chart(page, (month(page, 1, None, "[x]"),)) == ""


def test_a_missing_month_is_a_gap_and_a_hidden_one_leaves_only_its_marker(page: Here) -> None:
    rows = (month(page, 1, 10), month(page, 2, 5, "[c]"), month(page, 4, 20), month(page, 3, 15, "[p]"))
    (chart,) = charts(with_rows(page, *rows))
    hidden = chart.lines[0].marks[1]
    assert (hidden.value, hidden.shown, hidden.markers) == (None, "[c]", ("[c]",))
    assert [mark.provisional for mark in chart.lines[0].marks] == [False, False, True, False]
    (gapped,) = charts(with_rows(page, month(page, 1, 1), month(page, 2, 2), month(page, 4, 4)))
    assert [mark.value for mark in gapped.lines[0].marks] == [1, 2, None, 4]


def test_figures_of_unequal_length_do_not_make_a_line(page: Here) -> None:
    year = figure(page, date(2025, 1, 1), date(2025, 12, 31), 120)
    assert charts(with_rows(page, year, month(page, 1, 10), month(page, 2, 10))) == ()


def test_a_count_that_grows_from_one_day_is_named_by_its_last_month(page: Here) -> None:
    start = date(2026, 1, 1)
    rows = [figure(page, start, date(2026, m, d), 10 * m) for m, d in MONTHS]
    goal = aim(page, date(2026, 4, 30), 50, start)
    (chart,) = charts(with_rows(page, *rows, targets=(goal,)))
    assert [mark.label for mark in chart.lines[0].marks][:2] == ["to Jan 2026", "to Feb 2026"]
    assert [(line.role, [m.value for m in line.marks]) for line in chart.lines[1:]] == [
        ("target", [Decimal(50)])
    ]


def test_a_target_for_a_year_is_not_drawn_beside_months(page: Here) -> None:
    rows = [month(page, n, 10) for n in (1, 2, 3)]
    (chart,) = charts(with_rows(page, *rows, targets=(aim(page, date(2026, 3, 31), 100),)))
    assert len(chart.lines) == 1
    monthly = aim(page, date(2026, 3, 31), 9, date(2026, 3, 1))
    (chart,) = charts(with_rows(page, *rows, targets=(monthly,)))
    assert [line.role for line in chart.lines] == ["figure", "target"]


def test_years_without_dates_stand_in_the_order_their_document_gives_them(page: Here) -> None:
    rows = [figure(page, None, None, value) for value in (3, 1, 2)]
    pairs = tuple(
        ConsecutiveYears(STOLEN, f"year {one}", f"year {one + 1}", rows[0].document, "1", "")
        for one in (1, 2)
    )
    assert charts(with_rows(page, *rows)) == ()
    (chart,) = charts(with_rows(page, *rows, years=pairs))
    assert [mark.value for mark in chart.lines[0].marks] == [1, 2, 3]
    assert not chart.dated


def test_parts_stand_side_by_side_with_the_newest_period_first(real: Package) -> None:
    page = Here(real, Words("en"), Addresses(""))
    wards, types = build.charts(page, real.one(Indicator, "deliberate-fires"))
    assert (wards.kind, wards.id, wards.headline) == (
        "bars",
        "deliberate-fires-by-ward",
        "Deliberate fires by ward",
    )
    assert [line.name for line in wards.lines] == ["Current 12 months", "Previous Year"]
    assert [mark.label for mark in types.lines[0].marks] == ["Buildings", "Road vehicles", "Outdoor fires"]


def test_parts_that_run_in_time_are_small_charts_each_on_its_own_scale(real: Package) -> None:
    page = Here(real, Words("en"), Addresses(""))
    (chart,) = build.charts(page, real.one(Indicator, "road-casualties"))
    assert chart.kind == "multiples"
    assert chart.headline == "Road casualties by severity, each on its own scale"
    assert [line.name for line in chart.lines] == ["Slight", "Serious", "Fatal", "All"]


def test_the_area_stands_apart_from_the_others_it_is_compared_with(real: Package) -> None:
    page = Here(real, Words("en"), Addresses(""))
    (chart,) = build.charts(page, real.one(Indicator, "first-time-entrants-rate"))
    own, others = chart.lines
    assert chart.kind == "dots"
    assert [(mark.label, mark.shown, mark.at) for mark in (*own.marks, *others.marks)] == [
        ("Peterborough", "235", 0),
        ("England", "276", 1),
        ("Statistical neighbours", "279", 2),
    ]
    assert (own.role, others.role) == ("figure", "benchmark")
    assert own.marks[0].lower is not None


def test_a_figure_beside_its_target_says_its_status(real: Package) -> None:
    page = Here(real, Words("en"), Addresses(""))
    key = "serious-acquisitive-crime"
    status = next(row for row in real.all(Status) if row.indicator == key and row.leads)
    chart = build.range_of(page, real.one(Indicator, key), status)
    assert chart is not None
    assert chart.headline == "Serious acquisitive crime, when last reported: Off track"
    now = build.range_of(page, real.one(Indicator, key), replace(status, historical=False))
    assert now is not None
    assert now.headline == "Serious acquisitive crime: Off track"
    assert [(level.name, level.shown) for level in chart.levels] == [("Target", "4,773")]
    (mark,) = chart.lines[0].marks
    assert (mark.lower, mark.value, mark.upper) == (Decimal(4912), Decimal(5109), Decimal(5310))
    assert build.range_of(page, real.one(Indicator, key), replace(status, lower=None)) is None


def test_a_table_is_drawn_only_where_it_names_a_column(real: Package) -> None:
    page = Here(real, Words("en"), Addresses(""))
    drawn = [row.id for row in real.all(PublishedTable) if build.of_table(page, row)]
    assert drawn == ["cost-of-crime", "accident-cluster-sites", "risk-matrix"]


def test_the_strip_counts_every_indicator_once(real: Package) -> None:
    strip = build.strip(Here(real, Words("en"), Addresses("")))
    assert sum(int(line.marks[0].value or 0) for line in strip.lines) == len(real.all(Indicator))
    assert strip.headline == "When last reported"
