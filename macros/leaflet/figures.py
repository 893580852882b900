"""A figure, its target and its source as short pieces for a table on paper."""

from __future__ import annotations

from macros.here import Here
from macros.nouns import Indicator, Observation, shown
from macros.statements import category_name, latest, warned, when
from macros.tables import source_of
from macros.verdicts import Status


def latest_lines(here: Here, indicator: Indicator) -> tuple[str, ...]:
    """The latest figure with its unit; a line for each category, with its period where they differ."""
    rows = latest(here.package, indicator)
    return tuple(_line(here, indicator, row, rows) for row in rows)


def latest_when(here: Here, indicator: Indicator) -> str:
    """The period all the latest figures share; empty without a figure or where they differ."""
    rows = latest(here.package, indicator)
    return when(here.words, rows[0]) if len({row.period_as_published for row in rows}) == 1 else ""


def latest_source(here: Here, indicator: Indicator) -> str:
    """The document and section of the latest figure, or those that name it without one."""
    row = next(iter(latest(here.package, indicator) or here.package.observations(indicator.id)), None)
    return source_of(here, row.document, row.section, "").label if row else ""


def _line(here: Here, indicator: Indicator, row: Observation, rows: tuple[Observation, ...]) -> str:
    words, category = here.words, category_name(here.package, row, rows)
    figure = warned(here, words.figure(indicator, row), row.markers)
    if len({other.period_as_published for other in rows}) > 1:
        figure = words.text("{figure}, {when}", figure=figure, when=when(words, row))
    return words.text("{category}: {figure}", category=category, figure=figure) if category else figure


def judged_figure(here: Here, indicator: Indicator, status: Status) -> str:
    """The figure a status is about, or that there is none and why."""
    value = shown(status.value, status.markers)
    if value is None:
        return warned(here, here.words.text("No figure"), status.markers)
    return warned(here, here.words.amount(indicator, value), status.markers)


def judged_when(here: Here, status: Status) -> str:
    """The period of that figure; empty where there is none."""
    return when(here.words, status) if shown(status.value, status.markers) is not None else ""


def aim(here: Here, indicator: Indicator, status: Status) -> str:
    """The target as printed: a level with its unit, or a change. Empty without a target."""
    if status.target_printed is None:
        return ""
    if status.target_rule == "level":
        return here.words.amount(indicator, status.target_printed)
    return here.words.change(status.target_rule, status.target_printed)


def due(here: Here, status: Status) -> str:
    """The day of the target as part of a sentence, or that none is printed. Empty without a target."""
    if status.target_printed is None:
        return ""
    if status.target_date is None:
        return here.words.text("no date printed")
    return here.words.text("by {date}", date=here.words.day(status.target_date))
