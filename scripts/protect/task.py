"""One block to protect: what must be hidden, what must show, and what a reader must go on believing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from scripts.protect import alternatives
from scripts.protect.alternatives import UP, Numbers, Windows
from scripts.protect.cells import Cell
from scripts.protect.equations import Shape, System, by_series, is_inside, overlaps, system

SAFE_LOW = 1


@dataclass(frozen=True)
class Cut:
    """`weights` × x must be at least `least`."""

    weights: Numbers = field(repr=False)
    least: float = field(repr=False)


@dataclass(frozen=True)
class Task:
    """One block to protect. `always` and `never` are cells that are hidden, or shown, whatever it costs.

    `wanted` are the cells to protect; `lost` are those that what is public already gives away.
    """

    cells: tuple[Cell, ...]
    system: System
    scenarios: tuple[Windows, ...]
    always: frozenset[int]
    never: frozenset[int]
    wanted: frozenset[int]
    rules: tuple[Cut, ...]
    lost: frozenset[int] = frozenset()

    def start(self) -> Numbers:
        """Nothing hidden but what must be."""
        return np.array([float(i in self.always) for i in range(len(self.cells))])

    def end(self) -> Numbers:
        """All hidden but what must not be."""
        return np.array([float(i not in self.never) for i in range(len(self.cells))])

    def goal(self, at: int, side: int) -> int:
        """What a reader must believe possible of a hidden cell, upwards and downwards."""
        return self.cells[at].least_shown if side == UP else SAFE_LOW


def task(cells: tuple[Cell, ...], shape: Shape, small: frozenset[int]) -> Task:
    """What has to be done for a block whose `small` cells may not be shown."""
    sums = system(cells, shape)
    public = known(cells)
    secret = frozenset(i for i, cell in enumerate(cells) if cell.is_secret) | frozenset(_unsupplied(cells))
    empty = frozenset(i for i, cell in enumerate(cells) if cell.printed is None)
    always = (small | secret | empty) - public
    never = public | (_headlines(cells, shape) - always)
    rules = tuple(_rolling(cells, public))
    wanted = (small | secret) - public
    return Task(cells, sums, tuple(alternatives.scenarios(cells, sums)), always, never, wanted, rules)


def known(cells: Sequence[Cell]) -> frozenset[int]:
    """What is public for good."""
    return frozenset(i for i, cell in enumerate(cells) if cell.public is not None)


def _unsupplied(cells: Sequence[Cell]) -> Iterator[int]:
    """New figures that cover a hidden period which nobody has supplied this time."""
    for members in by_series(cells).values():
        missing = [i for i in members if cells[i].is_secret and cells[i].printed is None]
        for i in members:
            if cells[i].is_new and any(is_inside(cells[j], cells[i]) for j in missing):
                yield i


def _headlines(cells: Sequence[Cell], shape: Shape) -> frozenset[int]:
    """The totals over everything: they show, or the figures have to be merged."""
    areas = {cell.subject.area for cell in cells}
    parts = {area for whole in areas for area in shape.made_of.get(whole, ())}
    found: set[int] = set()
    for (area, narrowed), members in by_series(cells).items():
        if not narrowed and area not in parts:
            found |= {i for i in members if _stands_alone(cells, i, members)}
    return frozenset(found)


def _stands_alone(cells: Sequence[Cell], at: int, members: Sequence[int]) -> bool:
    others = [cells[i] for i in members if i != at]
    return not any(is_inside(cells[at], other) or overlaps(cells[at], other) for other in others)


def _rolling(cells: Sequence[Cell], known: frozenset[int]) -> Iterator[Cut]:
    """A rolling sum is hidden where a part of it is, unless it is public already."""
    for members in by_series(cells).values():
        for i in members:
            if i not in known and any(overlaps(cells[i], cells[j]) for j in members):
                yield from (_implies(len(cells), j, i) for j in members if is_inside(cells[j], cells[i]))


def _implies(many: int, if_hidden: int, then_hidden: int) -> Cut:
    weights = np.zeros(many)
    weights[then_hidden], weights[if_hidden] = 1, -1
    return Cut(weights, 0)
