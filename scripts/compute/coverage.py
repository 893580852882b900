"""What is measured at all? What each measure of a plan has, up to when, and whether it is a whole year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from macros.nouns import Document, Measure, Observation, Plan, Priority, Theme
from macros.package import Package
from macros.verdicts import Coverage, Measured, Status
from scripts.compute.figures import FORECAST
from scripts.compute.series import YEAR, Window, has_gap, months_before, narrowed, newest, window

EVERY = "all"
LEFT_OPEN = "to_be_added"
WHOLE, PART, NOT_STATED, NOTHING = "year", "part_of_a_year", "not_stated", "none"
INCOMPLETE = frozenset({"period_not_complete", "period_not_stated"})


def measured(package: Package, judged: Sequence[Status]) -> Iterator[Measured]:
    """One row a measure that its plan has set. Its figures are those its own document prints, of any area.

    `last_day` is the last day any of them reaches. `span` is that of the newest figure of the indicator that
    the measure lists first, of those that have a figure: a later, lesser indicator does not speak for it.
    """
    incomplete = [row for row in judged if row.reason in INCOMPLETE]
    for measure in (row for row in package.all(Measure) if row.given != LEFT_OPEN):
        priority = package.one(Priority, measure.priority)
        printed = _printed(package, measure)
        given = [row for row in printed if row.shown is not None]
        span = _span(package, printed)
        yield Measured(
            measure=measure.id,
            plan=priority.plan,
            theme=priority.theme,
            given=measure.given,
            figures=len(given),
            last_day=max((row.period_end for row in given if row.period_end), default=None),
            span=span,
            status_withheld=span in {PART, NOT_STATED} or any(_is_of(measure, row) for row in incomplete),
        )


def rows(package: Package, measured: Iterable[Measured]) -> Iterator[Coverage]:
    """Counts for each plan and theme that has measures, then for each plan, then for all plans.

    Plans stand as in their file, themes by position. A plan of which we know no measure is left out.
    """
    every = list(measured)
    themes = sorted(package.all(Theme), key=lambda theme: theme.position)
    for plan in package.all(Plan):
        for theme in themes:
            found = [row for row in every if (row.plan, row.theme) == (plan.id, theme.id)]
            if found:
                yield _counts(plan.id, theme.id, found)
    for plan in package.all(Plan):
        of_plan = [row for row in every if row.plan == plan.id]
        if of_plan:
            yield _counts(plan.id, EVERY, of_plan)
    yield _counts(EVERY, EVERY, every)


def _counts(plan: str, theme: str, found: Sequence[Measured]) -> Coverage:
    given, spans = [row.given for row in found], [row.span for row in found]
    return Coverage(
        plan=plan,
        theme=theme,
        measures=len(found),
        figure=given.count("figure"),
        related=given.count("related"),
        proxy=given.count("proxy"),
        none=given.count("none"),
        part_of_a_year=spans.count(PART),
        not_stated=spans.count(NOT_STATED),
    )


def _is_of(measure: Measure, status: Status) -> bool:
    """Whether a status is about a measure: about a figure or a target that its own document prints."""
    documents = {status.document, status.target_document}
    return status.indicator in measure.indicators and measure.document in documents


def _printed(package: Package, measure: Measure) -> list[Observation]:
    """The rows of its indicators that its own document prints, with a value or without."""
    found = (row for key in measure.indicators for row in package.observations(key))
    return [row for row in found if row.document == measure.document]


def _span(package: Package, printed: Sequence[Observation]) -> str:
    """What the newest figure covers.

    `year`: twelve months or more, in one figure or in several that follow one another, and none of it blank.
    `part_of_a_year`: less. A figure of a single day is this too: nothing of that day is missing, but it says
    nothing of the other days, and a status for a year is withheld for it just the same. So is a figure from a
    printed day on, without a last one, whose document was published before a year was over.
    `not_stated`: any other period with an open end or start. `none`: there is no figure.
    """
    first = next((row.indicator for row in printed if row.shown is not None), "")
    leading = [row for row in printed if row.indicator == first]
    row = newest(package, [row for row in leading if row.shown is not None])
    if row is None:
        return NOTHING
    if row.period_start and row.period_end:
        return WHOLE if _covers_a_year(leading, row, row.period_start, row.period_end) else PART
    return PART if _is_running(package, row) else NOT_STATED


def _covers_a_year(leading: Iterable[Observation], row: Observation, start: date, end: date) -> bool:
    series = [other for other in leading if _series(other) == _series(row)]
    found = window(series, end) or Window(start, end, (row,))
    return (found.start or start) <= months_before(end, YEAR) and not has_gap(series, found)


def _series(row: Observation) -> tuple[str, str]:
    return row.area_code, narrowed(row.breakdown)


def _is_running(package: Package, row: Observation) -> bool:
    """Whether a count from a printed day on was printed before twelve months could have passed."""
    earliest = months_before(package.one(Document, row.document).published, YEAR)
    return row.period_start is not None and row.period_start > earliest and FORECAST not in row.markers
