"""The attack of the protector on its own choice: which hidden cells can be narrowed down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from scripts.protect import alternatives
from scripts.protect.alternatives import CLOSE, DOWN, UP, NoTableError, Numbers, Reach, Windows
from scripts.protect.task import Task

End = tuple[int, int]
# A table for many cells at once is worth its time while it clears at least so many.
WORTH = 4


@dataclass(frozen=True)
class Failure:
    """A cell and side on which a reader gets too far, and the table that proves how far."""

    at: int
    side: int
    reach: Reach
    windows: Windows


@dataclass
class Attack:
    """The attack on one block. It remembers the tables it finds: one that still fits is still a proof."""

    task: Task
    tables: list[list[Numbers]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.tables = [[] for _ in self.task.scenarios]

    def check(self) -> None:
        """Raises NoTableError when the figures contradict each other before anything is hidden."""
        nothing = np.zeros(len(self.task.cells))
        self._furthest(0, self.task.scenarios[0], nothing, 0, UP)

    def failures(self, hide: Numbers, judged: Iterable[int]) -> list[Failure]:
        """Cells and sides that are given away when `hide` is hidden. Raises NoTableError."""
        found: list[Failure] = []
        for number, windows in enumerate(self.task.scenarios):
            try:
                found += self._failures(number, windows, hide, judged)
            except NoTableError:
                if not number:
                    raise  # in an older scenario the reader, too, sees that it contradicts what is new
        return found

    def fractions(self, hide: Numbers, judged: Iterable[int]) -> list[int]:
        """Cells that only tables with fractions protect; nothing else is given away."""
        found: list[int] = []
        for number, windows in enumerate(self.task.scenarios):
            try:
                found += self._fractions(number, windows, hide, judged)
            except NoTableError:
                continue
        return found

    def _failures(self, number: int, windows: Windows, hide: Numbers, judged: Iterable[int]) -> list[Failure]:
        found: list[Failure] = []
        ends = self._left(number, windows, hide, judged, whole=False)
        ends = self._many_at_once(number, windows, hide, ends)
        while ends:
            at, side = min(ends)
            reach = self._furthest(number, windows, hide, at, side)
            if self._narrows(reach.table, at, side):
                found.append(Failure(at, side, reach, windows))
            ends = self._not_reached(ends - {(at, side)}, reach.table)
        return found

    def _many_at_once(self, number: int, windows: Windows, hide: Numbers, ends: set[End]) -> set[End]:
        """The sides that are left after tables that push many cells in one direction or the other."""
        random, before = np.random.default_rng(0), len(ends) + WORTH
        while WORTH < len(ends) <= before - WORTH:
            before, pushes = len(ends), np.zeros(self.task.system.size)
            for at, side in sorted(ends):
                pushes[at] += side * random.random()
            table = alternatives.pushed(self.task.system, windows, hide, pushes).table
            self.tables[number].append(table)
            ends = self._not_reached(ends, table)
        return ends

    def _fractions(self, number: int, windows: Windows, hide: Numbers, judged: Iterable[int]) -> list[int]:
        found: list[int] = []
        ends = self._left(number, windows, hide, judged, whole=True)
        while ends:
            at, side = min(ends)
            ends.discard((at, side))
            table = self._whole(number, windows, hide, at, side)
            if table is None:
                found.append(at)
            else:
                ends = self._not_reached(ends, table)
        return found

    def _whole(self, number: int, windows: Windows, hide: Numbers, at: int, side: int) -> Numbers | None:
        """A table of whole numbers that clears a side, or shows that it needs no clearing."""
        table = self._furthest(number, windows, hide, at, side).table
        if alternatives.is_whole(table) or (side == DOWN and self._is_large(table, at)):
            return table
        goal = self.task.goal(at, side)
        whole = alternatives.reaches_whole(self.task.system, windows, hide, at, side, goal)
        if whole is not None:
            self.tables[number].append(whole)
        return whole

    def _furthest(self, number: int, windows: Windows, hide: Numbers, at: int, side: int) -> Reach:
        push = np.zeros(self.task.system.size)
        push[at] = side
        reach = alternatives.pushed(self.task.system, windows, hide, push)
        self.tables[number].append(reach.table)
        return reach

    def _left(
        self, number: int, windows: Windows, hide: Numbers, judged: Iterable[int], *, whole: bool
    ) -> set[End]:
        """Both sides of each judged cell, without those that a remembered table clears."""
        ends = {(at, side) for at in judged if at not in windows.told for side in (UP, DOWN)}
        low, high = windows.bounds(hide)
        for table in self.tables[number]:
            fits = np.all((table >= low - CLOSE) & (table <= high + CLOSE))
            if fits and (not whole or alternatives.is_whole(table)):
                ends = self._not_reached(ends, table)
        return ends

    def _not_reached(self, ends: set[End], table: Numbers) -> set[End]:
        return {(at, side) for at, side in ends if not self._reached(table, at, side)}

    def _reached(self, table: Numbers, at: int, side: int) -> bool:
        return bool(side * table[at] >= side * self.task.goal(at, side) - CLOSE)

    def _narrows(self, table: Numbers, at: int, side: int) -> bool:
        """Whether the furthest table falls short; a cell that is surely large is nothing to protect."""
        return not self._reached(table, at, side) and not (side == DOWN and self._is_large(table, at))

    def _is_large(self, table: Numbers, at: int) -> bool:
        return bool(table[at] >= self.task.goal(at, UP) - CLOSE)
