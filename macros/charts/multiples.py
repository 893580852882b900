"""A small line chart for each series, each with an axis of its own and its name as heading."""

from __future__ import annotations

from macros.charts import line
from macros.charts.measure import Phrase
from macros.charts.shapes import n, tag
from macros.charts.sheet import Drawn, Sheet

HEIGHTS = {True: 110.0, False: 130.0}
BETWEEN = 28.0


def draw(sheet: Sheet) -> Drawn:
    """The unit, then the panels: below one another on narrow paper, up to three in a row on wide."""
    title = sheet.heading(sheet.chart.unit)
    top, parts = title.height + sheet.pitch * 0.5, list(title.parts)
    panels = _panels(sheet)
    margins = [line.margins(panel) for panel in panels]
    left, right = max(margin[0] for margin in margins), max(margin[1] for margin in margins)
    for row in _rows(panels, _columns(sheet)):
        drawn = [_drawn(panel, left, right) for panel in row]
        parts += [_moved(i * (row[0].width + BETWEEN), top, drawing) for i, drawing in enumerate(drawn)]
        top += max(drawing.height for drawing in drawn) + sheet.pitch
    return Drawn(top - sheet.pitch, tuple(parts))


def _columns(sheet: Sheet) -> int:
    if sheet.narrow:
        return 1
    return 2 if len(sheet.chart.lines) in (2, 4) else 3


def _panels(sheet: Sheet) -> list[Sheet]:
    count = _columns(sheet)
    width = (sheet.width - BETWEEN * (count - 1)) / count
    return [sheet.panel(each, width) for each in sheet.chart.lines]


def _rows(panels: list[Sheet], columns: int) -> list[list[Sheet]]:
    return [panels[start : start + columns] for start in range(0, len(panels), columns)]


def _drawn(panel: Sheet, left: float, right: float) -> Drawn:
    names = panel.wrapped(Phrase(strong=panel.chart.lines[0].name), panel.width)
    top = len(names) * panel.pitch
    plot = line.plotted(panel, top + panel.pitch * 0.6, HEIGHTS[panel.narrow], left, right)
    return Drawn(plot.height, panel.block(0, 0, names) + plot.parts)


def _moved(x: float, y: float, drawn: Drawn) -> str:
    return tag("g", "\n".join(part for part in drawn.parts if part), transform=f"translate({n(x)} {n(y)})")
