"""A chart as SVG: real text in two sizes of paper, no script, no colour of its own, always the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape

from macros.charts import bars, dots, line, matrix, multiples, rows, span, strip
from macros.charts.model import Chart
from macros.charts.shapes import n, tag
from macros.charts.sheet import MOST_SERIES, WIDTHS, Drawn, Sheet
from macros.keeping import DRAWINGS
from macros.words import Words

DRAWERS: dict[str, Callable[[Sheet], Drawn]] = {
    "line": line.draw,
    "bars": bars.draw,
    "rows": rows.draw,
    "dots": dots.draw,
    "multiples": multiples.draw,
    "range": span.draw,
    "strip": strip.draw,
    "matrix": matrix.draw,
}


def drawings(chart: Chart, words: Words) -> str:
    """Both drawings in one element; the style sheet shows the one that fits."""
    return f'<div class="drawing">\n{svg(chart, words, True)}\n{svg(chart, words, False)}\n</div>'


def svg(chart: Chart, words: Words, narrow: bool) -> str:
    """One drawing: 320 wide for phones, or 720; its text is 12 to 16 px where it is shown.

    Raises ValueError for more series than can be told apart.
    """
    sheet = _sheet(chart, words, narrow)
    drawing = drawn(chart, words, narrow)
    content = "\n".join(part for part in (*_about(chart, sheet), *drawing.parts) if part)
    return tag("svg", f"\n{content}\n", **_attributes(sheet, drawing.height))


@lru_cache(maxsize=DRAWINGS)
def drawn(chart: Chart, words: Words, narrow: bool) -> Drawn:
    """The elements of a drawing, as wide as `WIDTHS` says, without what holds them. Raises as `svg` does.

    Drawn once: the page of an indicator, that of its topic, a picture, a card and an embed show the same.
    """
    if chart.kind not in ("strip", "matrix") and len(chart.lines) > MOST_SERIES:
        raise ValueError(f"{chart.id}: of {len(chart.lines)} series {MOST_SERIES} can be told apart")
    return DRAWERS[chart.kind](_sheet(chart, words, narrow))


def _sheet(chart: Chart, words: Words, narrow: bool) -> Sheet:
    return Sheet(chart, words, narrow, WIDTHS[narrow])


def _about(chart: Chart, sheet: Sheet) -> tuple[str, str]:
    """What a screen reader says instead of the drawing."""
    return (
        tag("title", escape(chart.headline, quote=False), id=sheet.name("title")),
        tag("desc", escape(chart.alternative, quote=False), id=sheet.name("desc")),
    )


def _attributes(sheet: Sheet, height: float) -> dict[str, str | float]:
    return {
        "css": "narrow" if sheet.narrow else "wide",
        "viewBox": f"0 0 {n(sheet.width)} {n(height + 2)}",
        "font_size": n(sheet.size),
        "role": "img",
        "aria_labelledby": sheet.name("title"),
        "aria_describedby": sheet.name("desc"),
    }
