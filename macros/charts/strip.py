"""Parts of a whole in one band, each with a shape and a colour of its own, counted and named below."""

from __future__ import annotations

from itertools import accumulate

from macros.charts import key
from macros.charts.measure import Phrase
from macros.charts.model import Line
from macros.charts.shapes import box, dot, path
from macros.charts.sheet import SHAPES, Drawn, Sheet

HIGH = 34.0
LEAST, AIR, WITH_SHAPE = 5.0, 2.0, 24.0
# The shape and colour of each verdict, the same as on its badge; what is not listed was not judged.
STANCES = {
    **dict.fromkeys(("on_track", "target_met", "better", "agrees"), "good"),
    **dict.fromkeys(("off_track", "target_missed", "worse", "does_not_agree"), "bad"),
    **dict.fromkeys(("too_close_to_call", "no_clear_change", "similar", "rounding"), "even"),
    **dict.fromkeys(("fallen", "risen", "lower", "higher"), "plain"),
}
UNJUDGED = "unjudged"


def draw(sheet: Sheet) -> Drawn:
    """The band with a count above each part that has room for it, then every part with count and name."""
    unit = sheet.heading(sheet.chart.unit, lies=True)
    top = unit.height + sheet.pitch * 1.25
    lines = sheet.chart.lines
    entries = [
        key.Entry(_glyph(css), sheet.said(line.marks[0], line.name))
        for line, css in zip(lines, _classes(lines), strict=True)
    ]
    names = key.flowing(sheet, entries, top + HIGH + sheet.pitch * 0.6)
    return Drawn(names.height, (*unit.parts, *_band(sheet, top), *names.parts))


def _classes(lines: tuple[Line, ...]) -> list[str]:
    return [STANCES.get(line.key, UNJUDGED) if line.key else f"s{i + 1}" for i, line in enumerate(lines)]


def _widths(sheet: Sheet) -> list[float]:
    """The width of each part, at least so much that it can be seen; nothing for a true zero."""
    values = [float(line.marks[0].value or 0) for line in sheet.chart.lines]
    whole, shown = sum(values), [value for value in values if value]
    small = [value for value in shown if value / whole * sheet.width < LEAST]
    free = sheet.width - LEAST * len(small)
    return [_width(value, value in small, free / ((whole - sum(small)) or 1)) for value in values]


def _width(value: float, is_small: bool, each: float) -> float:
    return LEAST if is_small else value * each


def _band(sheet: Sheet, top: float) -> list[str]:
    lines, widths = sheet.chart.lines, _widths(sheet)
    starts = accumulate(widths, initial=0.0)
    parts: list[str] = []
    for line, css, start, wide in zip(lines, _classes(lines), starts, widths, strict=False):
        if wide:
            parts += _part(sheet, Phrase(strong=sheet.said(line.marks[0]).strong), css, start, wide, top)
    return parts


def _part(sheet: Sheet, count: Phrase, css: str, start: float, wide: float, top: float) -> list[str]:
    middle = start + wide / 2
    parts = [path(f"part {css}", box(start + AIR / 2, top, wide - AIR, HIGH))]
    if wide >= WITH_SHAPE and css != UNJUDGED:
        parts.append(path("within", _outline(css, middle, top + HIGH / 2)))
    if sheet.widest([count]) + AIR <= wide:
        parts += sheet.block(middle, top - sheet.pitch - 1, [count], "", "middle")
    return parts


def _glyph(css: str) -> key.Glyph:
    return lambda x, y: path(f"part {css}", _outline(css, x, y))


def _outline(css: str, x: float, y: float) -> str:
    """A circle, a diamond, two bars, a square; the style leaves that of what was not judged empty."""
    if css == "even":
        return box(x - 6, y - 5.5, 12, 4) + box(x - 6, y + 1.5, 12, 4)
    shapes = {"good": "circle", "bad": "diamond"} | SHAPES
    return dot(shapes.get(css, "square"), x, y, 6)
