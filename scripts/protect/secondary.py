"""Which further cells have to be hidden: the least that leaves no small cell to be worked out.

Fischetti and Salazar's model (Handbook on Statistical Disclosure Control, chapter 4). Its second tables y are
not written out. Whether they exist is asked of a linear program for one cell and side at a time, and each
“no” comes back as an inequality on x, by duality (Benders' cuts, as the authors do). So a cell enters the
model only when the attack finds it exposed, and the model of a table of a thousand cells stays small.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from math import log

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

from scripts.protect.alternatives import CLOSE, Numbers
from scripts.protect.cells import Cell
from scripts.protect.equations import Shape
from scripts.protect.task import Cut, Task, known, task
from scripts.protect.weak import Attack, Failure

SUBTOTAL = 10
# The choice may cost this share more than the best one; whatever it is, it must withstand the attack.
GAP = 0.001
VIOLATED = 1e-4
MOST_NODES = 20_000
# Rounds in which the best choice is sought anew; three breakdowns at once could take many more.
PATIENCE = 25


class InfeasibleError(Exception):
    """No choice of cells protects the small ones."""


@dataclass(frozen=True)
class Choice:
    """The cells to hide; `lost` are those that were given away before, so that hiding does not help them."""

    hidden: frozenset[int]
    lost: frozenset[int]


def choose(cells: tuple[Cell, ...], shape: Shape, small: Iterable[int]) -> Choice:
    """The cheapest safe choice that hides all `small` cells.

    Raises InfeasibleError when there is none, NoTableError when the figures contradict each other.
    """
    given = task(cells, shape, frozenset(small))
    attack = Attack(given)
    attack.check()
    attack.failures(given.start(), given.wanted)  # what clears a cell here clears it wherever more is hidden
    lost = _exposed(attack, replace(given, never=known(cells)).end(), given.wanted)
    wanted = given.wanted - lost
    if _exposed(attack, given.end(), wanted):
        raise InfeasibleError
    return Choice(_solve(replace(given, wanted=wanted, lost=lost), attack), lost)


def _exposed(attack: Attack, hide: Numbers, wanted: frozenset[int]) -> frozenset[int]:
    """The wanted cells that a reader can narrow down even so."""
    return frozenset(failure.at for failure in attack.failures(hide, wanted))


def _solve(given: Task, attack: Attack) -> frozenset[int]:
    cuts, hide = list(given.rules), given.start()
    if any(cut.weights @ hide < cut.least - CLOSE for cut in cuts):
        hide = _master(given, cuts, whole=False)
    while found := _cuts(given, attack, hide, given.wanted):  # without whole numbers first: that is quick
        cuts += found
        hide = _master(given, cuts, whole=False)
    try:
        return _whole(given, attack, cuts, PATIENCE)
    except InfeasibleError:  # what was kept hidden to save time may itself stand in the way
        return _whole(given, attack, cuts, None)


def _whole(given: Task, attack: Attack, cuts: list[Cut], patience: int | None) -> frozenset[int]:
    """The choice in whole cells. After `patience` rounds what is hidden stays so, which ends the search."""
    kept = given.always
    for turn in count():
        hide = np.round(_master(replace(given, always=kept), cuts, whole=True))
        hidden = frozenset(np.flatnonzero(hide).tolist())
        judged = _judged(given, hidden)
        found = _cuts(given, attack, hide, judged)
        if not found and not (found := [_one_more(given, hide, at) for at in attack.fractions(hide, judged)]):
            return hidden
        cuts += found
        if patience is not None and turn >= patience:
            kept |= hidden
    raise InfeasibleError


def _judged(given: Task, hidden: frozenset[int]) -> frozenset[int]:
    """Hidden cells that a reader could take for small ones; what was given away before is left out."""
    told = {i for i in hidden if given.cells[i].printed is None or given.cells[i].public is not None}
    return (hidden - told - given.lost) | given.wanted


def _master(given: Task, cuts: Sequence[Cut], *, whole: bool) -> Numbers:
    """The cheapest choice that keeps all inequalities found so far."""
    costs = np.array([_cost(cell, i in given.system.sums) for i, cell in enumerate(given.cells)])
    rows = csr_matrix(np.array([cut.weights for cut in cuts]).reshape(len(cuts), len(costs)))
    found = milp(
        costs,
        integrality=np.full(len(costs), int(whole)),
        bounds=Bounds(given.start(), given.end()),
        constraints=LinearConstraint(rows, np.array([cut.least for cut in cuts]), np.inf) if cuts else (),
        options={"mip_rel_gap": GAP, "node_limit": MOST_NODES},
    )
    if found.x is None:
        raise InfeasibleError
    hide: Numbers = np.clip(found.x, 0, 1)
    return hide


def _cost(cell: Cell, is_sum: bool) -> float:
    return (1 + log(1 + (cell.truth or 0))) * (SUBTOTAL if is_sum else 1)


def _cuts(given: Task, attack: Attack, hide: Numbers, judged: frozenset[int]) -> list[Cut]:
    """What the attack teaches on each cell that it narrows down."""
    cuts = [_cut(given, failure) for failure in attack.failures(hide, judged)]
    return [cut for cut in cuts if cut.weights @ hide < cut.least - VIOLATED]


def _cut(given: Task, failure: Failure) -> Cut:
    """The inequality of one failed attack: enough room must open around the cell if it is hidden."""
    at, side, reach, windows = failure.at, failure.side, failure.reach, failure.windows
    (low, high), (least, largest) = windows.shown, windows.hidden
    room = reach.upper * (largest - high) + reach.lower * (low - least)
    missing = float(side * given.goal(at, side) - reach.upper @ high + reach.lower @ low)
    return _if_hidden(given, at, np.minimum(room[: len(given.cells)], missing), missing)


def _one_more(given: Task, hide: Numbers, at: int) -> Cut:
    """Where only fractions reach far enough, one more cell has to be hidden."""
    return _if_hidden(given, at, 1 - hide, 1)


def _if_hidden(given: Task, at: int, weights: Numbers, least: float) -> Cut:
    """The inequality, for the case that cell `at` is hidden."""
    if at in given.always:
        return Cut(weights, least)
    conditional = weights.copy()
    conditional[at] -= least
    return Cut(conditional, 0)
