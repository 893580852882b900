"""Upright bars from zero: one for each mark, those of several series side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from macros.charts import ends, key, rows
from macros.charts.frame import Frame, below, framed, grid, gutter, level_lines
from macros.charts.hatch import bar, patterns
from macros.charts.labels import MOST_LINES, Below, sparse, thinned
from macros.charts.measure import Phrase, longest_word, wrap
from macros.charts.model import Mark
from macros.charts.shapes import box
from macros.charts.sheet import Drawn, Sheet, classes, places

HEIGHTS = {True: 210.0, False: 270.0}
# The part of its place that a group of bars fills, and the widest bar.
FILL, WIDEST = 0.76, 64.0
# What is not zero can be seen.
LEAST = 1.0
# How far above its bar the middle of a number stands, in lines of text.
LIFT = 0.65


@dataclass(frozen=True)
class Stand:
    """The frame, the middle of each place in it, and how wide places and bars are."""

    frame: Frame
    across: dict[int, float]
    pitch: float
    bar: float
    series: int

    def middle(self, mark: Mark, number: int) -> float:
        """The middle of the bar of a mark of that series, counted from 0."""
        return self.across[mark.at] + (number - (self.series - 1) / 2) * self.bar

    @property
    def foot(self) -> float:
        """Where bars begin."""
        zero = self.frame.ticks[0] * 0
        return self.frame.scale(zero)

    def tip(self, mark: Mark) -> float:
        """Where the bar of a mark with a value ends."""
        if not mark.value:
            return self.foot
        tip = self.frame.scale(mark.value)
        return min(tip, self.foot - LEAST) if mark.value > 0 else max(tip, self.foot + LEAST)


def draw(sheet: Sheet) -> Drawn:
    """The key of the series, the unit, the bars.

    Where there is no room for the names or numbers of places that are not times, the bars lie.
    """
    stand, labels = _standing(sheet, 0)
    if not labels or not (sheet.chart.dated or _numbers(sheet, stand)):
        return rows.draw(sheet)
    head = key.above(sheet, key.series(sheet), lies=False)
    stand, labels = _standing(sheet, head.height + sheet.pitch * 1.2)
    foot = below(sheet, stand.frame, labels, [label.at for label in labels])
    parts = (
        patterns(sheet),
        *grid(sheet, stand.frame),
        *_bars(sheet, stand),
        level_lines(sheet, stand.frame),
        *_signs(sheet, stand),
        *foot.parts,
        *ends.drawn(sheet, stand.frame, ends.of_levels(sheet, stand.frame)),
    )
    return Drawn(foot.height, head.parts + parts)


def _standing(sheet: Sheet, top: float) -> tuple[Stand, list[Below]]:
    names = [sheet.named(level) for level in sheet.chart.levels]
    height = max(HEIGHTS[sheet.narrow], ends.height(sheet, names))
    stand = _stand(sheet, framed(sheet, gutter(sheet), ends.margin(sheet, names), top, height))
    return stand, _labels(sheet, stand)


def _stand(sheet: Sheet, frame: Frame) -> Stand:
    found = [*places(sheet.chart)]
    order = _order(found) if sheet.chart.dated else [*range(len(found))]
    pitch = (frame.right - frame.left) / (order[-1] + 1)
    middles = [frame.left + pitch * (number + 0.5) for number in order]
    series = len(sheet.chart.lines)
    bar = min(FILL * pitch / series, WIDEST)
    return Stand(frame, dict(zip(found, middles, strict=True)), pitch, bar, series)


def _order(days: list[int]) -> list[int]:
    """Which place each day has among equally wide ones, so that a year left out leaves its place empty.

    Months differ in length; their places do not. Days without any such rhythm just follow one another.
    """
    steps = sorted(right - left for left, right in pairwise(days))
    usual = steps[len(steps) // 2] if steps else 1
    order = [round((day - days[0]) / usual) for day in days]
    return order if len(set(order)) == len(order) else [*range(len(days))]


def _labels(sheet: Sheet, stand: Stand) -> list[Below]:
    """The labels of the places; none where names that must all be read do not fit."""
    wanted = [(stand.across[at], label) for at, label in places(sheet.chart).items()]
    if sheet.chart.dated:
        return thinned(wanted, sheet.size, 0, sheet.width)
    most = stand.pitch - sheet.size / 2
    made = [Below(x, x, wrap(Phrase(label), most, sheet.size)) for x, label in wanted]
    fits = all(longest_word(Phrase(label), sheet.size) <= most for _, label in wanted)
    return made if fits and all(len(label.lines) <= MOST_LINES for label in made) else []


def _each(sheet: Sheet) -> Iterator[tuple[int, Mark]]:
    """Every mark with the number of its series."""
    return ((number, mark) for number, line in enumerate(sheet.chart.lines) for mark in line.marks)


def _bars(sheet: Sheet, stand: Stand) -> Iterator[str]:
    for number, css in enumerate(classes(sheet.chart.lines)):
        for is_open in (False, True):
            marks = [m for i, m in _each(sheet) if i == number and m.value and m.provisional == is_open]
            yield bar(sheet, css, "".join(_bar(stand, mark, number) for mark in marks), is_open)


def _bar(stand: Stand, mark: Mark, number: int) -> str:
    """One bar, with a little air on both sides where it stands beside another."""
    air = 1.0 if stand.series > 1 else 0.0
    left = stand.middle(mark, number) - stand.bar / 2 + air
    return box(left, stand.foot, stand.bar - 2 * air, stand.tip(mark) - stand.foot)


def _numbers(sheet: Sheet, stand: Stand) -> list[Phrase]:
    """What is written at each bar, in the order of the marks; nothing where there is no room for all."""
    room = stand.pitch - 4 if stand.series == 1 else stand.bar - 2
    texts = [sheet.said(mark, most=room) for _, mark in _each(sheet)]
    return texts if sheet.widest(texts) <= room else []


def _signs(sheet: Sheet, stand: Stand) -> Iterator[str]:
    """The numbers where there is room for them; the markers of what is missing always."""
    wanted = [(stand.middle(mark, number), mark) for number, mark in _each(sheet)]
    texts = _numbers(sheet, stand)
    for (x, mark), text in zip(wanted, texts, strict=False):
        css = "" if mark.value is not None else "quiet"
        yield sheet.beside(x, _over(sheet, stand, mark), text, css, "middle")
    if not texts:
        missing = [(x, " ".join(mark.markers)) for x, mark in wanted if mark.value is None and mark.markers]
        for x, sign in sparse(missing, sheet.size):
            yield sheet.beside(x, stand.foot - sheet.pitch * LIFT, Phrase(sign), "quiet", "middle")


def _over(sheet: Sheet, stand: Stand, mark: Mark) -> float:
    """Above the bar; above zero where it hangs down, so that the names below stay free."""
    tip = stand.foot if mark.value is None or mark.value < 0 else stand.tip(mark)
    return tip - sheet.pitch * LIFT
