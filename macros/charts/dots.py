"""A dot with its interval for each mark, on one lying scale with the levels all are held against."""

from __future__ import annotations

from collections.abc import Iterator

from macros.charts import flags, key, names
from macros.charts.lying import Lying, foot, lying, poles
from macros.charts.model import Mark
from macros.charts.shapes import across, path
from macros.charts.sheet import Drawn, Sheet, shape

AWAY = 10.0


def draw(sheet: Sheet) -> Drawn:
    """The key, the names of levels, a track for each mark with its number at the right, the axis."""
    head = key.above(sheet, key.dots(sheet))
    base = lying(sheet, names.column(sheet), _numbers(sheet) + AWAY)
    top = head.height + sheet.pitch * 0.4
    held = poles(sheet, base)
    ranks = names.ranks(sheet, top + flags.height(sheet, held) + 4, _step(sheet))
    bottom = ranks[-1].bottom + 6
    axis = foot(sheet, base, ranks[0].top if not sheet.narrow else bottom, bottom)
    levels = flags.drawn(sheet, held, top, bottom)
    marks = [part for rank in ranks for part in (*rank.texts, *_rank(sheet, base, rank))]
    return Drawn(axis.height, (*head.parts, *axis.parts, *levels.parts, *marks))


def _step(sheet: Sheet) -> float:
    return sheet.pitch + 4


def _numbers(sheet: Sheet) -> float:
    return sheet.widest(sheet.said(mark) for line in sheet.chart.lines for mark in line.marks)


def _rank(sheet: Sheet, base: Lying, rank: names.Rank) -> Iterator[str]:
    for mark, css, middle in rank.marks:
        style = "" if mark.value is not None else "quiet"
        yield path("grid", across(base.left, middle, base.right))
        yield from _mark(base, mark, css, middle)
        yield sheet.beside(sheet.width, middle, sheet.said(mark), style, "end")


def _mark(base: Lying, mark: Mark, css: str, y: float) -> Iterator[str]:
    if mark.value is None:
        return
    if mark.lower is not None and mark.upper is not None:
        yield path(f"interval {css}", across(base.scale(mark.lower), y, base.scale(mark.upper)))
    yield shape(css, base.scale(mark.value), y, mark.provisional)
