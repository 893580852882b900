"""Is the change real? The latest twelve months against the twelve before, with the chance in the numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from math import sqrt

from macros.nouns import Indicator, Observation
from macros.package import Package
from macros.verdicts import Change
from scripts.compute import uncertainty
from scripts.compute.figures import BREAK, FORECAST, ROUGH, Figure, figure, margin, spread
from scripts.compute.numbers import rounded
from scripts.compute.series import (
    DAY,
    HIDDEN,
    YEAR,
    Series,
    Window,
    has_gap,
    is_hidden,
    months_before,
    newest,
    own_series,
    undated_pair,
    window,
)
from scripts.compute.uncertainty import ASSUMED, Interval, Overdispersion

# A change in per cent of fewer events than this sounds larger than it is.
SMALLEST_BASE = 50
PLACES = 3
COUNTED = {"count", "rate", "proportion"}
# Where the latest year cannot be tested for one of these reasons, an older pair of years may be.
PASSED_OVER = {"overlap", "no_earlier_year", "rough_figure", "forecast_only"}
BETTER = {("fallen", "lower"): "better", ("risen", "higher"): "better"}
WORSE = {("fallen", "higher"): "worse", ("risen", "lower"): "worse"}

Pair = tuple[Window, Window]


def rows(package: Package) -> Iterator[Change]:
    """One row for every series of the site's own area, tested or not."""
    for series in own_series(package):
        yield _change(package, series)


def _change(package: Package, series: Series) -> Change:
    start = Change(series.indicator.id, series.area_code, series.breakdown, "not_tested")
    latest = newest(package, series.rows)
    reason = _no_history(series, latest)
    if reason or latest is None:
        return replace(start, reason=reason)
    outcomes = (_outcome(package, series, start, pair) for pair in _pairs(package, series, latest))
    first = next(outcomes)
    if first.reason not in PASSED_OVER:
        return first
    return next((outcome for outcome in outcomes if outcome.verdict != "not_tested"), first)


def _no_history(series: Series, latest: Observation | None) -> str:
    """Why nothing can be compared at all; empty when something might."""
    if latest is None or latest.shown is None:
        return "hidden" if latest and HIDDEN in latest.markers else "not_supplied"
    if sum(row.shown is not None for row in series.rows) == 1 and not _any_hidden(series):
        return "one_figure"
    has_margin = latest.lower is not None and latest.upper is not None
    return "" if series.indicator.kind in COUNTED or has_margin else "no_margin"


def _pairs(package: Package, series: Series, latest: Observation) -> Iterator[Pair | str]:
    """Two years to compare, earlier first, or why there are none; the latest, then those that end before."""
    if latest.period_start is None or latest.period_end is None:
        yield undated_pair(package, series) or "period_not_stated"
        return
    oldest = months_before(latest.period_end, YEAR) - DAY
    ends = {row.period_end for row in series.rows if row.period_end and row.shown is not None}
    for end in sorted((e for e in ends if oldest <= e <= latest.period_end), reverse=True):
        yield _two_years(series, end)


def _two_years(series: Series, end: date) -> Pair | str:
    later = window(series.rows, end)
    if later is None or later.start is None:
        return "hidden" if is_hidden(series.rows, months_before(end, YEAR), end) else "not_twelve_months"
    earlier = window(series.rows, later.start - DAY)
    return (earlier, later) if earlier else _why_no_earlier(series, later)


def _outcome(package: Package, series: Series, start: Change, pair: Pair | str) -> Change:
    if isinstance(pair, str):
        return replace(start, reason=pair)
    earlier, later = (figure(package, series.indicator, found) for found in pair)
    if earlier is None or later is None:
        return replace(start, reason="no_margin")
    described = _described(start, earlier, later)
    reason = _why_not(series, earlier, later)
    if reason:
        return replace(described, reason=reason)
    return _tested(package, series, described, earlier, later)


def _why_no_earlier(series: Series, later: Window) -> str:
    """Why the twelve months before the latest twelve cannot be had."""
    if later.start is None:
        return "period_not_stated"
    end = later.start - DAY
    start = months_before(end, YEAR)
    if is_hidden(series.rows, start, end):
        return "hidden"
    across = [r for r in series.rows if r not in later.rows and r.shown is not None and _spans(r, later)]
    return "overlap" if across else "no_earlier_year"


def _spans(row: Observation, later: Window) -> bool:
    """Whether a row begins before the latest window and ends within it."""
    if not (row.period_start and row.period_end and later.start):
        return False
    return row.period_start < later.start <= row.period_end


def _any_hidden(series: Series) -> bool:
    return any(HIDDEN in row.markers for row in series.rows)


def _why_not(series: Series, earlier: Figure, later: Figure) -> str:
    """Why two figures that are there are not tested; empty when they can be."""
    markers = {*earlier.markers, *later.markers}
    if any(has_gap(series.rows, found.window) for found in (earlier, later)):
        return "not_twelve_months"
    if _is_broken(series, earlier, later):
        return "break"
    if FORECAST in markers:
        return "forecast_only"
    if ROUGH in markers:
        return "rough_figure"
    if earlier.few or later.few:
        return "few_events"
    return ""


def _is_broken(series: Series, earlier: Figure, later: Figure) -> bool:
    """Whether the way of counting changed after the earlier year had begun."""
    first, last = earlier.window.rows[0], later.window.rows[-1]
    between = series.rows[series.rows.index(first) : series.rows.index(last) + 1]
    inside = {*earlier.window.rows, *later.window.rows, *between} - {first}
    return any(BREAK in row.markers for row in inside)


def _described(start: Change, earlier: Figure, later: Figure) -> Change:
    """The two figures and what lies between them; no verdict yet."""
    before, after = earlier.counted, later.counted
    return replace(
        start,
        earlier_start=earlier.window.start,
        earlier_end=earlier.window.end,
        earlier_as_published=earlier.window.words,
        later_start=later.window.start,
        later_end=later.window.end,
        later_as_published=later.window.words,
        earlier=earlier.value,
        later=later.value,
        earlier_events=before.events if before else None,
        later_events=after.events if after else None,
        earlier_denominator=before.exposure if before else None,
        later_denominator=after.exposure if after else None,
        difference=later.value - earlier.value,
        document=later.window.rows[-1].document,
        section=later.window.rows[-1].section,
    )


def _tested(package: Package, series: Series, change: Change, earlier: Figure, later: Figure) -> Change:
    indicator = series.indicator
    swing = ASSUMED
    interval: Interval | None
    if later.counted and earlier.counted and indicator.kind != "proportion":
        swing = spread(package, series, later.window.start - DAY if later.window.start else None)
        method, estimate, interval = _ratio(earlier, later, swing)
    elif later.counted and earlier.counted:
        method, estimate, interval = _difference_of_shares(earlier, later)
    else:
        method, estimate, interval = _difference_of_published(indicator, earlier, later)
    if interval is None:
        return replace(change, reason="no_margin")
    verdict = _verdict(interval, 1.0 if method == "poisson_ratio" else 0.0)
    judged = replace(
        change,
        verdict=verdict,
        better=meaning(verdict, indicator),
        method=method,
        estimate=rounded(estimate, PLACES),
        lower=rounded(interval.lower, PLACES),
        upper=rounded(interval.upper, PLACES),
    )
    return _of_a_ratio(judged, interval, swing) if method == "poisson_ratio" else judged


def _ratio(earlier: Figure, later: Figure, swing: Overdispersion) -> tuple[str, float, Interval]:
    (x0, n0), (x1, n1) = _pair(earlier), _pair(later)
    return "poisson_ratio", (x1 / n1) / (x0 / n0), uncertainty.rate_ratio((x1, n1), (x0, n0), swing)


def _difference_of_shares(earlier: Figure, later: Figure) -> tuple[str, float, Interval]:
    (x0, n0), (x1, n1) = _pair(earlier), _pair(later)
    return "newcombe", (x1 / n1 - x0 / n0) * 100, uncertainty.newcombe((x1, n1), (x0, n0))


def _difference_of_published(
    indicator: Indicator, earlier: Figure, later: Figure
) -> tuple[str, float, Interval | None]:
    """Two figures whose margins are published: the margins are combined (MOVER, Zou and Donner 2008)."""
    before, after = margin(indicator, earlier, ASSUMED), margin(indicator, later, ASSUMED)
    x0, x1 = float(earlier.value), float(later.value)
    if before is None or after is None:
        return "published_margins", x1 - x0, None
    down = sqrt((x1 - after.lower) ** 2 + (before.upper - x0) ** 2)
    up = sqrt((after.upper - x1) ** 2 + (x0 - before.lower) ** 2)
    return "published_margins", x1 - x0, Interval(x1 - x0 - down, x1 - x0 + up)


def _pair(found: Figure) -> tuple[float, float]:
    """Events and exposure; a bare count has the exposure of one year."""
    behind = found.counted
    return (float(behind.events), float(behind.exposure or 1)) if behind else (0.0, 1.0)


def _verdict(interval: Interval, no_change: float) -> str:
    if interval.upper < no_change:
        return "fallen"
    return "risen" if interval.lower > no_change else "no_clear_change"


def meaning(verdict: str, indicator: Indicator) -> str:
    """What a fall or rise means by the direction of the indicator: better, worse or neither."""
    key = (verdict, indicator.direction)
    return BETTER.get(key) or WORSE.get(key) or "neither"


def _of_a_ratio(change: Change, interval: Interval, swing: Overdispersion) -> Change:
    """What only ratios have: phi, and the change in per cent where the base is large enough."""
    noted = replace(change, phi=rounded(swing.phi, PLACES), phi_from=swing.source, periods=swing.periods)
    if (change.earlier_events or 0) < SMALLEST_BASE or not change.earlier or change.difference is None:
        return noted
    return replace(
        noted,
        percent=rounded(change.difference / change.earlier * 100, 1),
        percent_lower=rounded((interval.lower - 1) * 100, 1),
        percent_upper=rounded((interval.upper - 1) * 100, 1),
    )
