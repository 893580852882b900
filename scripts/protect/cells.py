"""The cells of one block: counts of one indicator whose periods overlap, so that sums may bind them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from macros.nouns import Indicator, Observation
from scripts import rounding
from scripts.protect.subjects import HIDDEN, Subject, Told, is_figure, subject, whole

Bounds = tuple[int, int]


@dataclass(frozen=True)
class Cell:
    """One count. `truth` is None where nobody has supplied it; no message may ever hold it.

    `public` is what the newest edition tells for good, `once` what each edition told, `outer` what published
    rates say of it.
    """

    subject: Subject
    tier: int
    truth: int | None = field(repr=False)
    is_new: bool
    is_secret: bool
    public: int | None = field(default=None, repr=False)
    once: Mapping[int, int] = field(default_factory=dict, repr=False)
    outer: Bounds | None = field(default=None, repr=False)

    @property
    def is_small(self) -> bool:
        """Whether its size alone forbids showing it."""
        return self.truth is not None and rounding.is_small(self.truth, self.tier)

    @property
    def printed(self) -> int | None:
        """What stands for it where it is shown: what was told already, or what would be told now."""
        if self.public is not None or self.truth is None:
            return self.public
        return rounding.shown(self.truth, self.tier)

    @property
    def least_shown(self) -> int:
        """The number that an attacker must believe possible, so that it need not be small."""
        return rounding.LEAST_SHOWN[self.tier]


def blocks(
    indicator: Indicator,
    rows: Iterable[Observation],
    so_far: Mapping[Subject, Told],
    outer: Mapping[Subject, Bounds],
) -> list[tuple[Cell, ...]]:
    """The cells of an indicator, in blocks; only blocks that hold a returned row."""
    returned = {subject(row): row for row in rows}
    old = [key for key in so_far if key.indicator == indicator.id and key not in returned]
    cells = [_new(key, row, indicator.tier, so_far.get(key, Told())) for key, row in returned.items()]
    cells += [_old(key, so_far[key], indicator.tier) for key in old]
    seen = [_bounded(cell, outer.get(cell.subject)) for cell in cells]
    return [block for block in _overlapping(seen) if any(cell.is_new for cell in block)]


def _new(key: Subject, row: Observation, tier: int, so_far: Told) -> Cell:
    truth = whole(row.value) if is_figure(row) else None
    printed = None if truth is None else rounding.shown(truth, tier)
    # What is not supplied this time stays as it was told; what is supplied anew is told anew.
    public = so_far.latest if printed in (None, so_far.latest) else None
    return Cell(key, tier, truth, True, HIDDEN in row.markers, public, so_far.values)


def _old(key: Subject, so_far: Told, tier: int) -> Cell:
    return Cell(key, tier, None, False, so_far.hidden, so_far.latest, so_far.values)


def _bounded(cell: Cell, outer: Bounds | None) -> Cell:
    """The cell with what rates say of it, unless they were worked out from another count."""
    if outer is None or (cell.truth is not None and not outer[0] <= cell.truth <= outer[1]):
        return cell
    return replace(cell, outer=outer)


def _overlapping(cells: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Cells whose periods overlap, directly or through others; a period without days by its words."""
    found: list[list[Cell]] = []
    for _, group in groupby(sorted(cells, key=_by_time), key=lambda cell: cell.subject.period):
        end = None
        for cell in group:
            first, after = cell.subject.span
            if end is None or first >= end:
                found.append([])
            found[-1].append(cell)
            end = after if end is None else max(end, after)
    return [tuple(block) for block in found]


def _by_time(cell: Cell) -> tuple[object, ...]:
    key = cell.subject
    return key.period, key.span, key.area, sorted(key.parts)
