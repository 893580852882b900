"""Which numbers are small, what a shown number becomes, and what a reader can tell from it."""

from __future__ import annotations

from collections.abc import Mapping

BASE = 5
OPEN, ORDINARY, SENSITIVE = 0, 1, 2
# The smallest count that may be shown, other than 0.
LEAST_SHOWN: Mapping[int, int] = {OPEN: 0, ORDINARY: 5, SENSITIVE: 10}


def is_small(count: int, tier: int) -> bool:
    """Whether a count is hidden for its size alone."""
    return 0 < count < LEAST_SHOWN[tier]


def shown(count: int, tier: int) -> int:
    """The number that is printed where a count may be shown."""
    return (count + BASE // 2) // BASE * BASE if tier == SENSITIVE else count


def window(printed: int, tier: int) -> tuple[int, int]:
    """The smallest and largest count that a printed number can stand for.

    A count in the most sensitive tier is rounded; a reader also knows that no small one is printed. A number
    that is no multiple of 5 was printed before anybody rounded.
    """
    if tier != SENSITIVE or printed == 0 or printed % BASE:
        return printed, printed
    return max(printed - BASE // 2, min(LEAST_SHOWN[tier], printed)), printed + BASE // 2
