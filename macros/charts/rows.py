"""Lying bars from zero, for long names: each with its number at its end, so that no axis is needed."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from macros.charts import flags, key, names
from macros.charts.hatch import bar, patterns
from macros.charts.model import Mark
from macros.charts.scale import Scale, reach
from macros.charts.shapes import box, path, upright
from macros.charts.sheet import Drawn, Sheet, classes, values

LEAST = 1.0
AWAY = 6.0
ZERO = Decimal(0)


def draw(sheet: Sheet) -> Drawn:
    """The key, the unit, the names of levels, then a rank of bars for each place."""
    head = key.above(sheet, key.series(sheet))
    scale = _scale(sheet)
    poles = [scale(level.value) for level in sheet.chart.levels]
    top = head.height + sheet.pitch * 0.4
    ranks = names.ranks(sheet, top + flags.height(sheet, poles) + 4, _step(sheet))
    bottom = ranks[-1].bottom
    levels = flags.drawn(sheet, poles, top, bottom)
    bars = [part for rank in ranks for part in _rank(sheet, scale, rank)]
    drawn = (*head.parts, *_bars(sheet, scale, ranks), *levels.parts, *bars)
    return Drawn(bottom + 4, (patterns(sheet), *drawn))


def _step(sheet: Sheet) -> float:
    return sheet.pitch + 2


def _scale(sheet: Sheet) -> Scale:
    """The numbers at the ends of bars stay on the paper."""
    low, high = reach(values(sheet.chart), from_zero=True)
    marks = [mark for line in sheet.chart.lines for mark in line.marks]
    left = sheet.widest(sheet.said(mark) for mark in marks if mark.value is not None and mark.value < 0)
    right = sheet.widest(sheet.said(mark) for mark in marks if mark.value is None or mark.value >= 0)
    start = names.column(sheet) + (left + AWAY if left else 1)
    return Scale(low, high, start, sheet.width - right - AWAY)


def _bars(sheet: Sheet, scale: Scale, ranks: list[names.Rank]) -> Iterator[str]:
    for css in dict.fromkeys(classes(sheet.chart.lines)):
        marks = [(mark, middle) for rank in ranks for mark, own, middle in rank.marks if own == css]
        for is_open in (False, True):
            data = (_bar(sheet, scale, *pair) for pair in marks if pair[0].provisional == is_open)
            yield bar(sheet, css, "".join(data), is_open)
    half = _step(sheet) / 2
    ends = [(rank.marks[0][2] - half, rank.marks[-1][2] + half) for rank in ranks]
    yield path("zero", "".join(upright(scale(ZERO), *end) for end in ends))


def _bar(sheet: Sheet, scale: Scale, mark: Mark, middle: float) -> str:
    if not mark.value:
        return ""
    thick = _step(sheet) - 4
    return box(scale(ZERO), middle - thick / 2, _tip(scale, mark) - scale(ZERO), thick)


def _tip(scale: Scale, mark: Mark) -> float:
    """The end of a bar; what is not zero can be seen."""
    if not mark.value:
        return scale(ZERO)
    tip, foot = scale(mark.value), scale(ZERO)
    return max(tip, foot + LEAST) if mark.value > 0 else min(tip, foot - LEAST)


def _rank(sheet: Sheet, scale: Scale, rank: names.Rank) -> Iterator[str]:
    """The name of a place and the number of each of its bars."""
    yield from rank.texts
    for mark, _, middle in rank.marks:
        css = "" if mark.value is not None else "quiet"
        is_left = mark.value is not None and mark.value < 0
        x = _tip(scale, mark) + (-AWAY if is_left else AWAY)
        yield sheet.beside(x, middle, sheet.said(mark), css, "end" if is_left else "")
