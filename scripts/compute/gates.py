"""What stands between a figure and a judgement: the first gate that applies decides, in this order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.nouns import Document, Observation, Target
from macros.package import Package
from scripts.compute.figures import ADDED_UP, BREAK, FEWEST_EVENTS, FORECAST, ROUGH, Figure, figure
from scripts.compute.paths import Path, baseline_of, path_of
from scripts.compute.series import (
    DAY,
    HIDDEN,
    NOT_SUPPLIED,
    YEAR,
    Series,
    Window,
    has_gap,
    is_hidden,
    months_before,
    months_between,
    newest,
    window,
)

TIMED = {*ADDED_UP, "rate"}
YEARS_POOLED = 3

Answer = tuple[str, str]


@dataclass(frozen=True)
class Case:
    """A target with everything it is judged by. What is not known yet, or never will be, is None."""

    package: Package
    target: Target
    series: Series
    baseline: Target | None
    path: Path | None
    latest: Observation | None
    figure: Figure | None
    pooled: tuple[Figure, ...]

    @property
    def months(self) -> int:
        """How many months the target is for."""
        start, end = self.target.period_start, self.target.date
        return months_between(start - DAY, end) if start and end else YEAR


def case(package: Package, target: Target, series: Series) -> Case:
    """Gather what the gates ask for."""
    baseline = baseline_of(package, target)
    latest = newest(package, candidates(target, series))
    start = Case(package, target, series, baseline, path_of(target, baseline), latest, None, ())
    found = _window(start)
    judged = figure(package, series.indicator, found) if found else None
    pooled = _pooled(start, judged) if judged and judged.few else ()
    return Case(package, target, series, baseline, start.path, latest, judged, pooled)


def decided(judged: Case) -> Answer | None:
    """Status and reason where a gate decides; None where the figure can be held against the path."""
    for gate in GATES:
        answer = gate(judged)
        if answer:
            return answer
    return None


def _no_target(judged: Case) -> Answer | None:
    if judged.target.shown is None:
        return "no_target_set", "not_yet_set"
    return ("no_target_set", "no_direction") if judged.series.indicator.direction == "none" else None


def _no_figure(judged: Case) -> Answer | None:
    if not any(row.shown is not None or HIDDEN in row.markers for row in judged.series.rows):
        return "no_data", "never_supplied"
    if judged.latest is None:
        return "no_data", "not_supplied"
    hidden = HIDDEN in judged.latest.markers
    return None if judged.latest.shown is not None or hidden else ("no_data", "not_supplied")


def _hidden(judged: Case) -> Answer | None:
    compared = [judged.latest, judged.baseline]
    hidden = any(row and HIDDEN in row.markers for row in compared) or _has_hidden_part(judged)
    return ("too_few_to_show", "hidden") if hidden else None


def _has_hidden_part(judged: Case) -> bool:
    """Whether the figure cannot be put together because one that it needs is hidden."""
    end = judged.latest.period_end if judged.latest else None
    if judged.figure or end is None:
        return False
    return is_hidden(judged.series.rows, months_before(end, judged.months), end)


def _broken(judged: Case) -> Answer | None:
    """A break after the baseline, or, without one, after the document that set the target."""
    return ("not_comparable", "break") if any(BREAK in row.markers for row in _since(judged)) else None


def _not_counted(judged: Case) -> Answer | None:
    latest = judged.latest.markers if judged.latest else ()
    markers = {*latest, *(judged.figure.markers if judged.figure else ())}
    if FORECAST in markers:
        return "cannot_be_judged", "forecast_only"
    return ("cannot_be_judged", "rough_figure") if ROUGH in markers else None


def _no_start(judged: Case) -> Answer | None:
    return None if judged.path else ("cannot_be_judged", "starting_level_not_printed")


def _no_period(judged: Case) -> Answer | None:
    latest = judged.latest
    dated = latest is not None and latest.period_start is not None and latest.period_end is not None
    return None if dated else ("cannot_be_judged", "period_not_stated")


def _incomplete(judged: Case) -> Answer | None:
    found = judged.figure
    gap = found is not None and has_gap(judged.series.rows, found.window)
    return ("cannot_be_judged", "period_not_complete") if found is None or gap else None


def _few(judged: Case) -> Answer | None:
    found = judged.figure
    if found is None or not found.few:
        return None
    total = sum(one.counted.events for one in judged.pooled if one.counted)
    return None if total >= FEWEST_EVENTS else ("too_few_to_judge", "few_events")


GATES = (
    _no_target,
    _no_figure,
    _hidden,
    _broken,
    _no_start,
    _not_counted,
    _no_period,
    _incomplete,
    _few,
)


def candidates(target: Target, series: Series) -> list[Observation]:
    """The figures a target may be judged by: that of its very day, or else those up to it.

    A target without a date is held against the figures of the document that prints it, or, where that has
    none, against all. A figure without dates counts where its document also prints the target.
    """
    last = target.date
    if last is None:
        own = [row for row in series.rows if row.document == target.document]
        return own if any(row.shown is not None for row in own) else list(series.rows)
    due = [row for row in series.rows if row.period_end == last and NOT_SUPPLIED not in row.markers]
    return due or [
        row
        for row in series.rows
        if (row.period_end and row.period_end <= last)
        or (row.period_end is None and row.document == target.document)
    ]


def _window(start: Case) -> Window | None:
    """The stretch that is held against the target: as long as the target's own where the length matters."""
    latest = start.latest
    if latest is None or latest.shown is None or latest.period_start is None or latest.period_end is None:
        return None
    indicator = start.series.indicator
    found = window(start.series.rows, latest.period_end, start.months)
    if indicator.kind in TIMED or (found and figure(start.package, indicator, found)):
        return found
    return Window(latest.period_start, latest.period_end, (latest,))


def _pooled(start: Case, judged: Figure) -> tuple[Figure, ...]:
    """The latest three years of a figure with few events, newest first; empty where one is not there."""
    years, end = [judged], judged.window.start
    while len(years) < YEARS_POOLED and end:
        found = window(start.series.rows, end - DAY, YEAR)
        before = figure(start.package, start.series.indicator, found) if found else None
        if found is None or before is None or before.counted is None or start.months != YEAR:
            return ()
        if BREAK in before.markers:
            return ()
        years.append(before)
        end = found.start
    return tuple(years)


def _since(judged: Case) -> list[Observation]:
    """The rows after the start of the way to the target, up to the latest."""
    rows, latest = judged.series.rows, judged.latest
    upto = rows[: rows.index(latest) + 1] if latest else rows
    return [row for row in upto if _is_after(judged, row)]


def _is_after(judged: Case, row: Observation) -> bool:
    start: date | None = judged.baseline.date if judged.baseline else None
    if start and row.period_end:
        return row.period_end > start
    published = {document.id: document.published for document in judged.package.all(Document)}
    return published[row.document] > published[judged.target.document]
