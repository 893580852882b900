"""Where a target is to be reached from, and where the path to it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from macros.nouns import Target
from macros.package import Package
from scripts.compute.numbers import plain, rounded

DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True)
class Path:
    """The way from a baseline to a target, in the unit of the indicator.

    `rule` is `level` where there is no dated baseline, so that the target itself stands for the way.
    """

    target: Target
    level: Decimal
    rule: str
    baseline: Decimal | None = None
    start: date | None = None

    def at(self, day: date) -> Decimal:
        """R(t) = B + (T − B)(t − tB)/(tT − tB); for “x% a year” R(t) = B (1 + x/100)^years. Before tB: B."""
        if self.rule == "level" or self.baseline is None or self.start is None:
            return self.level
        if day <= self.start:
            return self.baseline
        if self.rule == "percent_a_year":
            years = (day - self.start).days / DAYS_IN_A_YEAR
            return _grown(self.baseline, self.target.value or Decimal(), years)
        gone = (day - self.start).days / ((self.target.date or day) - self.start).days
        return rounded(float(self.baseline) + float(self.level - self.baseline) * gone) or Decimal()


def baseline_of(package: Package, target: Target) -> Target | None:
    """The baseline a target starts from: of the same series and document, the last dated one before it.

    A target without a date has only a baseline without one; a dated target may make do with that.
    """
    ours = [row for row in package.all(Target) if row.kind == "baseline" and _key(row) == _key(target)]
    before = [row for row in ours if row.date and target.date and row.date < target.date]
    undated = [row for row in ours if row.date is None]
    if before:
        return max(before, key=lambda row: row.date or date.min)
    return undated[-1] if undated else None


def path_of(target: Target, baseline: Target | None) -> Path | None:
    """The path to a target that has a value; None where the level it starts from is needed and not known."""
    value, start = target.shown, baseline.date if baseline else None
    base = baseline.shown if baseline else None
    if value is None:
        return None
    if target.rule == "level":
        rule = "line" if base is not None and start and target.date else "level"
        return Path(target, value, rule, base, start)
    if base is None:
        return None
    if target.rule == "percent_change":
        level = plain(base * (100 + value) / 100)
        return Path(target, level, "line" if start and target.date else "level", base, start)
    if start is None or target.date is None:
        return None
    years = (target.date - start).days / DAYS_IN_A_YEAR
    return Path(target, _grown(base, value, years), "percent_a_year", base, start)


def _grown(base: Decimal, percent: Decimal, years: float) -> Decimal:
    return rounded(float(base) * (1 + float(percent) / 100) ** years) or Decimal()


def _key(row: Target) -> tuple[str, str, str, str]:
    return row.indicator, row.area_code, row.breakdown, row.document
