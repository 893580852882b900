"""What is judged: the figure of a window, the events behind it, its margin, and how much it swings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.nouns import Indicator
from macros.package import Package
from scripts.compute import uncertainty
from scripts.compute.numbers import places, rounded
from scripts.compute.series import DAY, Counted, Series, Window, counted, window
from scripts.compute.uncertainty import ASSUMED, Interval, Overdispersion, Quarter

QUARTER = 3
FEWEST_EVENTS = 20
ADDED_UP = {"count", "money"}
ROUGH, FORECAST, BREAK = "[e]", "[f]", "[b]"


@dataclass(frozen=True)
class Figure:
    """The value of a window in the unit of the indicator, with the events and exposure behind it."""

    window: Window
    value: Decimal
    counted: Counted | None

    @property
    def markers(self) -> tuple[str, ...]:
        """The markers of its rows, each once."""
        return tuple(dict.fromkeys(marker for row in self.window.rows for marker in row.markers))

    @property
    def few(self) -> bool:
        """Whether fewer than 20 events lie behind it, so that chance outweighs everything."""
        return self.counted is not None and self.counted.events < FEWEST_EVENTS


def figure(package: Package, indicator: Indicator, found: Window) -> Figure | None:
    """The figure of a window: as published where one row covers it, otherwise put together from its rows.

    Counts and money add up; rates and shares are worked out from their events. None where that cannot be.
    """
    behind = _behind(package, indicator, found)
    values = [row.shown for row in found.rows if row.shown is not None]
    if len(found.rows) == 1:
        return Figure(found, values[0], behind)
    if indicator.kind in ADDED_UP:
        return Figure(found, sum(values, Decimal()), behind)
    if behind is None or not behind.exposure:
        return None
    per = Decimal(100 if indicator.kind == "proportion" else indicator.per or 1)
    worked_out = rounded(behind.events * per / behind.exposure, max(places(value) for value in values))
    return Figure(found, worked_out, behind) if worked_out is not None else None


def _behind(package: Package, indicator: Indicator, found: Window) -> Counted | None:
    """All events of a window; the exposure of shares adds up too, that of rates is the average population."""
    parts = [counted(package, indicator, row) for row in found.rows]
    known = [part for part in parts if part is not None]
    if len(known) < len(parts):
        return None
    events = sum((part.events for part in known), Decimal())
    exposures = [part.exposure for part in known if part.exposure is not None]
    if not exposures:
        return Counted(events, None)
    total = sum(exposures, Decimal())
    return Counted(events, total if indicator.kind == "proportion" else total / len(exposures))


def margin(indicator: Indicator, found: Figure, spread: Overdispersion, years: int = 1) -> Interval | None:
    """The 95% interval of a figure in its own unit: as published, or from its events; None without either.

    With `years` the events are those of several years and the interval is that of one average year.
    """
    row = found.window.rows[0]
    if len(found.window.rows) == 1 and row.lower is not None and row.upper is not None:
        return Interval(float(row.lower), float(row.upper))
    behind = found.counted
    if behind is None:
        return None
    if indicator.kind == "proportion":
        out_of = float(behind.exposure or 0)
        return uncertainty.wilson(float(behind.events), out_of) if out_of else None
    unit = float(indicator.per or 1) / float(behind.exposure) if behind.exposure else 1.0
    return uncertainty.poisson(float(behind.events), spread.phi).times(unit / years)


def spread(package: Package, series: Series, before: date | None) -> Overdispersion:
    """How much the counts or rates of a series swing, from the quarters (or years) that end on `before`."""
    if before is None:
        return ASSUMED
    quarters = _periods(package, series, before, QUARTER)
    return uncertainty.overdispersion(quarters or _periods(package, series, before, 12))


def _periods(package: Package, series: Series, before: date, months: int) -> list[Quarter]:
    """The unbroken run of periods up to `before`, oldest first, at most as many as are used."""
    found: list[Quarter] = []
    end = before
    while len(found) < uncertainty.MOST_PERIODS:
        piece = window(series.rows, end, months)
        behind = _behind(package, series.indicator, piece) if piece else None
        if piece is None or behind is None or piece.start is None or _is_broken(piece):
            break
        season = (end.month - 1) // QUARTER + 1 if months == QUARTER else 0
        found.append(Quarter(-len(found), season, float(behind.events), float(behind.exposure or 1)))
        end = piece.start - DAY
    return found[::-1]


def _is_broken(piece: Window) -> bool:
    return any(BREAK in row.markers for row in piece.rows)
