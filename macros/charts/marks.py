"""Rows to marks: a figure, a gap where periods do not follow one another, a target with its date."""

from __future__ import annotations

from datetime import date

from macros.charts.model import Level, Line, Mark
from macros.charts.runs import Key, Rows, length
from macros.here import Here
from macros.nouns import Category, Indicator, Observation, Target

# What may still change, or was never counted, is drawn as an open dot.
OPEN = frozenset({"[p]", "[f]"})
BREAK = "[b]"
TIMED = {"count", "rate", "money"}
YEAR = 12
EPOCH = date(1970, 1, 1)


def marks(here: Here, indicator: Indicator, rows: Rows) -> tuple[Mark, ...]:
    """A mark for each row; where two dated rows do not follow one another, a gap between them."""
    found: list[Mark] = []
    for place, row in enumerate(rows):
        if place and not _follows(rows[place - 1], row):
            found.append(Mark(_at(rows[place - 1], place - 1) + 1, "", None, ""))
        found.append(figure_mark(here, indicator, row, _at(row, place), label(here, row, rows)))
    return tuple(found)


def label(here: Here, row: Observation, rows: Rows) -> str:
    """A period beside an axis; where all count on from one first day, its last month tells it apart."""
    words = here.words
    if row.period_start and row.period_end and is_growing(rows):
        return words.text("to {month}", month=words.short_month(row.period_end))
    return words.short_period(row)


def is_growing(rows: Rows) -> bool:
    """Whether the figures count on from one first day."""
    return len({row.period_start for row in rows}) == 1 and len(rows) > 1 and rows[0].period_end is not None


def figure_mark(here: Here, indicator: Indicator, row: Observation, at: int, label: str) -> Mark:
    """One figure at its place. What may not be shown leaves only its markers."""
    shown = row.shown
    return Mark(
        at=at,
        label=label,
        value=shown,
        shown=here.words.bare(indicator, shown) if shown is not None else " ".join(row.markers),
        markers=row.markers,
        lower=row.lower if shown is not None else None,
        upper=row.upper if shown is not None else None,
        provisional=bool(OPEN & set(row.markers)),
        breaks=BREAK in row.markers,
    )


def _at(row: Observation, place: int) -> int:
    """The place along the axis: days for dates, otherwise the place in the row."""
    return (row.period_end - EPOCH).days if row.period_end else place


def _follows(before: Observation, row: Observation) -> bool:
    """Whether a period begins where the one before ends, or counts on from the same first day."""
    if not (before.period_end and row.period_end) or before.period_start == row.period_start:
        return True
    return row.period_start is not None and (row.period_start - before.period_end).days == 1


def aims(here: Here, indicator: Indicator, key: Key, rows: Rows) -> tuple[Target, ...]:
    """Targets and baselines of a run of figures that are levels and may be shown, by their dates.

    A level for a year is none for a month: only those count that are for as long as the figures.
    """
    pairs = "&".join(f"{dimension}={category}" for dimension, category in key if category != "all") or "all"
    ours = (here.package.site.area_code, pairs, "level")
    found = [
        row
        for row in here.package.where(Target, "indicator", indicator.id)
        if (row.area_code, row.breakdown, row.rule) == ours
        and row.shown is not None
        and row.kind in {"target", "baseline"}
        and (indicator.kind not in TIMED or _is_as_long(row, rows))
    ]
    return tuple(sorted(found, key=lambda row: row.date or date.max))


def _is_as_long(aim: Target, rows: Rows) -> bool:
    """Whether a level is for the same stretch of time as the figures; without its own, for twelve months."""
    start, end = rows[-1].period_start, rows[-1].period_end
    if is_growing(rows):
        return aim.period_start == start
    if not (start and end and aim.date):
        return aim.date is None
    own = length(aim.period_start, aim.date) if aim.period_start else (YEAR, 0)
    return own == length(start, end)


def target_line(here: Here, indicator: Indicator, held: tuple[Target, ...]) -> tuple[Line, ...]:
    """The dated levels aimed at, from the baseline on, as a line of their own."""
    words = here.words
    found = tuple(
        Mark((row.date - EPOCH).days, words.short_day(row.date), row.shown, words.bare(indicator, row.shown))
        for row in held
        if row.date and row.shown is not None
    )
    return (Line(words.text("Target"), found, role="target"),) if found else ()


def levels(here: Here, indicator: Indicator, held: tuple[Target, ...], rows: Rows) -> tuple[Level, ...]:
    """The targets without a date that the same document prints: lines across."""
    documents = {row.document for row in rows}
    return tuple(
        Level(here.words.text("Target"), row.shown, here.words.bare(indicator, row.shown))
        for row in held
        if row.date is None and row.kind == "target" and row.shown is not None and row.document in documents
    )


def group(here: Here, key: Key) -> str:
    """What a breakdown is called: `North`; empty for the whole."""
    names = {(c.dimension, c.category): c.name for c in here.package.all(Category)}
    return ", ".join(names[pair] for pair in key if pair[1] != "all" and pair in names)
