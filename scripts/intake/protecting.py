"""The one door between figures as they were returned and figures that may be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.nouns import Indicator, Observation
from macros.package import Package
from scripts.check.problem import Problem
from scripts.compute.releases import Edition


@dataclass(frozen=True)
class Protection:
    """What may be written, what was done to the rest in plain words, and what stops it from being written."""

    rows: tuple[Observation, ...]
    report: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def protected(package: Package, earlier: Sequence[Edition], returned: Sequence[Observation]) -> Protection:
    """The returned figures without anything that could tell of few people; `earlier` are the releases so far.

    Small numbers cannot be hidden yet, so a figure that could be one is refused.
    """
    del earlier  # what was published before matters once something can be hidden
    known: set[tuple[object, ...]] = {
        (row.indicator, row.period_start, row.period_end, row.value) for row in package.all(Observation)
    }
    new = [row for row in returned if row.value is not None and _is_new(row, known)]
    guarded = [row for row in package.all(Indicator) if row.tier > 0 and row.id in {n.indicator for n in new}]
    return Protection(tuple(returned), problems=tuple(_refused(indicator) for indicator in guarded))


def _refused(indicator: Indicator) -> Problem:
    what = f"Small numbers of “{indicator.name}” have to be hidden (tier {indicator.tier})."
    remedy = "This portal cannot hide them yet, so the figure cannot be imported."
    return Problem("data/indicators.csv", None, "", what, remedy)


def _is_new(row: Observation, known: set[tuple[object, ...]]) -> bool:
    return (row.indicator, row.period_start, row.period_end, row.value) not in known
