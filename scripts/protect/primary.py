"""Which cells are hidden for what they are: small ones, and a nought that gives a whole group away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from scripts.protect.cells import Cell
from scripts.protect.equations import Shape
from scripts.rounding import SENSITIVE


def small(cells: Sequence[Cell], shape: Shape) -> frozenset[int]:
    """The places of the cells that may not be shown, whatever stands around them."""
    return frozenset(i for i, cell in enumerate(cells) if cell.is_small) | frozenset(_telling(cells, shape))


def _telling(cells: Sequence[Cell], shape: Shape) -> Iterator[int]:
    """Noughts in a line that has all its people in one place: they say where everybody is."""
    for line in _lines(cells, shape):
        counts = [cells[i].truth for i in line]
        if len(line) > 1 and None not in counts and sum(1 for count in counts if count) == 1:
            yield from (i for i in line if cells[i].truth == 0 and cells[i].tier == SENSITIVE)


def _lines(cells: Sequence[Cell], shape: Shape) -> list[list[int]]:
    """The parts of each total, by breakdown or by area, at one time."""
    found: dict[object, list[int]] = defaultdict(list)
    whole_of = {part: whole for whole, parts in shape.made_of.items() for part in parts}
    for i, cell in enumerate(cells):
        key = cell.subject
        for dimension, category in (pair for pair in key.parts if pair[0] in shape.additive):
            found[key.span, key.area, key.parts - {(dimension, category)}, dimension].append(i)
        if key.area in whole_of:
            found[key.span, whole_of[key.area], key.parts, ""].append(i)
    return list(found.values())
