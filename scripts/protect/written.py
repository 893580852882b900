"""What may be written of a row: the row as it is, rounded, or hidden with everything that tells of it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from macros.nouns import Observation
from scripts import rounding
from scripts.compute.numbers import plain
from scripts.protect.subjects import HIDDEN

NOT_SHOWN = "not shown"
# What a hidden figure can no longer be: its size is not known to the reader.
OF_A_SIZE = frozenset({"[u]", "[low]", "[e]", "[x]"})


def hidden(row: Observation) -> Observation:
    """The row without its value and without any other cell that could tell it."""
    kept = [marker for marker in row.markers if marker not in {HIDDEN, *OF_A_SIZE}]
    return replace(
        row,
        value=None,
        markers=(HIDDEN, *kept),
        denominator=None,
        lower=None,
        upper=None,
        as_published=NOT_SHOWN,
        note="",
    )


def without_rest(row: Observation, tier: int) -> Observation:
    """The row of a count without what it is out of, where all but a few are counted."""
    if row.denominator is None or row.value is None:
        return row
    few = rounding.is_small(int(row.denominator - row.value), tier)
    return replace(row, denominator=None) if few else row


def rounded(row: Observation, *, count: bool) -> Observation:
    """The row of the most sensitive tier as it may be shown; a rate has been made again before."""
    value = row.value
    if count and value is not None:
        value = Decimal(rounding.shown(int(value), rounding.SENSITIVE))
    words = "" if value is None else f"{plain(value)}, rounded"
    note = "" if any(sign.isdigit() for sign in row.note) else row.note
    base = _rounded_base(row) if count else row.denominator
    return replace(row, value=value, denominator=base, lower=None, upper=None, as_published=words, note=note)


def _rounded_base(row: Observation) -> Decimal | None:
    if row.denominator is None:
        return None
    return Decimal(rounding.shown(int(row.denominator), rounding.SENSITIVE))
