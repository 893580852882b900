"""Which figures a quarter's workbook asks for: those due, and those of the same twelve months again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from macros.nouns import Document, Indicator, Observation, Section
from macros.package import Package
from scripts.template.quarter import DAY, Quarter, of_day, period_words

MONTHS = {"month": 1, "quarter": 3, "year": 12, "year_to_date": 3}
ALL = "all"

Pairs = tuple[tuple[str, str], ...]
Key = tuple[str, str, date, date, Pairs]


@dataclass(frozen=True)
class Slot:
    """One row of the workbook. `given` is what the data say of it already; `before` the figure before it."""

    indicator: Indicator
    area_code: str
    start: date
    end: date
    breakdown: Pairs
    document: str
    section: str
    given: Observation | None
    before: Observation | None

    @property
    def key(self) -> Key:
        """What tells it from every other row of the workbook."""
        return (self.indicator.id, self.area_code, self.start, self.end, self.breakdown)

    @property
    def is_due(self) -> bool:
        """Whether it is a new figure; otherwise one that was given before."""
        return self.given is None

    @property
    def words(self) -> str:
        """Its period in words."""
        return self.given.period_as_published if self.given else period_words(self.start, self.end)


def coming(package: Package) -> Quarter | None:
    """The quarter after the newest one that returns brought figures of; None where they brought none yet."""
    rows = (row for i in living(package) if i.every != "year" for row in _dated(package, i))
    ends = [row.period_end for row in rows if row.period_end and _is_returned(package, row)]
    return of_day(max(ends) + DAY) if ends else None


def living(package: Package) -> list[Indicator]:
    """The indicators that get new figures, where some standing document can bring them."""
    return (
        [indicator for indicator in package.all(Indicator) if indicator.every] if _standing(package) else []
    )


def slots(package: Package, quarter: Quarter) -> list[Slot]:
    """Every row of the quarter's workbook, indicator by indicator, oldest period first.

    It does not depend on whether figures of the quarter are in the data already, but on older ones only.
    """
    return [slot for indicator in living(package) for slot in _of_indicator(package, indicator, quarter)]


def source(package: Package, row: Observation | None, indicator: Indicator) -> tuple[str, str]:
    """The standing document that brings new figures of a series, and its section."""
    standing = _standing(package)
    if row and row.document in standing:
        return row.document, row.section
    own = [d for d in standing if package.one(Document, d).by == indicator.owner]
    document = (own or standing)[0]
    return document, next(s.section for s in package.all(Section) if s.document == document)


def _standing(package: Package) -> list[str]:
    return [document.id for document in package.all(Document) if document.standing]


def _is_returned(package: Package, row: Observation) -> bool:
    return row.document in _standing(package)


def named(breakdown: Pairs) -> str:
    """A breakdown as targets write it: all, or pairs such as ward=north joined by &."""
    return "&".join(f"{name}={category}" for name, category in breakdown if category != ALL) or ALL


def _of_indicator(package: Package, indicator: Indicator, quarter: Quarter) -> Iterator[Slot]:
    rows = [row for row in _dated(package, indicator) if _has_shape(row, indicator)]
    older = [row for row in rows if row.period_end and row.period_end < quarter.start]
    if not older:
        yield from _first(package, indicator, quarter)
        return
    newest = max(row.period_end for row in older if row.period_end)
    found: list[Slot] = []
    for last in (row for row in older if row.period_end == newest):
        series = [row for row in rows if _series(row) == _series(last)]
        again = [row for row in older if row in series and _is_recent(row, quarter)]
        found.extend(_given(indicator, row, series) for row in again)
        due = _due(package, indicator, last, series, quarter)
        found.extend(slot for slot in due if _is_returned(package, last) or _is_of(quarter, slot))
    yield from sorted(found, key=lambda slot: slot.end)


def _is_of(quarter: Quarter, slot: Slot) -> bool:
    """Whether a slot belongs to a first quarter; what lies between it and the documents is not asked for."""
    earliest = quarter.year_before_its_end + DAY if slot.indicator.every == "year" else quarter.start
    return slot.end >= earliest


def _first(package: Package, indicator: Indicator, quarter: Quarter) -> Iterator[Slot]:
    """The first figures of a series: for the place as a whole, with no breakdown."""
    document, section = source(package, None, indicator)
    parts = tuple((name, ALL) for name in indicator.dimensions)
    months = MONTHS[indicator.every]
    end, area = quarter.start - DAY, package.site.area_code
    if indicator.every == "year":
        end = quarter.year_before_its_end
    while end < quarter.end:
        start, end = end + DAY, end + DAY + relativedelta(months=months) - DAY
        yield Slot(indicator, area, start, end, parts, document, section, None, None)


def _dated(package: Package, indicator: Indicator) -> list[Observation]:
    return [row for row in package.observations(indicator.id) if row.period_start and row.period_end]


def _has_shape(row: Observation, indicator: Indicator) -> bool:
    """Whether a row's period is as long as those of its series are."""
    start, end = row.period_start, row.period_end
    if start is None or end is None:
        return False
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if indicator.every == "year_to_date":
        return months <= 12 and months % MONTHS["year_to_date"] == 0
    return months == MONTHS[indicator.every]


def _is_recent(row: Observation, quarter: Quarter) -> bool:
    """Whether it may be part of a year that ends with the quarter, or may still change."""
    end = row.period_end
    return end is not None and (end > quarter.year_before_its_end or "[p]" in row.markers)


def _series(row: Observation) -> tuple[str, Pairs]:
    return row.area_code, row.breakdown


def _given(indicator: Indicator, row: Observation, series: list[Observation]) -> Slot:
    assert row.period_start  # noqa: S101 - only dated rows come here
    assert row.period_end  # noqa: S101
    return Slot(
        indicator,
        row.area_code,
        row.period_start,
        row.period_end,
        row.breakdown,
        row.document,
        row.section,
        row,
        _before(series, row.period_end),
    )


def _due(
    package: Package, indicator: Indicator, last: Observation, series: list[Observation], quarter: Quarter
) -> Iterator[Slot]:
    start, end = last.period_start, last.period_end
    document, section = source(package, last, indicator)
    while start and end:
        start, end = _next(indicator.every, start, end)
        if end > quarter.end:
            return
        before = _before(series, end)
        yield Slot(indicator, last.area_code, start, end, last.breakdown, document, section, None, before)


def _next(every: str, start: date, end: date) -> tuple[date, date]:
    """The period after one: as long, or, for a sum of the year so far, longer until the year is over."""
    following = end + DAY + relativedelta(months=MONTHS[every]) - DAY
    if every == "year_to_date" and start + relativedelta(years=1) > end + DAY:
        return start, following
    return end + DAY, following


def _before(series: list[Observation], end: date) -> Observation | None:
    """The newest figure of a series that ended before a day."""
    older = [row for row in series if row.period_end and row.period_end < end]
    return max(older, key=lambda row: row.period_end or end, default=None)
