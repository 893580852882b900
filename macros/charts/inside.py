"""The name of a line that ends early, beside its end, where nothing else is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot

from macros.charts import strokes
from macros.charts.ends import SHARE, End
from macros.charts.measure import Phrase, longest_word
from macros.charts.sheet import Sheet
from macros.charts.strokes import Plot

AWAY, AIR, STEP = 9.0, 3.0, 3.0


@dataclass(frozen=True)
class Patch:
    """A part of the frame, with the lines of text that may stand there."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[Phrase, ...] = ()

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it or at its edge."""
        return self.left - AIR < x < self.right + AIR and self.top - AIR < y < self.bottom + AIR

    def meets(self, other: Patch) -> bool:
        """Whether the two overlap."""
        return min(self.right, other.right) > max(self.left, other.left) and min(
            self.bottom, other.bottom
        ) > max(self.top, other.top)


def placed(sheet: Sheet, plot: Plot, ends: list[End]) -> dict[End, Patch]:
    """A free patch for each of the names that finds one."""
    taken = [_sign(sheet, *sign) for sign in strokes.signs(sheet, plot)]
    found: dict[End, Patch] = {}
    for end in ends:
        free = [patch for patch in _patches(sheet, plot, end) if _is_free(sheet, plot, patch, taken)]
        if free:
            found[end] = free[0]
            taken.append(free[0])
    return found


def drawn(sheet: Sheet, patch: Patch) -> tuple[str, ...]:
    """The name in its patch; without the shape of its dots, which would look like one more of them."""
    return sheet.block(patch.left, patch.top, patch.lines)


def _sign(sheet: Sheet, x: float, y: float, sign: str) -> Patch:
    half = sheet.widest([Phrase(sign)]) / 2
    return Patch(x - half, y - sheet.pitch / 2, x + half, y + sheet.pitch / 2)


def _patches(sheet: Sheet, plot: Plot, end: End) -> Iterator[Patch]:
    """Beside the end of the line, or a little below or above that."""
    left = end.x + AWAY
    most = min(plot.frame.right - left, SHARE * sheet.width)
    if longest_word(end.name, sheet.size) > most:
        return
    lines = sheet.wrapped(end.name, most)
    high = len(lines) * sheet.pitch
    right = left + sheet.widest(lines)
    yield Patch(left, end.y - sheet.pitch / 2, right, end.y - sheet.pitch / 2 + high, lines)
    for off in (AIR, 2 * AIR, 4 * AIR):
        yield Patch(left, end.y + off, right, end.y + off + high, lines)
        yield Patch(left, end.y - off - high, right, end.y - off, lines)


def _is_free(sheet: Sheet, plot: Plot, patch: Patch, taken: list[Patch]) -> bool:
    levels = (plot.frame.scale(level.value) for level in sheet.chart.levels)
    return (
        plot.frame.top <= patch.top
        and patch.bottom <= plot.frame.bottom - AIR
        and not any(patch.holds(patch.left, y) for y in levels)
        and not any(patch.meets(other) for other in taken)
        and not any(patch.holds(x, y) for x, y in _points(sheet, plot))
    )


def _points(sheet: Sheet, plot: Plot) -> Iterator[tuple[float, float]]:
    """Every line, as points close to one another."""
    for line in sheet.chart.lines:
        for run in strokes.runs(line.marks):
            yield plot.point(run[-1])
            for start, end in pairwise(map(plot.point, run)):
                yield from _between(start, end)


def _between(start: tuple[float, float], end: tuple[float, float]) -> Iterator[tuple[float, float]]:
    count = ceil(hypot(end[0] - start[0], end[1] - start[1]) / STEP) or 1
    for step in range(count):
        part = step / count
        yield start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])
