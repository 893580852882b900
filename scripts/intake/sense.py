"""Do the figures make sense together: as counts and shares, as totals and parts, after those before them?

The checks are those of `check`; the sentences are without figures, because some of these have to stay hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from dateutil.relativedelta import relativedelta

from macros.nouns import WITHOUT_VALUE, Indicator, Observation
from macros.package import Package
from scripts import rounding
from scripts.check import sums, tiers, values
from scripts.check.problem import Problem
from scripts.intake.figures import Entry
from scripts.template import layout
from scripts.template.quarter import DAY

Words = tuple[str, str]

KINDS: Mapping[str, Words] = {
    "count": ("The number is no count.", "Write a whole number from 0 on."),
    "proportion": ("The number is no share.", "Write a number from 0 to 100, such as 12.5."),
}
BASE: Words = (
    "The number is nothing, or less than the count that is taken from it.",
    "Correct one of the two, or empty the cell.",
)
INTERVAL: Words = ("The value does not lie between its two ends.", "Correct one of the three.")
SUM: Words = ("The total is not the sum of its parts.", "Correct the total or one of the parts.")
PART: Words = ("A part is larger than its total.", "Correct one of the two.")
CHECKS: tuple[tuple[Callable[[Package], Iterator[Problem]], Words | None], ...] = (
    (values.ranges, None),
    (values.denominators, BASE),
    (values.intervals, INTERVAL),
    (sums.parts_add_up, SUM),
    (sums.parts_are_smaller, PART),
)
HEADINGS = {
    "value": layout.VALUE,
    "denominator": layout.BASE,
    "lower": layout.LOWER,
    "upper": layout.UPPER,
}

COMPARED = 8  # figures before, for what is plausible
FEWEST = 4
SMALL_COUNT = Decimal(20)
SHORTEST = {rounding.ORDINARY: relativedelta(months=3), rounding.SENSITIVE: relativedelta(years=1)}


def merged(package: Package, rows: Sequence[Observation]) -> Package:
    """The package as it would be with these rows, each in the place of its older self or at the end."""
    waiting = {_identity(row): row for row in rows}
    old = [waiting.pop(_identity(row), row) for row in package.all(Observation)]
    both = {**package.rows, Observation: (*old, *waiting.values())}
    return replace(package, rows=MappingProxyType(both))


def problems(package: Package, entries: Sequence[Entry], days: Mapping[str, date]) -> Iterator[Problem]:
    """Everything that makes no sense in the figures returned; `days` are those of the returns."""
    whole = merged(package, [entry.returned for entry in entries])
    places = _places(whole, entries)
    kinds = {indicator.id: indicator.kind for indicator in package.all(Indicator)}
    wrong: set[int] = set()
    for check, words in CHECKS:
        for problem in check(whole):
            entry = places.get((problem.file, problem.row or 0))
            if entry:
                wrong.add(id(entry))
                what, remedy = words or KINDS[kinds[entry.slot.indicator.id]]
                yield entry.at(HEADINGS[problem.column]).problem(what, remedy)
    for entry in entries:
        if id(entry) not in wrong:
            yield from _alone(package, entry, days)


def _places(whole: Package, entries: Sequence[Entry]) -> dict[tuple[str, int], Entry]:
    """The row of its file in which each figure would stand."""
    by_row = {_identity(entry.returned): entry for entry in entries}
    found = {}
    for indicator in {entry.slot.indicator.id for entry in entries}:
        for number, row in enumerate(whole.observations(indicator), start=2):
            if _identity(row) in by_row:
                found[(f"data/observations/{indicator}.csv", number)] = by_row[_identity(row)]
    return found


def _alone(package: Package, entry: Entry, days: Mapping[str, date]) -> Iterator[Problem]:
    """What makes no sense in one figure and those before it."""
    day, figure = days.get(entry.slot.document), entry.returned
    if entry.existing is None and day and entry.slot.end > day and "[f]" not in figure.markers:
        what = "The period ends after the day of the return on the sheet Start."
        yield entry.at(layout.VALUE).problem(what, "Correct the day there, or add the marker [f] here.")
    if figure.value is not None and figure.value < 0 and entry.slot.indicator.kind not in (*KINDS, "money"):
        yield entry.at(layout.VALUE).problem("The number is below 0.", "Correct it.")
    elif entry.is_touched and not entry.reason and _jumps(package, entry):
        what = "The number lies far outside the last eight figures of this series."
        yield entry.at(layout.VALUE).problem(what, "Correct it, or write under Reason why it is right.")
    elif entry.slot.indicator.tier != rounding.SENSITIVE:
        yield from unexplained(entry, entry.returned)
    if entry.is_touched and figure.value is not None:
        yield from _too_short(entry)


def _too_short(entry: Entry) -> Iterator[Problem]:
    """A figure of a time so short that its tier does not publish it."""
    slot, tier = entry.slot, entry.slot.indicator.tier
    if tier in SHORTEST and slot.start + SHORTEST[tier] > slot.end + DAY:
        _, why, enough = tiers.TOO_SHORT[tier]
        yield entry.at(layout.VALUE).problem(f"{why}, and this is for less.", f"Give the whole {enough}.")


def unexplained(entry: Entry, row: Observation) -> Iterator[Problem]:
    """A figure that was shown and final and becomes this row, without a reason.

    One that is rounded is compared as it would be written: what is returned is another number each time.
    """
    if _is_new_reading(entry.existing, row) and not entry.reason:
        what = "The figure was given before without the marker [p], and is another now."
        yield entry.at(layout.REASON).problem(what, "Write here why it changed, or put the old one back.")


def _is_new_reading(old: Observation | None, new: Observation) -> bool:
    """Whether a figure that was shown and final has changed."""
    is_empty = new.value is None and not WITHOUT_VALUE.intersection(new.markers)
    if old is None or old.shown is None or "[p]" in old.markers or is_empty:
        return False
    return (old.value, old.denominator, old.lower, old.upper) != (
        new.value,
        new.denominator,
        new.lower,
        new.upper,
    )


def _jumps(package: Package, entry: Entry) -> bool:
    """Whether a value leaves the range of those before it by more than that range, or half the largest."""
    value = entry.returned.value
    known = _before(package, entry)
    if value is None or len(known) < FEWEST:
        return False
    low, high = min(known), max(known)
    least = SMALL_COUNT if entry.slot.indicator.kind == "count" else Decimal(0)
    room = max(high - low, abs(high) / 2, least)
    return not low - room <= value <= high + room


def _before(package: Package, entry: Entry) -> list[Decimal]:
    """The last values before a figure, of periods as long as its own."""
    slot, length = entry.slot, (entry.slot.end - entry.slot.start).days
    rows = [
        row
        for row in package.observations(slot.indicator.id)
        if (row.area_code, row.breakdown) == (slot.area_code, slot.breakdown)
        and row.period_start
        and row.period_end
        and row.period_end < slot.end
        and abs((row.period_end - row.period_start).days - length) <= 3
    ]
    rows.sort(key=lambda row: row.period_end or slot.end)
    return [row.shown for row in rows if row.shown is not None][-COMPARED:]


def _identity(row: Observation) -> tuple[object, ...]:
    period = (row.period_start, row.period_end, row.period_as_published)
    return (row.indicator, row.area_code, *period, row.breakdown, row.document)
