"""Rates, shares and averages: they are hidden with the count they stand on. One function decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from macros.nouns import Indicator, Observation
from macros.package import Package
from scripts import rounding
from scripts.protect.subjects import Subject, indicators, is_figure, subject

Bounds = tuple[int, int]
RATES = frozenset({"rate", "proportion"})
PERCENT = 100


@dataclass(frozen=True)
class Count:
    """What is known of the count behind a figure: whether it is hidden, and what is printed of it."""

    is_hidden: bool
    printed: int | None


def numerator(row: Observation, indicator: Indicator) -> Subject:
    """The count of events that a rate or share is made from."""
    return replace(subject(row), indicator=indicator.numerator)


def is_hidden(row: Observation, indicator: Indicator, counts: Mapping[Subject, Count]) -> bool:
    """Whether a figure that is no count has to be hidden, because a hidden count stands behind it."""
    known = counts.get(numerator(row, indicator)) if indicator.numerator else None
    if known is not None and known.is_hidden:
        return True
    told = implied(row, indicator)
    behind = told if known is None else told[1:]  # a count that is shown has been decided already
    return any(rounding.is_small(count, indicator.tier) for count in behind)


def implied(row: Observation, indicator: Indicator) -> list[int]:
    """The counts that a figure gives away by itself: those it is made from, and the rest of a share."""
    if row.value is None or row.denominator is None:
        return []
    base = int(row.denominator.to_integral_value())
    if indicator.kind not in RATES:
        return [base]
    events = int((row.value * row.denominator / per(indicator)).to_integral_value(ROUND_HALF_UP))
    return [events, base - events] if indicator.kind == "proportion" else [events]


def per(indicator: Indicator) -> int:
    """What a rate is counted for; a share is counted for a hundred."""
    return PERCENT if indicator.kind == "proportion" else indicator.per or 1


def lines(rows: Iterable[Observation], indicator: Indicator) -> dict[object, list[Observation]]:
    """Figures of one breakdown that make up a whole, so that each is what the others leave."""
    found: dict[object, list[Observation]] = {}
    for row in rows:
        for dimension in indicator.parts_of_total:
            rest = replace(subject(row), parts=frozenset(p for p in row.breakdown if p[0] != dimension))
            found.setdefault((rest, dimension), []).append(row)
    return found


def again(row: Observation, indicator: Indicator, counts: Mapping[Subject, Count]) -> Observation:
    """A figure on people in the most sensitive tier, made again from the rounded count."""
    known = counts.get(numerator(row, indicator)) if indicator.numerator else None
    if row.value is None or not row.denominator or indicator.kind not in RATES:
        return row
    events = known.printed if known and known.printed is not None else None
    if events is None:
        events = rounding.shown(implied(row, indicator)[0], indicator.tier)
    worked_out = Decimal(events) * per(indicator) / row.denominator
    return replace(row, value=worked_out.quantize(_last_place(row.value), ROUND_HALF_UP))


def bounds(packages: Sequence[Package], now: Package) -> dict[Subject, Bounds]:
    """What the rates and shares that are public already say of the counts behind them."""
    known, found = indicators(now), dict[Subject, Bounds]()
    for package in packages:
        for row in package.all(Observation):
            indicator = known.get(row.indicator)
            if indicator and indicator.numerator and indicator.kind in RATES and is_figure(row):
                _narrow(found, numerator(row, indicator), _bounds(row, indicator))
    return found


def _narrow(found: dict[Subject, Bounds], key: Subject, new: Bounds | None) -> None:
    if new is None:
        return
    old = found.get(key, new)
    both = max(old[0], new[0]), min(old[1], new[1])
    found[key] = both if both[0] <= both[1] else new  # a revised rate says nothing together with the old one


def _bounds(row: Observation, indicator: Indicator) -> Bounds | None:
    """The whole numbers of events that give this rate when it is rounded as it was printed."""
    if row.value is None or not row.denominator:
        return None
    half = _last_place(row.value) / 2
    slack = rounding.BASE // 2 if indicator.tier == rounding.SENSITIVE else 0
    low, high = ((row.value + side * half) * row.denominator / per(indicator) for side in (-1, 1))
    least, largest = low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_FLOOR)
    return max(0, int(least) - slack), int(largest) + slack


def _last_place(value: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(0, int(value.as_tuple().exponent)))
