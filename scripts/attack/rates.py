"""What printed rates and shares say of the counts behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor

from macros.nouns import Indicator, Observation
from scripts.attack.public import CONCEALED, ROUNDING, THRESHOLD, VAGUE, Key, Range, key


def of_counts(
    numerator: str, indicators: Mapping[str, Indicator], editions: Sequence[Sequence[Observation]]
) -> dict[Key, tuple[Range, ...]]:
    """The ranges in which rates put the counts of one indicator; the newest edition of each rate."""
    newest: dict[tuple[str, Key], Range] = {}
    for edition in editions:
        for row in edition:
            indicator = indicators.get(row.indicator)
            if indicator and indicator.numerator == numerator and (found := behind(row, indicator)):
                newest[row.indicator, key(row)] = found
    ranges: dict[Key, tuple[Range, ...]] = {}
    for (_, at), found in newest.items():
        ranges[at] = (*ranges.get(at, ()), found)
    return ranges


def behind(row: Observation, indicator: Indicator) -> Range | None:
    """The counts that give this rate or share when it is rounded as printed; None where nothing can be said.

    A rate r per k of N people, to d decimals, comes from (r ± 0.5 × 10^-d) × N / k events.
    """
    unknown = row.value is None or not row.denominator or {CONCEALED, *VAGUE} & set(row.markers)
    if indicator.kind not in {"rate", "proportion"} or unknown or row.value is None or not row.denominator:
        return None
    places = max(0, -int(row.value.as_tuple().exponent))
    half = Fraction(1, 2 * 10**places)
    each = Fraction(row.denominator) / (100 if indicator.kind == "proportion" else indicator.per or 1)
    slack = ROUNDING[indicator.tier]
    least, most = (Fraction(row.value) - half) * each, (Fraction(row.value) + half) * each
    return max(0, ceil(least) - slack), floor(most) + slack


def telling(row: Observation, indicator: Indicator, is_counted: bool) -> Iterator[Range]:
    """Small counts that a rate or share gives away by itself: its own, if nobody counts it, and the rest."""
    found = behind(row, indicator)
    if found is None or row.denominator is None:
        return
    base = int(row.denominator)
    rest = (base - found[1], base - found[0])
    ranges = ([] if is_counted else [found]) + ([rest] if indicator.kind == "proportion" else [])
    yield from ((least, most) for least, most in ranges if 0 < least <= most < THRESHOLD[indicator.tier])
