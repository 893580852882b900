"""One figure with its interval beside the levels it is held against, on one lying scale."""

from __future__ import annotations

from macros.charts import flags
from macros.charts.labels import spread
from macros.charts.lying import Lying, foot, lying, poles
from macros.charts.measure import Phrase
from macros.charts.model import Mark
from macros.charts.shapes import box, path
from macros.charts.sheet import Drawn, Sheet, shape

TRACK = 34.0
THICK = 12.0


def draw(sheet: Sheet) -> Drawn:
    """The levels, the interval with the figure in it and their numbers, the axis."""
    (mark,) = sheet.chart.lines[0].marks
    head = sheet.heading(sheet.chart.unit, lies=True)
    top = head.height + sheet.pitch * 0.4
    base = lying(sheet, 0, 0)
    held = poles(sheet, base)
    middle = top + flags.height(sheet, held) + TRACK / 2
    levels = flags.drawn(sheet, held, top, middle + TRACK / 2)
    numbers = _numbers(sheet, base, mark, middle + TRACK / 2)
    axis = foot(sheet, base, numbers.height + 6, numbers.height + 6)
    parts = (*head.parts, *_figure(base, mark, middle), *levels.parts, *numbers.parts, *axis.parts)
    return Drawn(axis.height, parts)


def _figure(base: Lying, mark: Mark, y: float) -> tuple[str, ...]:
    if mark.value is None:
        return ()
    dot = shape("s1", base.scale(mark.value), y, mark.provisional)
    if mark.lower is None or mark.upper is None:
        return (dot,)
    start, end = base.scale(mark.lower), base.scale(mark.upper)
    return path("band s1", box(start, y - THICK / 2, end - start, THICK)), dot


def _numbers(sheet: Sheet, base: Lying, mark: Mark, top: float) -> Drawn:
    """Both ends of the interval and the figure side by side below their places, then its name."""
    if mark.value is None:
        return _name(sheet, " ".join((*mark.markers, mark.label)), sheet.width / 2, top)
    ends = {end: Phrase(sheet.words.number(end)) for end in (mark.lower, mark.upper) if end is not None}
    found = sorted({**ends, mark.value: sheet.said(mark)}.items())
    sizes = [sheet.widest([number]) + sheet.size for _, number in found]
    middles = spread([base.scale(value) for value, _ in found], sizes, 0, sheet.width)
    parts = [
        part
        for x, (_, number) in zip(middles, found, strict=True)
        for part in sheet.block(x, top, [number], "" if number.strong else "quiet", "middle")
    ]
    name = _name(sheet, mark.label, base.scale(mark.value), top + sheet.pitch)
    return Drawn(name.height, (*parts, *name.parts))


def _name(sheet: Sheet, label: str, x: float, top: float) -> Drawn:
    lines = sheet.wrapped(Phrase(label), sheet.width)
    half = sheet.widest(lines) / 2
    middle = max(half, min(x, sheet.width - half))
    return Drawn(top + len(lines) * sheet.pitch, sheet.block(middle, top, lines, "", "middle"))
