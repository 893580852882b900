"""A formula worked out: its exact result, the limits that rounding sets, and its words in numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal, localcontext
from fractions import Fraction

from scripts.check import arithmetic
from scripts.compute.numbers import rounded

NAME = re.compile(r"\b[a-z][a-z0-9_]*\b(?!\s*\()")
# Enough for the product of several figures; the four places we keep are cut only from an exact result.
DIGITS = 200

Known = Mapping[str, Decimal]


def result(formula: str, known: Known) -> Fraction:
    """What the formula gives, exactly. The formula must have passed `check`."""
    [exact] = arithmetic.corners(known, ())
    return arithmetic.value(arithmetic.tree(formula), exact)


def limits(formula: str, known: Known, loose: Iterable[str]) -> tuple[Fraction, Fraction]:
    """The smallest and the largest result when each loose number is off by up to half its last place.

    Interval arithmetic at the corners: exact for a formula that each number only ever raises or lowers.
    """
    tree = arithmetic.tree(formula)
    results = [arithmetic.value(tree, case) for case in arithmetic.corners(known, loose)]
    return min(results), max(results)


def filled(formula: str, known: Known) -> str:
    """The formula with each name replaced by its number as printed, such as `(5109 - 4574) / 5109 * 100`."""
    return NAME.sub(lambda name: _printed(known[name[0]]), formula)


def decimal(exact: Fraction | None) -> Decimal | None:
    """A result as it is written to a file."""
    if exact is None:
        return None
    with localcontext() as context:
        context.prec = DIGITS
        return rounded(Decimal(exact.numerator) / Decimal(exact.denominator))


def _printed(number: Decimal) -> str:
    return f"({number:f})" if number < 0 else f"{number:f}"
