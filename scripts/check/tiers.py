"""What may become public in each tier: for how long a time, in which tables, as which baseline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from macros.nouns import Indicator, PublishedTable, Target
from macros.package import Package
from scripts import rounding
from scripts.check.lines import lines
from scripts.check.problem import Problem, quote

ORDINARY = "Ordinary counts are published for a quarter or longer"
SENSITIVE = "Figures about people in sensitive situations are published for a year or longer"
# By tier: what is too short, why, and what would do.
TOO_SHORT: Mapping[int, tuple[frozenset[str], str, str]] = {
    rounding.ORDINARY: (frozenset({"month"}), ORDINARY, "quarter"),
    rounding.SENSITIVE: (frozenset({"month", "quarter", "year_to_date"}), SENSITIVE, "year"),
}


def times(package: Package) -> Iterator[Problem]:
    """No series gets figures of a time so short that they tell of few."""
    for line in lines(package, Indicator):
        short, why, enough = TOO_SHORT.get(line.noun.tier, (frozenset(), "", ""))
        if line.noun.every in short:
            what = f"{quote(line.noun.every)} is too often for tier {line.noun.tier}. {why}."
            remedy = f"Write {enough}, or tier 0 if a public document prints these figures already."
            yield line.problem("every", what, remedy)


def tables(package: Package) -> Iterator[Problem]:
    """A published table is public already: nothing looks for small numbers in it."""
    for line in lines(package, PublishedTable):
        if line.noun.tier != rounding.OPEN:
            what = "Nothing hides small numbers in a table, so it holds only what is public already."
            remedy = "Write tier 0 if a public document prints it; otherwise make its figures an indicator."
            yield line.problem("tier", what, remedy)


def baselines(package: Package) -> Iterator[Problem]:
    """A baseline is a figure as well. It is not repeated: an import says this before it is public."""
    known = {indicator.id: indicator for indicator in package.all(Indicator)}
    for line in lines(package, Target):
        target, indicator = line.noun, known.get(line.noun.indicator)
        if indicator is None or target.kind != "baseline" or target.rule != "level" or target.value is None:
            continue
        whole = target.value == target.value.to_integral_value()
        if indicator.kind == "count" and whole and rounding.is_small(int(target.value), indicator.tier):
            what = "The baseline is so small that a figure of this kind is not shown."
            yield line.problem("value", what, "Take a longer time before as the baseline, or leave it out.")
