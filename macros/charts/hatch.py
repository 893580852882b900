"""Bars that can be told apart without colour: full, light with an outline, hatched, striped."""

from __future__ import annotations

from macros.charts.shapes import box, path, tag
from macros.charts.sheet import Sheet, classes

# The third and fourth series; the first two differ by their style alone.
HATCHES = {"s3": "rotate(45)", "s4": "rotate(90)"}
WIDE = 5.0


def patterns(sheet: Sheet) -> str:
    """The hatches that the series of a chart need; nothing for two series."""
    used = [css for css in classes(sheet.chart.lines) if css in HATCHES]
    return tag("defs", "".join(_pattern(sheet, css) for css in used)) if used else ""


def _pattern(sheet: Sheet, css: str) -> str:
    return tag(
        "pattern",
        path(f"hatch {css}", f"M0 0V{WIDE:g}"),
        id=sheet.name(css),
        width=WIDE,
        height=WIDE,
        patternUnits="userSpaceOnUse",
        patternTransform=HATCHES[css],
    )


def bar(sheet: Sheet, css: str, d: str, is_open: bool = False) -> str:
    """Bars of one series as one path; what is provisional is open."""
    if not d:
        return ""
    fill = f"url(#{sheet.name(css)})" if css in HATCHES and not is_open else ""
    return tag("path", css=f"bar {css} open" if is_open else f"bar {css}", fill=fill, d=d)


def swatch(sheet: Sheet, css: str, x: float, y: float) -> str:
    """The fill of a series, to stand before its name."""
    return bar(sheet, css, box(x - 6, y - 6, 12, 12))
