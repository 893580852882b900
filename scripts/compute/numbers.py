"""Numbers as they are written to a file: exact where they are exact, and rounded to a place we choose."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

# More places than any figure here is worth, and few enough that every computer rounds to the same digits.
PLACES = 4


def rounded(value: float | Decimal | None, places: int = PLACES) -> Decimal | None:
    """A worked-out number without needless zeros: 1.5, not 1.5000."""
    if value is None:
        return None
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    return plain(exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN))


def plain(value: Decimal) -> Decimal:
    """The same number without an exponent and without zeros at its end."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short.as_tuple().exponent > 0 else short + 0  # type: ignore[operator]


def places(value: Decimal) -> int:
    """How many decimals a number was printed with: 0 for 44, 1 for 7.0."""
    return max(0, -int(value.as_tuple().exponent))
