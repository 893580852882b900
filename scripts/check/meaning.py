"""What a table's contract cannot say: whether the rows make sense together."""

from collections.abc import Callable, Iterator

from macros.package import Package
from scripts.check import (
    adopted,
    assessment,
    claims,
    columns,
    contradictions,
    explained,
    links,
    plans,
    promises,
    sensitive,
    sums,
    targets,
    tiers,
    values,
    years,
)
from scripts.check.problem import Problem

CHECKS: tuple[Callable[[Package], Iterator[Problem]], ...] = (
    adopted.named,
    values.periods,
    values.hidden,
    values.ranges,
    values.denominators,
    values.intervals,
    values.repeated,
    sums.parts_add_up,
    sums.parts_are_smaller,
    links.categories,
    links.unique_ids,
    links.breakdowns,
    links.sources,
    links.measures,
    links.redirects,
    plans.parts,
    sensitive.pages,
    targets.breakdowns,
    targets.baselines,
    targets.levels,
    tiers.times,
    tiers.tables,
    tiers.baselines,
    years.worded,
    years.numerators,
    claims.quotes,
    claims.inputs,
    claims.figures,
    claims.formulas,
    claims.sums,
    columns.drawn,
    contradictions.quotes,
    contradictions.places,
    explained.bad_news,
    explained.withheld,
    promises.evidence,
    assessment.ways,
    assessment.results,
)


def problems(package: Package) -> Iterator[Problem]:
    """Everything in a readable package that makes no sense."""
    for check in CHECKS:
        yield from check(package)
