"""Every sum that binds the cells of a block: sub-periods, breakdowns and areas.

Time is cut at every first and last day that occurs. Each area and breakdown has one unknown for each piece
of time; a cell is the sum of its pieces. So months, quarters, years and rolling years need no rules of their
own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scipy.sparse import csr_matrix

from scripts.protect.cells import Cell

Parts = frozenset[tuple[str, str]]
Series = tuple[str, Parts]
Equation = dict[int, int]


@dataclass(frozen=True)
class System:
    """`matrix` × y = 0, where the first unknowns are the cells and the others nobody prints.

    `sums` are the cells that are made of other cells.
    """

    matrix: csr_matrix
    size: int
    sums: frozenset[int]


@dataclass(frozen=True)
class Shape:
    """What adds up: breakdowns whose parts make up the total, and for each area the areas it is made of."""

    additive: tuple[str, ...]
    made_of: Mapping[str, frozenset[str]]


def system(cells: Sequence[Cell], shape: Shape) -> System:
    """The sums of a block of cells with different subjects."""
    days = sorted({day for cell in cells for day in cell.subject.span})
    place = {day: number for number, day in enumerate(days)}
    pieces = {i: _range(place, cell) for i, cell in enumerate(cells)}
    unknown = _unknowns(cells, pieces, shape, len(days) - 1)
    size = 1 + max(max(row) for row in [*unknown.values(), [len(cells) - 1]])
    equations = [*_times(cells, pieces, unknown), *_totals(unknown, shape)]
    return System(_matrix(equations, size), size, frozenset(_sums(cells, unknown, shape)))


def _unknowns(
    cells: Sequence[Cell], pieces: Mapping[int, range], shape: Shape, many: int
) -> dict[Series, list[int]]:
    """The unknown of each series and piece of time: a cell where one covers just that piece."""
    alone = {(_series(cells[i]), part[0]): i for i, part in pieces.items() if len(part) == 1}
    count, found = len(cells), dict[Series, list[int]]()
    for series in _closed({_series(cell) for cell in cells}, shape.additive):
        row = []
        for piece in range(many):
            at = alone.get((series, piece))
            row.append(count if at is None else at)
            count += at is None
        found[series] = row
    return found


def _closed(series: set[Series], additive: Sequence[str]) -> list[Series]:
    """The series and all totals over them, printed or not."""
    found, waiting = set(series), list(series)
    while waiting:
        area, parts = waiting.pop()
        for dimension in additive:
            total = (area, frozenset(pair for pair in parts if pair[0] != dimension))
            if total not in found:
                found.add(total)
                waiting.append(total)
    return sorted(found, key=lambda one: (one[0], sorted(one[1])))


def _times(
    cells: Sequence[Cell], pieces: Mapping[int, range], unknown: Mapping[Series, list[int]]
) -> Iterator[Equation]:
    for i, part in pieces.items():
        if len(part) > 1:
            row = unknown[_series(cells[i])]
            yield {i: -1, **{row[piece]: 1 for piece in part}}


def _totals(unknown: Mapping[Series, list[int]], shape: Shape) -> Iterator[Equation]:
    for total, children in _families(unknown, shape):
        for piece, whole in enumerate(unknown[total]):
            yield {whole: -1, **{unknown[child][piece]: 1 for child in children}}


def _families(series: Mapping[Series, object], shape: Shape) -> Iterator[tuple[Series, list[Series]]]:
    """Each total with all its parts; a total of which some part is not there binds nothing."""
    seen = _categories(series, shape.additive)
    for area, parts in series:
        taken = {dimension for dimension, _ in parts}
        rest = _without(parts, shape.additive)
        for dimension in sorted(set(shape.additive) - taken):
            categories = sorted(seen[rest, dimension])
            yield from _family(series, (area, parts), [(area, parts | {(dimension, c)}) for c in categories])
        inside = sorted(shape.made_of.get(area, ()))
        yield from _family(series, (area, parts), [(child, parts) for child in inside])


def _categories(series: Iterable[Series], additive: Sequence[str]) -> Mapping[tuple[Parts, str], set[str]]:
    """The categories of each breakdown that adds up, for each combination of the breakdowns that do not."""
    seen: dict[tuple[Parts, str], set[str]] = defaultdict(set)
    for _, parts in series:
        for dimension, category in parts:
            seen[_without(parts, additive), dimension].add(category)
    return seen


def _without(parts: Parts, dimensions: Sequence[str]) -> Parts:
    return frozenset(pair for pair in parts if pair[0] not in dimensions)


def _family(
    series: Mapping[Series, object], total: Series, children: list[Series]
) -> Iterator[tuple[Series, list[Series]]]:
    if children and all(child in series for child in children):
        yield total, children


def _sums(cells: Sequence[Cell], unknown: Mapping[Series, list[int]], shape: Shape) -> Iterator[int]:
    totals = {total for total, _ in _families(unknown, shape)}
    for series, members in by_series(cells).items():
        for i in members:
            if series in totals or any(is_inside(cells[j], cells[i]) for j in members):
                yield i


def by_series(cells: Sequence[Cell]) -> Mapping[Series, list[int]]:
    """The places of the cells that differ in nothing but their period."""
    found: dict[Series, list[int]] = defaultdict(list)
    for i, cell in enumerate(cells):
        found[_series(cell)].append(i)
    return found


def is_inside(part: Cell, whole: Cell) -> bool:
    """Whether the period of one cell lies within the longer one of another of its series."""
    (first, after), (start, end) = part.subject.span, whole.subject.span
    return start <= first and after <= end and after - first < end - start


def overlaps(one: Cell, other: Cell) -> bool:
    """Whether two periods of a series share days and neither lies within the other, as rolling years do."""
    (first, after), (start, end) = sorted([one.subject.span, other.subject.span])
    return first < start < after < end


def _range(place: Mapping[date, int], cell: Cell) -> range:
    first, after = cell.subject.span
    return range(place[first], place[after])


def _series(cell: Cell) -> Series:
    return cell.subject.area, cell.subject.parts


def _matrix(equations: Sequence[Equation], size: int) -> csr_matrix:
    triples = [(row, at, sign) for row, equation in enumerate(equations) for at, sign in equation.items()]
    rows, columns, signs = zip(*triples, strict=True) if triples else ((), (), ())
    return csr_matrix((signs, (rows, columns)), shape=(len(equations), size), dtype=float)
