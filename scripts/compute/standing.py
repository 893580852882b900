"""Where a figure stands against its target: met or missed, on or off track, or too close to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from macros.verdicts import Status
from scripts.compute.figures import Figure, margin, spread
from scripts.compute.gates import Case
from scripts.compute.numbers import places, rounded
from scripts.compute.series import DAY, Counted, Window, months_between
from scripts.compute.uncertainty import ASSUMED, Overdispersion


def against_path(row: Status, judged: Case) -> Status:
    """Met or missed from the target date on; before it, on or off track where the margin allows a word."""
    found, path = judged.figure, judged.path
    if found is None or path is None or found.window.end is None:
        raise ValueError(f"the gates let {row.indicator} pass without a figure or a path")
    day = found.window.end
    due = judged.target.date is not None and day >= judged.target.date
    if due:
        met = _lean(judged, found.value, path.level) != "behind"
        described = _described(row, judged, found, path.level)
        return replace(described, status="target_met" if met else "target_missed")
    return _on_the_way(row, judged, _average(judged, found), day)


def _on_the_way(row: Status, judged: Case, found: Figure, day: date) -> Status:
    years, swing = max(1, len(judged.pooled)), _swing(judged)
    interval = margin(judged.series.indicator, found, swing, years)
    position = _position(judged, day)
    described = _described(row, judged, found, position)
    if interval is None:
        return replace(described, status="cannot_be_judged", reason="no_margin")
    kind = judged.series.indicator.kind
    decimals = places(found.value) + (0 if kind == "count" and years == 1 else 1)
    lower, upper = rounded(interval.lower, decimals), rounded(interval.upper, decimals)
    # Judged on the margin as it is written, so that a reader can check it by hand.
    side = _side(judged, lower or Decimal(), upper or Decimal(), position)
    counted = kind in {"count", "rate"} and found.counted is not None
    return replace(
        described,
        status=side,
        lower=lower,
        upper=upper,
        years_pooled=years if years > 1 else None,
        phi=rounded(swing.phi, 3) if counted else None,
        phi_from=swing.source if counted else "",
    )


def _average(judged: Case, latest: Figure) -> Figure:
    """The figure itself, or the average year of the three it is pooled with."""
    if not judged.pooled:
        return latest
    years = len(judged.pooled)
    events = sum((one.counted.events for one in judged.pooled if one.counted), Decimal())
    out_of = [one.counted.exposure for one in judged.pooled if one.counted and one.counted.exposure]
    exposure = sum(out_of, Decimal()) if out_of else None
    span = Window(
        judged.pooled[-1].window.start,
        latest.window.end,
        tuple(row for one in reversed(judged.pooled) for row in one.window.rows),
    )
    indicator = judged.series.indicator
    if indicator.kind == "proportion" and exposure:
        value = rounded(events * 100 / exposure, 1)
    elif exposure:
        exposure = exposure / years
        value = rounded(events / years * (indicator.per or 1) / exposure, places(latest.value) + 1)
    else:
        value = rounded(events / years, 1)
    return Figure(span, value or Decimal(), Counted(events, exposure))


def _position(judged: Case, day: date) -> Decimal:
    """Where the path stood; for pooled years, on average at the ends of those years."""
    path = judged.path
    if path is None:
        raise ValueError("a position needs a path")
    days = [one.window.end for one in judged.pooled if one.window.end] or [day]
    return rounded(sum((path.at(one) for one in days), Decimal()) / len(days)) or Decimal()


def _swing(judged: Case) -> Overdispersion:
    start = judged.figure.window.start if judged.figure else None
    if judged.series.indicator.kind not in {"count", "rate"} or start is None:
        return ASSUMED
    return spread(judged.package, judged.series, start - DAY)


def _described(row: Status, judged: Case, found: Figure, position: Decimal) -> Status:
    """The sum: figure, path, what lies between them, and how long there is to go."""
    day, path = found.window.end, judged.path
    behind = found.counted
    figured = replace(
        row,
        period_start=found.window.start,
        period_as_published=found.window.words,
        value=found.value,
        markers=found.markers,
        events=behind.events if behind else None,
        denominator=behind.exposure if behind else None,
    )
    ahead = judged.target.date is not None and day is not None and day < judged.target.date
    return replace(
        figured,
        lean=_lean(judged, found.value, position),
        path_rule=path.rule if path else "",
        path=position,
        difference=found.value - position,
        to_target=found.value - path.level if path else None,
        months_left=months_between(day, judged.target.date) if ahead and day and judged.target.date else None,
    )


def _lean(judged: Case, value: Decimal, position: Decimal) -> str:
    if value == position:
        return "level"
    lower_is_better = judged.series.indicator.direction == "lower"
    return "ahead" if (value < position) == lower_is_better else "behind"


def _side(judged: Case, lower: Decimal, upper: Decimal, position: Decimal) -> str:
    below, above = upper < position, lower > position
    if not (below or above):
        return "too_close_to_call"
    lower_is_better = judged.series.indicator.direction == "lower"
    return "on_track" if below == lower_is_better else "off_track"
