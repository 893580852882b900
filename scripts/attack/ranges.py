"""The smallest and largest value that each hidden count can have, over all that is printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix, hstack, identity

from scripts.attack.leaves import Pieces
from scripts.attack.public import Key, Range, View

Numbers = NDArray[np.float64]
NEAR = 1e-6
ROOM = 1000


@dataclass(frozen=True)
class World:
    """Pieces with all that is known of sums of them: `low` <= `sums` × pieces <= `high`."""

    pieces: Pieces
    sums: csr_matrix
    low: Numbers = field(repr=False)
    high: Numbers = field(repr=False)

    @property
    def ceiling(self) -> float:
        """More than a piece needs to be; a count that can be as large has no largest value."""
        return float(self.high[np.isfinite(self.high)].sum()) + ROOM


def world(pieces: Pieces, view: View) -> World:
    """What a view says, mended as little as it needs where it contradicts itself."""
    rows, low, high = [], [], []
    for at, (row, is_known) in {at: (i, at in view.known) for i, at in enumerate(pieces.keys)}.items():
        facts = [view.known[at]] if is_known else list(view.rates.get(at, ()))
        for least, most in facts:
            rows.append(row)
            low.append(least)
            high.append(most)
    facts_of = pieces.made_of[rows] if rows else csr_matrix((0, pieces.made_of.shape[1]))
    return _mended(World(pieces, facts_of, np.array(low, dtype=float), np.array(high, dtype=float)))


def _mended(given: World) -> World:
    """Allow each fact to be wrong, by as little as possible in all; nothing where no fact has to be."""
    count, size = given.sums.shape
    if not count or _solve(given, np.zeros(size), whole=False) is not None:
        return given
    wide = hstack([given.sums, identity(count), -identity(count)]).tocsr()
    cost = np.concatenate([np.zeros(size), np.ones(2 * count)])
    found = milp(cost, bounds=Bounds(0, np.inf), constraints=LinearConstraint(wide, given.low, given.high))
    short, over = found.x[size : size + count], found.x[size + count :]
    return World(
        given.pieces, given.sums, np.floor(given.low - short - NEAR), np.ceil(given.high + over + NEAR)
    )


def _solve(where: World, cost: Numbers, *, whole: bool) -> Numbers | None:
    facts = LinearConstraint(where.sums, where.low, where.high) if where.sums.shape[0] else ()
    limits = Bounds(0, where.ceiling)
    found = milp(cost, integrality=np.full(len(cost), int(whole)), bounds=limits, constraints=facts)
    return None if found.x is None else found.x


@dataclass
class Seen:
    """The smallest and largest value seen so far of each count, over tables of whole numbers."""

    least: Numbers = field(repr=False)
    most: Numbers = field(repr=False)

    def look(self, values: Numbers) -> None:
        """Take one more table into account."""
        self.least, self.most = np.minimum(self.least, values), np.maximum(self.most, values)


def narrow(where: World, wanted: Iterable[Key], threshold: int) -> Mapping[Key, Range]:
    """The wanted counts that cannot be 1 or less, or cannot be `threshold`, with their whole-number ranges.

    Those that are surely `threshold` or more are left out. A table that clears one count often clears others.
    """
    size = len(where.pieces.keys)
    seen, found = Seen(np.full(size, np.inf), np.full(size, -np.inf)), dict[Key, Range]()
    place = {at: i for i, at in enumerate(where.pieces.keys)}
    for at in wanted:
        if seen.least[place[at]] > 1 + NEAR:
            _extreme(where, place[at], 1, seen)
        if seen.most[place[at]] < threshold - NEAR:
            _extreme(where, place[at], -1, seen)
    for at in wanted:
        least, most = seen.least[place[at]], seen.most[place[at]]
        if (least > 1 + NEAR and least < threshold - NEAR) or most < threshold - NEAR:
            found[at] = range_of(where, at)
    return found


def range_of(where: World, at: Key) -> Range:
    """The smallest and the largest whole number that one count can be."""
    place = where.pieces.keys.index(at)
    size = len(where.pieces.keys)
    seen = Seen(np.full(size, np.inf), np.full(size, -np.inf))
    for sign in (1, -1):
        _extreme(where, place, sign, seen)
    if not np.isfinite(seen.least[place]):  # fractions fit what is printed, whole numbers do not
        return 0, 0
    return round(seen.least[place]), round(seen.most[place])


def _extreme(where: World, place: int, sign: int, seen: Seen) -> None:
    """Look at the table in which a count is smallest (1) or largest (-1)."""
    cost = sign * where.pieces.made_of[place].toarray().ravel()
    table = _solve(where, cost, whole=False)
    if table is None or np.any(np.abs(table - np.round(table)) > NEAR):
        table = _solve(where, cost, whole=True)
    if table is not None:
        seen.look(where.pieces.made_of @ np.round(table))
