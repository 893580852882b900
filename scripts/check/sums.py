"""Do the parts make up their total?"""

from collections.abc import Iterator
from decimal import Decimal

from macros.nouns import Claim, Indicator, Observation
from macros.package import Package
from scripts import rounding
from scripts.check import inputs
from scripts.check.lines import Line, observed_of
from scripts.check.problem import Problem, listed, quote

Seen = Line[Observation]
Range = tuple[Decimal, Decimal]
PERCENT = 100


def parts_add_up(package: Package) -> Iterator[Problem]:
    """Where an indicator says that parts add up, they do, or a claim holds all of them to account.

    In the most sensitive tier each number is rounded by itself, the total too, so a total may differ from the
    sum of its parts, but by no more than rounding can do: 2 for each count that is a multiple of 5, and as
    many events, with half of the last place, for each share.
    """
    for indicator in package.all(Indicator):
        for dimension in indicator.parts_of_total:
            for total, parts in _totals(package, indicator.id, dimension):
                others = [c for name, c in total.noun.breakdown if name != dimension]
                if all(category == "all" for category in others):
                    yield from _mismatch(package, dimension, total, parts)


def parts_are_smaller(package: Package) -> Iterator[Problem]:
    """No part of a count is larger than the whole."""
    for indicator in package.all(Indicator):
        if indicator.kind == "count":
            for dimension in indicator.dimensions:
                for total, parts in _totals(package, indicator.id, dimension):
                    yield from _larger_parts(dimension, total, parts)


def _mismatch(package: Package, dimension: str, total: Seen, parts: list[Seen]) -> Iterator[Problem]:
    values = [part.noun.value for part in parts]
    known = [value for value in values if value is not None]
    if not parts or len(known) < len(values) or total.noun.value is None:
        return
    indicator = package.one(Indicator, total.noun.indicator)
    if not _adds_up(indicator, total, parts) and not _is_claimed(package, [total, *parts]):
        rows = listed(part.row for part in parts)
        what = (
            f"{quote(total.noun.value)} is not the sum of its parts by {dimension}, "
            f"which is {quote(sum(known, Decimal()))} (rows {rows})."
        )
        remedy = (
            "Correct the figures; or, if the document itself does not add up, say so with a row in "
            "data/claims.csv whose inputs name every one of these rows."
        )
        yield total.problem("value", what, remedy)


def _adds_up(indicator: Indicator, total: Seen, parts: list[Seen]) -> bool:
    """Whether the parts make up the total, or can have done so before each number was rounded by itself."""
    least, largest = _window(indicator, total.noun)
    ends = [_window(indicator, part.noun) for part in parts]
    return least <= sum(high for _, high in ends) and sum(low for low, _ in ends) <= largest


def _window(indicator: Indicator, row: Observation) -> Range:
    """The smallest and largest number that a printed one can have been before it was rounded."""
    value = row.value or Decimal()
    if indicator.tier != rounding.SENSITIVE:
        return value, value
    if indicator.kind != "count":
        half = Decimal(1).scaleb(min(0, int(value.as_tuple().exponent))) / 2
        moved = rounding.BASE // 2 * Decimal(indicator.per or PERCENT)
        reach = half + (moved / row.denominator if row.denominator else 0)
        return value - reach, value + reach
    if value != value.to_integral_value():
        return value, value
    low, high = rounding.window(int(value), indicator.tier)
    return Decimal(low), Decimal(high)


def _is_claimed(package: Package, group: list[Seen]) -> bool:
    """Whether one claim on the indicator names every row of the group among its inputs."""
    indicator = group[0].noun.indicator
    wanted = {(indicator, seen.row) for seen in group}
    claims = (claim for claim in package.all(Claim) if claim.indicator == indicator)
    return any(wanted <= inputs.rows_of(package, claim) for claim in claims)


def _larger_parts(dimension: str, total: Seen, parts: list[Seen]) -> Iterator[Problem]:
    for part in parts:
        value, whole = part.noun.value, total.noun.value
        if value is not None and whole is not None and value > whole:
            category = dict(part.noun.breakdown)[dimension]
            what = f"{quote(value)} ({category}) is larger than its total, {quote(whole)} in row {total.row}."
            yield part.problem("value", what, "A part cannot exceed the whole; correct one of the two.")


def _totals(package: Package, indicator: str, dimension: str) -> Iterator[tuple[Seen, list[Seen]]]:
    """Each total over one breakdown with its parts: all else is the same, period and document included."""
    groups: dict[tuple[object, ...], list[Seen]] = {}
    for line in observed_of(package, indicator):
        if dimension in dict(line.noun.breakdown):
            groups.setdefault(_rest(line.noun, dimension), []).append(line)
    for group in groups.values():
        parts = [line for line in group if dict(line.noun.breakdown)[dimension] != "all"]
        for total in (line for line in group if line not in parts):
            yield total, parts


def _rest(row: Observation, dimension: str) -> tuple[object, ...]:
    others = tuple(pair for pair in row.breakdown if pair[0] != dimension)
    period = (row.period_start, row.period_end, row.period_as_published)
    return (row.area_code, *period, others, row.document)
