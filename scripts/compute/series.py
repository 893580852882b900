"""A series: the figures of one indicator for one area and one breakdown, and the windows cut from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from macros.nouns import ConsecutiveYears, Document, Indicator, Observation
from macros.package import Package

YEAR = 12
HIDDEN, NOT_SUPPLIED = "[c]", "[x]"
UNCOUNTED = {"[e]", "[f]"}
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Series:
    """Rows in the order of their file; `breakdown` is `all` or the pairs that narrow it down."""

    indicator: Indicator
    area_code: str
    breakdown: str
    rows: tuple[Observation, ...]


@dataclass(frozen=True)
class Window:
    """A stretch of time that one row covers, or several that follow one another without a gap."""

    start: date | None
    end: date | None
    rows: tuple[Observation, ...]

    @property
    def words(self) -> str:
        """The period as printed, where one row covers it."""
        return self.rows[0].period_as_published if len(self.rows) == 1 else ""


def all_series(package: Package) -> Iterator[Series]:
    """Every series of the package, in the order of the indicators and of their rows."""
    for indicator in package.all(Indicator):
        groups: dict[tuple[str, str], list[Observation]] = {}
        for row in package.observations(indicator.id):
            groups.setdefault((row.area_code, narrowed(row.breakdown)), []).append(row)
        for (area, breakdown), rows in groups.items():
            yield Series(indicator, area, breakdown, tuple(rows))


def own_series(package: Package) -> Iterator[Series]:
    """The series of the site's own area; for an indicator that has none, those of the other areas."""
    every = list(all_series(package))
    own = {s.indicator.id for s in every if s.area_code == package.site.area_code}
    yield from (s for s in every if s.area_code == package.site.area_code or s.indicator.id not in own)


def narrowed(breakdown: Iterable[tuple[str, str]]) -> str:
    """A breakdown as targets write it: `all`, or the pairs that are no total, joined by &."""
    pairs = [f"{dimension}={category}" for dimension, category in breakdown if category != "all"]
    return "&".join(pairs) or "all"


def newest(package: Package, rows: Iterable[Observation]) -> Observation | None:
    """The row that counts as the latest, whether it has a value or not.

    The newest document counts; in it the last day, or the last row of the file where a day is not given.
    """
    published = {document.id: document.published for document in package.all(Document)}
    listed = list(rows)
    last = max((published[row.document] for row in listed), default=None)
    of_last = [row for row in listed if published[row.document] == last]
    if not of_last or any(row.period_end is None for row in of_last):
        return of_last[-1] if of_last else None
    day = max(row.period_end for row in of_last if row.period_end)
    at_day = [row for row in of_last if row.period_end == day]
    return next((row for row in reversed(at_day) if row.shown is not None), at_day[-1])


def window(rows: Iterable[Observation], end: date, months: int = YEAR) -> Window | None:
    """The rows that cover the `months` up to `end` without gap or overlap, in the fewest pieces.

    None where they do not; a row without dates or without a value covers nothing.
    """
    start = months_before(end, months)
    usable = [row for row in rows if row.shown is not None and row.period_start and row.period_end]
    pieces = _tiled(usable, start, end)
    return Window(start, end, tuple(reversed(pieces))) if pieces else None


def _tiled(rows: list[Observation], start: date, end: date) -> list[Observation] | None:
    """Rows from the last to the first that fill start to end exactly, the longest tried first."""
    # Backwards, because of rows for the same period the last of the file counts, as in `newest`.
    backwards = reversed(rows)
    at_end = [r for r in backwards if r.period_end == end and r.period_start and r.period_start >= start]
    for row in sorted(at_end, key=lambda r: r.period_start or end):
        if row.period_start == start:
            return [row]
        rest = _tiled(rows, start, (row.period_start or end) - DAY)
        if rest:
            return [row, *rest]
    return None


def has_gap(rows: Iterable[Observation], found: Window) -> bool:
    """Whether a part of a row was not supplied, so that what stands for the whole is not the whole.

    A part that is hidden is in its total all the same, and one that another row supplies is not missing.
    """
    listed = list(rows)
    supplied = {(row.period_start, row.period_end) for row in listed if row.shown is not None}
    blank = [row for row in listed if NOT_SUPPLIED in row.markers]
    missing = [row for row in blank if (row.period_start, row.period_end) not in supplied]
    return any(_is_within(row, whole) for row in missing for whole in found.rows)


def _is_within(part: Observation, whole: Observation) -> bool:
    if not (part.period_start and part.period_end and whole.period_start and whole.period_end):
        return False
    return whole.period_start <= part.period_start and part.period_end <= whole.period_end


def is_hidden(rows: Iterable[Observation], start: date, end: date) -> bool:
    """Whether a figure that ends from `start` to `end` is hidden, and with it any sum that needs it."""
    return any(HIDDEN in row.markers and row.period_end and start <= row.period_end <= end for row in rows)


def months_before(end: date, months: int) -> date:
    """The first day of the `months` whole months that end on `end`."""
    return end + DAY - relativedelta(months=months)


def months_between(earlier: date, later: date) -> int:
    """Whole months from one day to a later one; the last day of a month counts as its end."""
    gap = relativedelta(later + DAY, earlier + DAY)
    return gap.years * 12 + gap.months


def undated_pair(package: Package, series: Series) -> tuple[Window, Window] | None:
    """The two years, earlier first, that `consecutive_years.csv` names for a series without dates.

    Where several pairs are named, the last one whose two figures are both there.
    """
    found = None
    for pair in package.all(ConsecutiveYears):
        if pair.indicator == series.indicator.id:
            earlier = _worded(series, pair.document, pair.earlier)
            later = _worded(series, pair.document, pair.later)
            if earlier and later:
                found = (earlier, later)
    return found


def _worded(series: Series, document: str, words: str) -> Window | None:
    for row in series.rows:
        if (row.document, row.period_as_published) == (document, words) and row.shown is not None:
            return Window(None, None, (row,))
    return None


@dataclass(frozen=True)
class Counted:
    """What lies behind a figure: events, and what they are out of (`None` where only events count)."""

    events: Decimal
    exposure: Decimal | None


def counted(package: Package, indicator: Indicator, row: Observation) -> Counted | None:
    """The events behind one row, where the package gives them or they follow from it; otherwise None.

    A count is its own events. A rate per `per` and a share in per cent have value × denominator / per events,
    or those of the indicator that `numerator` names. Rough ([e]) and expected ([f]) figures have none, and
    neither has a figure whose events are hidden.
    """
    value = row.shown
    if value is None or UNCOUNTED & set(row.markers):
        return None
    if indicator.kind == "count":
        return Counted(value, None)
    per = {"rate": indicator.per, "proportion": 100}.get(indicator.kind)
    if per is None:
        return None
    numerator = _numerator(package, indicator, row)
    if numerator and HIDDEN in numerator.markers:
        return None
    events = numerator.shown if numerator and not UNCOUNTED & set(numerator.markers) else None
    if events is None and row.denominator:
        events = (value * row.denominator / per).to_integral_value()
    if events is None:
        return None
    if row.denominator:
        return Counted(events, row.denominator)
    return Counted(events, events * per / value) if indicator.kind == "rate" and value else None


def _numerator(package: Package, indicator: Indicator, row: Observation) -> Observation | None:
    for other in package.observations(indicator.numerator) if indicator.numerator else ():
        same_time = (other.period_start, other.period_end) == (row.period_start, row.period_end)
        same_place = (other.area_code, other.breakdown) == (row.area_code, row.breakdown)
        same_words = row.period_end is not None or other.period_as_published == row.period_as_published
        if same_time and same_place and same_words and other.document == row.document:
            return other
    return None
