"""Which figures of an indicator belong in one row of time, and which stand beside one another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateutil.relativedelta import relativedelta

from macros.nouns import ConsecutiveYears, Indicator, Observation
from macros.package import Package

FEWEST = 3
Rows = tuple[Observation, ...]
Key = tuple[tuple[str, str], ...]


def by_breakdown(package: Package, indicator: Indicator) -> dict[Key, Rows]:
    """The figures of the site's own area for each breakdown, the total among them."""
    found: dict[Key, list[Observation]] = {}
    for row in package.observations(indicator.id):
        if row.area_code == package.site.area_code:
            found.setdefault(row.breakdown, []).append(row)
    return {breakdown: tuple(rows) for breakdown, rows in found.items()}


def run(package: Package, rows: Rows) -> Rows:
    """The longest run of figures that compare in time: equal lengths one after the other, a count that
    grows from one first day, or years without dates that follow one another. Empty below three figures.
    """
    runs = [*_equal_lengths(rows), _growing(rows), _undated(package, rows)]
    longest = max(runs, key=_shown, default=())
    return longest if _shown(longest) >= FEWEST else ()


def _shown(rows: Rows) -> int:
    return sum(row.shown is not None for row in rows)


def _equal_lengths(rows: Rows) -> list[Rows]:
    groups: dict[object, list[Observation]] = {}
    for row in rows:
        if row.period_start and row.period_end:
            groups.setdefault(length(row.period_start, row.period_end), []).append(row)
    return [_apart(group) for group in groups.values()]


def length(start: date, end: date) -> tuple[int, int]:
    """Months and days of a period, its last day included."""
    gap = relativedelta(date.fromordinal(end.toordinal() + 1), start)
    return gap.years * 12 + gap.months, gap.days


def _apart(rows: Iterable[Observation]) -> Rows:
    """Rows in time of which none overlaps the one before; of two for one period the later row."""
    last_of = {row.period_end: row for row in rows}
    ordered = sorted(last_of.values(), key=lambda row: row.period_end or date.min)
    kept: list[Observation] = []
    for row in ordered:
        if not kept or (row.period_start or date.min) > (kept[-1].period_end or date.max):
            kept.append(row)
    return tuple(kept)


def _growing(rows: Rows) -> Rows:
    """Figures counted on from one first day, printed or not, in the order of their last days."""
    ended = [row for row in rows if row.period_end]
    starts = {row.period_start for row in ended}
    if len(starts) != 1:
        return ()
    last_of = {row.period_end: row for row in ended}
    return tuple(sorted(last_of.values(), key=lambda row: row.period_end or date.min))


def _undated(package: Package, rows: Rows) -> Rows:
    """Years without dates in the order that `consecutive_years.csv` gives them."""
    if not rows:
        return ()
    pairs = package.where(ConsecutiveYears, "indicator", rows[0].indicator)
    words = list(dict.fromkeys(name for pair in pairs for name in (pair.earlier, pair.later)))
    documents = {pair.document for pair in pairs}
    by_words = {r.period_as_published: r for r in rows if r.period_end is None and r.document in documents}
    return tuple(by_words[name] for name in words if name in by_words)


def latest_periods(rows: Rows) -> tuple[str, ...]:
    """The words of the latest period of a set of figures and, where as many have one, of the one before."""
    order = list(dict.fromkeys(row.period_as_published for row in _in_order(rows) if row.shown is not None))
    return tuple(order[-2:])


def _in_order(rows: Rows) -> list[Observation]:
    """By last day where every row has one, else as in the file."""
    if any(row.period_end is None for row in rows):
        return list(rows)
    return sorted(rows, key=lambda row: row.period_end or date.min)
