"""And elsewhere? The figures of the site's own area beside those of other areas for the same period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from macros.nouns import Observation
from macros.package import Package
from macros.verdicts import Comparison
from scripts.compute.figures import FORECAST, ROUGH, Figure, margin, spread
from scripts.compute.numbers import places, rounded
from scripts.compute.series import DAY, Series, Window, all_series, counted, newest
from scripts.compute.uncertainty import Interval

# A place among other areas is printed as it is; whoever compares places, ranks. Counts and sums of money of
# areas of different size say nothing beside each other.
NOT_COMPARED = frozenset({"rank", "count", "money"})
HIDDEN = "[c]"
NOT_TESTED = "not_tested"

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Side:
    """One of the two figures: what may be shown of it, its 95% interval, whether few events lie behind it."""

    row: Observation
    value: Decimal | None
    bounds: Bounds | None = None
    few: bool = False

    @property
    def lower(self) -> Decimal | None:
        """Lower end of the interval, in the unit of the figure."""
        return self.bounds[0] if self.bounds else None

    @property
    def upper(self) -> Decimal | None:
        """Upper end of the interval, in the unit of the figure."""
        return self.bounds[1] if self.bounds else None


def rows(package: Package) -> Iterator[Comparison]:
    """One row for each figure of the site's area and each other area with the same figure.

    The same is: indicator, breakdown, document and period. Of several periods the latest is compared.
    """
    for own, other in _pairs(package):
        rows_of_both = _latest(package, own, other)
        if rows_of_both:
            row, beside = rows_of_both
            yield _compared(own, _side(package, own, row), _side(package, other, beside))


def _pairs(package: Package) -> Iterator[tuple[Series, Series]]:
    """Every series of the site's area with each series of another area that has the same breakdown."""
    every = [series for series in all_series(package) if series.indicator.kind not in NOT_COMPARED]
    for own in (series for series in every if series.area_code == package.site.area_code):
        key = own.indicator.id, own.breakdown
        others = [series for series in every if (series.indicator.id, series.breakdown) == key]
        yield from ((own, other) for other in others if other.area_code != own.area_code)


def _latest(package: Package, own: Series, other: Series) -> tuple[Observation, Observation] | None:
    shared = [row for row in own.rows if any(_same_period(row, beside) for beside in other.rows)]
    row = newest(package, shared)
    beside = newest(package, [found for found in other.rows if row and _same_period(row, found)])
    return (row, beside) if row and beside else None


def _same_period(row: Observation, beside: Observation) -> bool:
    """Whether one document gives both for the same days or, where a day is open, in the same words too."""
    if _dates(row) != _dates(beside):
        return False
    return not row.period_is_open or row.period_as_published == beside.period_as_published


def _dates(row: Observation) -> tuple[object, ...]:
    return row.document, row.period_start, row.period_end


def _side(package: Package, series: Series, row: Observation) -> Side:
    if row.shown is None:
        return Side(row, None)
    behind = counted(package, series.indicator, row)
    found = Figure(Window(row.period_start, row.period_end, (row,)), row.shown, behind)
    swing = spread(package, series, row.period_start - DAY if row.period_start else None)
    interval = margin(series.indicator, found, swing)
    return Side(row, row.shown, _bounds(row, row.shown, interval), found.few)


def _bounds(row: Observation, value: Decimal, interval: Interval | None) -> Bounds | None:
    """A published interval digit for digit; a worked-out one with one decimal more than the figure has."""
    if row.lower is not None and row.upper is not None:
        return row.lower, row.upper
    if interval is None:
        return None
    digits = places(value) + 1
    return rounded(interval.lower, digits) or Decimal(), rounded(interval.upper, digits) or Decimal()


def _compared(own: Series, one: Side, other: Side) -> Comparison:
    verdict, reason = _answer(one, other)
    difference = one.value - other.value if one.value is not None and other.value is not None else None
    return Comparison(
        indicator=own.indicator.id,
        area_code=own.area_code,
        breakdown=own.breakdown,
        benchmark=other.row.area_code,
        period_start=one.row.period_start,
        period_end=one.row.period_end,
        period_as_published=one.row.period_as_published,
        value=one.value,
        markers=one.row.markers,
        lower=one.lower,
        upper=one.upper,
        benchmark_value=other.value,
        benchmark_markers=other.row.markers,
        benchmark_lower=other.lower,
        benchmark_upper=other.upper,
        verdict=verdict,
        better="" if reason else _meaning(verdict, own.indicator.direction),
        reason=reason,
        difference=difference,
        document=one.row.document,
        section=one.row.section,
    )


def _answer(one: Side, other: Side) -> tuple[str, str]:
    """The verdict and, where the two figures only stand side by side, the reason."""
    markers = {*one.row.markers, *other.row.markers}
    if HIDDEN in markers:
        return NOT_TESTED, "hidden"
    if one.value is None or other.value is None:
        return NOT_TESTED, "not_supplied"
    reason = _too_weak(one, markers)
    if reason or one.bounds is None:
        return NOT_TESTED, reason or "no_margin"
    return _verdict(one.bounds, other.bounds or (other.value, other.value)), ""


def _too_weak(one: Side, markers: set[str]) -> str:
    if FORECAST in markers:
        return "forecast_only"
    if ROUGH in markers:
        return "rough_figure"
    return "few_events" if one.few else ""


def _verdict(own: Bounds, other: Bounds) -> str:
    """Lower or higher where the interval leaves out the other value, or its whole interval where it has one.

    The rule of Fingertips (Office for Health Improvement and Disparities). Judged on the bounds as they are
    written to the file, so that a reader who holds the numbers side by side comes to the same verdict.
    """
    if own[1] < other[0]:
        return "lower"
    return "higher" if own[0] > other[1] else "similar"


def _meaning(verdict: str, direction: str) -> str:
    if verdict == "similar" or direction == "none":
        return "neither"
    return "better" if verdict == direction else "worse"
