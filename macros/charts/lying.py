"""A lying scale: its axis at the foot, with as many round numbers as find room."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.charts.measure import Phrase
from macros.charts.scale import INTERVALS, Scale, axis, written
from macros.charts.shapes import across, path, upright
from macros.charts.sheet import Drawn, Sheet, values

GAP = 7.0


@dataclass(frozen=True)
class Lying:
    """The place for the marks and the scale of their values."""

    left: float
    right: float
    scale: Scale
    ticks: tuple[Decimal, ...]


def lying(sheet: Sheet, left: float, right: float) -> Lying:
    """A scale with `left` and `right` of it free; half a number of the axis hangs over at both ends."""
    for intervals in range(INTERVALS, 0, -1):
        found = _lying(sheet, left, right, intervals)
        if _fits(sheet, found):
            return found
    return found


def _lying(sheet: Sheet, left: float, right: float, intervals: int) -> Lying:
    ticks = axis(values(sheet.chart), sheet.from_zero, intervals)
    half = sheet.widest(map(Phrase, written(ticks, sheet.words))) / 2
    start, end = max(left, half), sheet.width - max(right, half)
    return Lying(start, end, Scale(ticks[0], ticks[-1], start, end), ticks)


def _fits(sheet: Sheet, base: Lying) -> bool:
    step = (base.right - base.left) / (len(base.ticks) - 1)
    return sheet.widest(map(Phrase, written(base.ticks, sheet.words))) + sheet.size / 2 <= step


def poles(sheet: Sheet, base: Lying) -> list[float]:
    """Where the levels stand."""
    return [base.scale(level.value) for level in sheet.chart.levels]


def foot(sheet: Sheet, base: Lying, top: float, bottom: float) -> Drawn:
    """The axis at `bottom` with its numbers below, and light lines up to `top`."""
    places = [base.scale(tick) for tick in base.ticks]
    strokes = "".join(upright(x, bottom, bottom + 5) for x in places)
    parts = [
        path("grid", "".join(upright(x, top, bottom) for x in places)),
        path("zero", across(base.left, bottom, base.right) + strokes),
    ]
    for x, number in zip(places, written(base.ticks, sheet.words), strict=True):
        parts += sheet.block(x, bottom + GAP, [Phrase(number)], "quiet", "middle")
    return Drawn(bottom + GAP + sheet.pitch, tuple(parts))
