"""From values to places on the drawing, and the round numbers beside an axis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

from babel.numbers import format_compact_decimal

from macros.words import Words

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5))
INTERVALS = 5
MILLION = 1_000_000
# Below this part of the largest value nothing happens: only then an axis may begin above zero.
EMPTY = Decimal("0.75")


@dataclass(frozen=True)
class Scale:
    """Values between `low` and `high` lie between the places `start` and `end`."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal) -> float:
        """The place of a value."""
        return self.start + float((value - self.low) / (self.high - self.low)) * (self.end - self.start)


def reach(values: Iterable[Decimal], from_zero: bool) -> tuple[Decimal, Decimal]:
    """The least and greatest value an axis must hold.

    Zero is among them for every bar, and wherever leaving it out would gain little. Without values, or
    with nothing but zeros, it is 0 to 1.
    """
    low, high = min(values := [*values], default=Decimal(0)), max(values, default=Decimal(0))
    if from_zero or low == high or not (low > EMPTY * high > 0 or high < EMPTY * low < 0):
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    return (low, high) if low != high else (Decimal(0), Decimal(1))


def ticks(low: Decimal, high: Decimal, whole: bool, intervals: int = INTERVALS) -> tuple[Decimal, ...]:
    """Round numbers from below `low` to above `high`, 1, 2, 2.5 or 5 times a power of ten apart.

    As close together as fits `intervals`; whole numbers stay whole.
    """
    first = (high - low).adjusted() - 1
    for step in (base.scaleb(power) for power in count(first) for base in STEPS):
        start = (low / step).to_integral_value(ROUND_FLOOR)
        end = (high / step).to_integral_value(ROUND_CEILING)
        if end - start <= intervals and not (whole and step % 1):
            return tuple(step * (start + number) for number in range(int(end - start) + 1))
    raise AssertionError("the steps have no end")


def axis(values: Iterable[Decimal], from_zero: bool, intervals: int = INTERVALS) -> tuple[Decimal, ...]:
    """The ticks of an axis that holds all the values."""
    held = [*values]
    return ticks(*reach(held, from_zero), whole=not any(value % 1 for value in held), intervals=intervals)


def written(numbers: tuple[Decimal, ...], words: Words) -> tuple[str, ...]:
    """The numbers of an axis, with equal decimals; from a million on in short, such as 2.5m."""
    if max(map(abs, numbers)) >= MILLION:
        return tuple(_short(number, words) for number in numbers)
    decimals = max(_decimals(number) for number in numbers)
    return tuple(words.number(number.quantize(Decimal(1).scaleb(-decimals))) for number in numbers)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.normalize().as_tuple().exponent))


def _short(number: Decimal, words: Words) -> str:
    short = format_compact_decimal(number, locale=words.locale, fraction_digits=2).replace("-", "−")
    # British style writes £48m, where CLDR has 48M.
    return short.lower() if words.language == "en" else short
