"""The frame of an upright drawing: the axis of values at the left and the places below."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from macros.charts.labels import Below
from macros.charts.measure import Phrase
from macros.charts.scale import Scale, axis, written
from macros.charts.shapes import across, path, upright
from macros.charts.sheet import Drawn, Sheet, values

GAP = 8.0


@dataclass(frozen=True)
class Frame:
    """The place for the marks, in coordinates of the drawing, and the scale of its values."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    ticks: tuple[Decimal, ...]


def gutter(sheet: Sheet) -> float:
    """The room that the numbers of the axis need."""
    numbers = written(axis(values(sheet.chart), sheet.from_zero, sheet.intervals), sheet.words)
    return sheet.widest(Phrase(number) for number in numbers) + GAP


def framed(sheet: Sheet, left: float, right: float, top: float, height: float) -> Frame:
    """A frame of that height, `left` and `right` of it free, with round numbers at both ends of its axis."""
    ticks = axis(values(sheet.chart), sheet.from_zero, sheet.intervals)
    scale = Scale(ticks[0], ticks[-1], top + height, top)
    return Frame(left, sheet.width - right, top, top + height, scale, ticks)


def grid(sheet: Sheet, frame: Frame) -> tuple[str, ...]:
    """A light line for each number of the axis, a strong one at zero."""
    lines = [(frame.scale(tick), "grid" if tick else "zero") for tick in frame.ticks]
    numbers = zip(lines, written(frame.ticks, sheet.words), strict=True)
    return (
        *(
            path(css, "".join(across(frame.left, y, frame.right) for y, kind in lines if kind == css))
            for css in ("grid", "zero")
        ),
        *(sheet.beside(frame.left - GAP, y, Phrase(number), "quiet", "end") for (y, _), number in numbers),
    )


def below(sheet: Sheet, frame: Frame, labels: list[Below], places: Iterable[float]) -> Drawn:
    """The labels below the frame, a stroke above each, and a short one for places without a label."""
    top = frame.bottom + GAP
    parts = [part for label in labels for part in sheet.block(label.x, top, label.lines, "", "middle")]
    most = max((len(label.lines) for label in labels), default=0)
    long = {label.at for label in labels}
    ticks = path(
        "zero", "".join(upright(x, frame.bottom, frame.bottom + (6 if x in long else 3)) for x in places)
    )
    return Drawn(top + most * sheet.pitch, (ticks, *parts))


def level_lines(sheet: Sheet, frame: Frame) -> str:
    """A line across the frame for each level."""
    heights = (frame.scale(level.value) for level in sheet.chart.levels)
    return path("line level", "".join(across(frame.left, y, frame.right) for y in heights))
