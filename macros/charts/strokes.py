"""One line of marks: what joins them, what interrupts them, their dots and their intervals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from macros.charts.frame import Frame
from macros.charts.labels import sparse
from macros.charts.measure import Phrase
from macros.charts.model import Line, Mark
from macros.charts.shapes import dot, path, through, upright
from macros.charts.sheet import SHAPES, Sheet

# Dots closer to one another than this would hide their line.
CROWDED = 10.0
BREAK = "[b]"
ZERO = Decimal(0)
# Where a short text stands by its middle, and the text.
Sign = tuple[float, float, str]


@dataclass(frozen=True)
class Plot:
    """A frame, and where each place of the axis stands in it."""

    frame: Frame
    across: dict[int, float]

    def point(self, mark: Mark) -> tuple[float, float]:
        """Where a mark that has a value stands."""
        return self.across[mark.at], self.frame.scale(mark.value or ZERO)

    def is_crowded(self, line: Line) -> bool:
        """Whether the marks of a line are too close for a dot on each."""
        places = [self.across[mark.at] for mark in line.marks if mark.value is not None]
        return len(places) > 1 and (places[-1] - places[0]) / (len(places) - 1) < CROWDED


def last(line: Line) -> Mark | None:
    """The last mark that has a value."""
    return next((mark for mark in reversed(line.marks) if mark.value is not None), None)


def runs(marks: Iterable[Mark]) -> list[list[Mark]]:
    """The marks that one stroke joins: a mark without a value ends it, a break begins another."""
    found: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.value is None or mark.breaks:
            found.append([])
        if mark.value is not None:
            found[-1].append(mark)
    return [run for run in found if run]


def drawn(plot: Plot, line: Line, css: str) -> tuple[str, ...]:
    """The intervals of a line, its stroke and its dots, from the back to the front."""
    found = runs(line.marks)
    joined = "".join(through([plot.point(mark) for mark in run]) for run in found if len(run) > 1)
    return (*_intervals(plot, line, css), path(f"line {css}", joined), *_dots(plot, line, css))


def _intervals(plot: Plot, line: Line, css: str) -> tuple[str, ...]:
    """A band over neighbours that have an interval, a bar for one alone."""
    found = [run for whole in runs(line.marks) for run in _with_interval(whole)]
    band = "".join(_outline(plot, run) + "z" for run in found if len(run) > 1)
    bar = "".join(_outline(plot, run) for run in found if len(run) == 1)
    return path(f"band {css}", band), path(f"bar-of {css}", bar)


def _with_interval(run: list[Mark]) -> list[list[Mark]]:
    bare = (mark if mark.lower is not None and mark.upper is not None else None for mark in run)
    found: list[list[Mark]] = [[]]
    for mark in bare:
        found = [*found, []] if mark is None else [*found[:-1], [*found[-1], mark]]
    return [part for part in found if part]


def _outline(plot: Plot, run: list[Mark]) -> str:
    """Along the upper ends and back along the lower ones."""
    there = [(plot.across[mark.at], plot.frame.scale(mark.upper)) for mark in run if mark.upper is not None]
    back = [(plot.across[mark.at], plot.frame.scale(mark.lower)) for mark in run if mark.lower is not None]
    return through([*there, *reversed(back)])


def _dots(plot: Plot, line: Line, css: str) -> tuple[str, ...]:
    marks = [mark for mark in line.marks if mark.value is not None and _has_dot(plot, line, mark, css)]
    full = [mark for mark in marks if not mark.provisional]
    hollow = [mark for mark in marks if mark.provisional]
    return _shapes(plot, full, f"dot {css}", css), _shapes(plot, hollow, f"dot open {css}", css)


def _shapes(plot: Plot, marks: list[Mark], style: str, css: str) -> str:
    return path(style, "".join(dot(SHAPES.get(css, "circle"), *plot.point(mark)) for mark in marks))


def _has_dot(plot: Plot, line: Line, mark: Mark, css: str) -> bool:
    """Targets are a path, not measurements; among crowded marks only those that stand out have one."""
    if mark.provisional or [mark] in runs(line.marks):
        return True
    return css != "target" and (mark is last(line) or not plot.is_crowded(line))


def signs(sheet: Sheet, plot: Plot) -> list[Sign]:
    """The markers of what is missing, at the foot of its place, and the marker of each break at the top."""
    floor, top = plot.frame.bottom - sheet.pitch * 0.75, plot.frame.top + sheet.pitch * 0.75
    gaps = [(x, floor, sign) for x, sign in sparse(_gaps(sheet, plot), sheet.size)]
    breaks = sparse([(x, BREAK) for x in _breaks(sheet, plot)], sheet.size)
    return gaps + [(x, top, sign) for x, sign in breaks]


def marked(sheet: Sheet, plot: Plot) -> tuple[str, ...]:
    """The signs, and a dashed upright line for each break, which begins below its sign."""
    top = plot.frame.top + sheet.pitch * 1.25
    data = "".join(upright(x, top, plot.frame.bottom) for x in _breaks(sheet, plot))
    texts = (sheet.beside(x, y, Phrase(sign), "quiet", "middle") for x, y, sign in signs(sheet, plot))
    return (path("break", data), *texts)


def _gaps(sheet: Sheet, plot: Plot) -> list[tuple[float, str]]:
    texts: dict[int, list[str]] = {}
    for mark in (mark for line in sheet.chart.lines for mark in line.marks):
        if mark.value is None and mark.markers:
            texts.setdefault(mark.at, []).extend(mark.markers)
    return [(plot.across[at], " ".join(dict.fromkeys(found))) for at, found in texts.items()]


def _breaks(sheet: Sheet, plot: Plot) -> list[float]:
    """Half way between each break and the mark before it."""
    pairs = [pair for line in sheet.chart.lines for pair in pairwise(line.marks) if pair[1].breaks]
    return sorted({(plot.across[left.at] + plot.across[right.at]) / 2 for left, right in pairs})
