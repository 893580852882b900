"""Other tables that a reader cannot tell from the true one: the attack of the protector on its own choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from scripts import rounding
from scripts.protect.cells import Cell
from scripts.protect.equations import System

Numbers = NDArray[np.float64]
UP, DOWN = 1, -1
CLOSE = 1e-6


@dataclass(frozen=True)
class Windows:
    """What a reader knows of every unknown where it is shown and where it is hidden, as smallest and largest.

    `told` are the cells that are known whatever is hidden now.
    """

    told: frozenset[int]
    shown: tuple[Numbers, Numbers] = field(repr=False)
    hidden: tuple[Numbers, Numbers] = field(repr=False)

    def bounds(self, hide: Numbers) -> tuple[Numbers, Numbers]:
        """The bounds for a choice of hidden cells, which may be fractions between 0 and 1."""
        share = np.zeros(len(self.shown[0]))
        share[: len(hide)] = hide
        low, high = (s + (h - s) * share for s, h in zip(self.shown, self.hidden, strict=True))
        return low, high


@dataclass(frozen=True)
class Reach:
    """How far one unknown can go: the table that goes furthest, and the price of each bound."""

    table: Numbers = field(repr=False)
    lower: Numbers = field(repr=False)
    upper: Numbers = field(repr=False)


class NoTableError(Exception):
    """The figures contradict each other: no table at all fits them."""


def scenarios(cells: Sequence[Cell], system: System) -> list[Windows]:
    """What the public may hold to be known: the newest of every figure, or what an older edition printed."""
    editions = sorted({edition for cell in cells for edition in cell.once})
    differing = [e for e in editions if any(cell.once.get(e, cell.printed) != cell.printed for cell in cells)]
    newest = [cell.public for cell in cells]
    older = [[cell.once.get(edition, cell.public) for cell in cells] for edition in differing]
    return [_windows(cells, known, system.size) for known in [newest, *older]]


def _windows(cells: Sequence[Cell], known: Sequence[int | None], size: int) -> Windows:
    most, rest = _most(cells), size - len(cells)
    rows = [_window(cell, told, most) for cell, told in zip(cells, known, strict=True)]
    columns = np.array([*rows, *[(0, most, 0, most)] * rest], dtype=float).T
    told = frozenset(i for i, value in enumerate(known) if value is not None)
    return Windows(told, (columns[0], columns[1]), (columns[2], columns[3]))


def _most(cells: Sequence[Cell]) -> int:
    """More than any cell can be, so that a bound at this height binds nothing."""
    known = [value for cell in cells for value in (cell.truth, *cell.once.values()) if value is not None]
    return 2 * sum(known) + 1000


def _window(cell: Cell, told: int | None, most: int) -> tuple[int, int, int, int]:
    """The smallest and largest of a cell where it is shown, and where it is hidden."""
    if told is not None:
        return (*rounding.window(told, cell.tier), *rounding.window(told, cell.tier))
    least, largest = cell.outer or (0, most)
    if cell.printed is None:
        return least, largest, least, largest
    if cell.is_small and cell.truth is not None:  # it never shows, but the table has to hold it
        return cell.truth, cell.truth, least, largest
    low, high = rounding.window(cell.printed, cell.tier)
    return max(low, least), min(high, largest), least, largest


def pushed(system: System, windows: Windows, hide: Numbers, push: Numbers) -> Reach:
    """The table that goes furthest in a direction. Raises NoTableError."""
    low, high = windows.bounds(hide)
    zeros, sides = np.zeros(system.matrix.shape[0]), np.column_stack([low, high])
    found = linprog(-push, A_eq=system.matrix, b_eq=zeros, bounds=sides, method="highs")
    if found.x is None:
        raise NoTableError
    return Reach(found.x, np.maximum(found.lower.marginals, 0), np.maximum(-found.upper.marginals, 0))


def reaches_whole(
    system: System, windows: Windows, hide: Numbers, at: int, side: int, goal: int
) -> Numbers | None:
    """A table of whole numbers in which the unknown `at` comes to `goal`; None when there is none."""
    low, high = windows.bounds(hide)
    low, high = low.copy(), high.copy()
    if side == UP:
        low[at] = max(low[at], goal)
    else:
        high[at] = min(high[at], goal)
    if low[at] > high[at]:
        return None
    sums = LinearConstraint(system.matrix, 0, 0)
    every = np.ones(system.size)
    found = milp(np.zeros(system.size), integrality=every, bounds=Bounds(low, high), constraints=sums)
    return None if found.x is None else found.x


def is_whole(table: Numbers) -> bool:
    """Whether a table holds nothing but whole numbers."""
    return bool(np.all(np.abs(table - np.round(table)) < CLOSE))
