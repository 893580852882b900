"""A matrix: a lane for each score of one kind, the other score along the foot, a named dot for each mark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.charts import key
from macros.charts.lying import Lying, foot, lying
from macros.charts.measure import Phrase
from macros.charts.model import Line, Mark
from macros.charts.shapes import across, path
from macros.charts.sheet import Drawn, Sheet, shape

GAP, AWAY, APART = 12.0, 9.0, 4.0
# The part of the width that the names of lanes may take beside them.
SHARE = 0.2
STYLE = "s1"


@dataclass(frozen=True)
class _Dot:
    """A mark on its own row: the middle of its dot, and its name beside it, left or right."""

    mark: Mark
    x: float
    lines: tuple[Phrase, ...]
    is_left: bool
    top: float
    height: float


def draw(sheet: Sheet) -> Drawn:
    """The unit, the lanes from the top down, the axis."""
    head = key.above(sheet, [])
    base = lying(sheet, _column(sheet), 0)
    y = top = head.height + sheet.pitch * 0.4
    parts: list[str] = []
    for line in sheet.chart.lines:
        lane = _lane(sheet, base, line, y)
        parts += lane.parts
        y = lane.height
    axis = foot(sheet, base, top, y)
    return Drawn(axis.height, (*head.parts, *axis.parts, *parts))


def _column(sheet: Sheet) -> float:
    """The width that the names of lanes take from the left; none on narrow paper, where they stand above."""
    return 0.0 if sheet.narrow else sheet.widest(_named(sheet, line) for line in sheet.chart.lines) + GAP


def _named(sheet: Sheet, line: Line) -> Phrase:
    return max(sheet.wrapped(Phrase(line.name), SHARE * sheet.width), key=lambda part: sheet.widest([part]))


def _lane(sheet: Sheet, base: Lying, line: Line, top: float) -> Drawn:
    """A stroke across, the name of the lane, then a row for each mark. Its height is where it ends."""
    most = sheet.width if sheet.narrow else SHARE * sheet.width
    name = sheet.wrapped(Phrase(line.name), most)
    named = top + APART + len(name) * sheet.pitch
    first = named if sheet.narrow else top + APART
    dots = list(_rows(sheet, base, line, first))
    end = max(named, dots[-1].top + dots[-1].height if dots else first)
    return Drawn(
        end + APART,
        (
            path("zero", across(0, top, sheet.width)),
            *sheet.block(0, top + APART, name, "quiet"),
            *(part for dot in dots for part in _drawn(sheet, dot)),
        ),
    )


def _rows(sheet: Sheet, base: Lying, line: Line, top: float) -> Iterator[_Dot]:
    for mark in line.marks:
        # Without a value there is no dot, and the name begins where the axis does.
        x = base.left - AWAY if mark.value is None else base.scale(mark.value)
        room = (x - base.left - AWAY, sheet.width - x - AWAY)
        is_left = room[0] > room[1]
        lines = sheet.wrapped(sheet.said(mark, mark.label), max(room))
        height = len(lines) * sheet.pitch + APART
        yield _Dot(mark, x, lines, is_left, top, height)
        top += height


def _drawn(sheet: Sheet, dot: _Dot) -> Iterator[str]:
    if dot.mark.value is not None:
        yield shape(STYLE, dot.x, dot.top + sheet.pitch / 2, dot.mark.provisional)
    beside, anchor = (dot.x - AWAY, "end") if dot.is_left else (dot.x + AWAY, "")
    css = "" if dot.mark.value is not None else "quiet"
    yield from sheet.block(beside, dot.top, dot.lines, css, anchor)
