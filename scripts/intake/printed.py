"""The row that is written for a figure: in words, marked as revised where it is, with its reason."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from macros.nouns import Indicator, Marker, Observation
from macros.package import Package
from scripts import rounding
from scripts.check.problem import Problem
from scripts.compute.releases import Edition
from scripts.intake.figures import Entry
from scripts.intake.places import Place

REVISED, PROVISIONAL, HIDDEN = "[r]", "[p]", "[c]"
NOT_GIVEN = {"[c]": "number not given", "[x]": "not supplied", "[z]": "does not apply"}
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")


def final(package: Package, released: Edition | None, entry: Entry, row: Observation) -> Observation:
    """The row as it is written, from what protection has let through; the old one where nothing changed."""
    old = entry.existing
    if old and _numbers(old) == _numbers(row) and _same_markers(old.markers, row.markers):
        return old
    revised = old is not None and _numbers(old) != _numbers(row) and _was_released(released, old)
    markers = _marked(package, row.markers) if revised else row.markers
    words = as_published(package.one(Indicator, row.indicator), replace(row, markers=markers))
    return replace(row, markers=markers, as_published=words)


def as_published(indicator: Indicator, row: Observation) -> str:
    """The figure in words, as documents print it; without a digit where none is shown.

    It is made of the row that may be written and of nothing else.
    """
    if row.shown is None:
        return next((words for code, words in NOT_GIVEN.items() if code in row.markers), NOT_GIVEN["[x]"])
    return f"{_number(indicator, row)}{', rounded' if indicator.tier == rounding.SENSITIVE else ''}"


def _number(indicator: Indicator, row: Observation) -> str:
    number = f"{row.shown:,f}"
    if indicator.kind == "proportion":
        base = f" of {row.denominator:,f}" if row.denominator is not None else ""
        return f"{number}%{base}"
    ends = f" (between {row.lower:,f} and {row.upper:,f})" if row.lower is not None and row.upper else ""
    return f"{number} {indicator.unit}{ends}"


def give_away(entry: Entry, row: Observation, told: Iterable[tuple[Place, str]]) -> list[Problem]:
    """Where words hold a figure that is hidden in the rows. It is not repeated."""
    hidden = entry.returned.value
    if hidden is None or row.shown == hidden:
        return []
    what = "The words hold a number that is hidden among the figures."
    remedy = "Say it without the number."
    return [place.problem(what, remedy) for place, words in told if hidden in _figures(words)]


def _figures(words: str) -> set[Decimal]:
    return {Decimal(text.replace(",", "")) for text in FIGURE.findall(words)}


def _marked(package: Package, markers: tuple[str, ...]) -> tuple[str, ...]:
    """With the marker for what differs from an earlier release, and no longer provisional."""
    wanted = {*markers, REVISED} - {PROVISIONAL}
    return tuple(marker.code for marker in package.all(Marker) if marker.code in wanted)


def _same_markers(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether two figures are marked alike; what an earlier import has marked as revised stays so."""
    ours = {REVISED, PROVISIONAL} if REVISED in old else set()
    return set(old) - ours == set(new) - ours


def _was_released(released: Edition | None, row: Observation) -> bool:
    if released is None:
        return False
    same = (row.area_code, row.period_start, row.period_end, row.breakdown, row.document)
    return any(
        same == (old.area_code, old.period_start, old.period_end, old.breakdown, old.document)
        for old in released.package.observations(row.indicator)
    )


def _numbers(row: Observation) -> tuple[Decimal | None, ...]:
    return row.value, row.denominator, row.lower, row.upper
