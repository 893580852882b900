"""What a count is about, and what the public has been told of it so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from macros.nouns import WITHOUT_VALUE, Indicator, Observation
from macros.package import Package

HIDDEN = "[c]"
NOT_EXACT = frozenset({"[e]", "[f]"})
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Subject:
    """One number of the world, whoever prints it: `parts` are the breakdowns that narrow it down.

    `period` holds the words of a period without days and is empty where days are known.
    """

    indicator: str
    area: str
    start: date | None
    end: date | None
    period: str
    parts: frozenset[tuple[str, str]]

    @property
    def span(self) -> tuple[date, date]:
        """From the first day to the day after the last one; a period without days has no length."""
        return self.start or date.min, (self.end + ONE_DAY) if self.end else date.min + ONE_DAY


def subject(row: Observation) -> Subject:
    """The number that a row prints."""
    parts = frozenset(pair for pair in row.breakdown if pair[1] != "all")
    if row.period_start is None or row.period_end is None:
        return Subject(row.indicator, row.area_code, None, None, row.period_as_published, parts)
    return Subject(row.indicator, row.area_code, row.period_start, row.period_end, "", parts)


@dataclass
class Told:
    """What the editions so far say of a subject: the value of each edition that gave one, oldest first."""

    values: dict[int, int] = field(default_factory=dict, repr=False)
    hidden: bool = False

    @property
    def latest(self) -> int | None:
        """The last value that the public has seen, if any."""
        return self.values[max(self.values)] if self.values else None


def told(editions: Sequence[Package], indicators: Iterable[str]) -> Mapping[Subject, Told]:
    """What each edition, oldest first, says of the counts of some indicators."""
    wanted, found = set(indicators), dict[Subject, Told]()
    for number, edition in enumerate(editions):
        for row in edition.all(Observation):
            if row.indicator in wanted:
                _hear(found.setdefault(subject(row), Told()), number, row)
    return found


def _hear(so_far: Told, number: int, row: Observation) -> None:
    count = whole(row.shown)
    so_far.hidden = HIDDEN in row.markers
    if count is not None and not NOT_EXACT & set(row.markers):
        so_far.values[number] = count


def whole(value: Decimal | None) -> int | None:
    """A value as a count; None for one that is no whole number from 0 on."""
    if value is None or value < 0 or value != value.to_integral_value():
        return None
    return int(value)


def is_figure(row: Observation) -> bool:
    """Whether the row holds a value; an empty one only says why there is none."""
    return row.value is not None and not WITHOUT_VALUE & set(row.markers)


def indicators(package: Package) -> Mapping[str, Indicator]:
    """Every indicator by its id."""
    return {indicator.id: indicator for indicator in package.all(Indicator)}
