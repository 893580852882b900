"""Everything that would be public, as an outsider reads it: who said what of which number, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from macros.nouns import Indicator, Observation, Target
from macros.package import Package

# By tier: the smallest count other than 0 that is ever printed, and how far rounding may have moved it.
THRESHOLD: Mapping[int, int] = {0: 0, 1: 5, 2: 10}
ROUNDING: Mapping[int, int] = {0: 0, 1: 0, 2: 2}
CONCEALED = "[c]"
VAGUE = frozenset({"[e]", "[f]", "[x]", "[z]"})

Breakdown = frozenset[tuple[str, str]]
Range = tuple[int, int]


@dataclass(frozen=True)
class Key:
    """What a printed number is about. A period without days is known by its words alone."""

    area: str
    since: date | None
    until: date | None
    words: str
    breakdown: Breakdown


@dataclass(frozen=True)
class View:
    """One way to put all editions together: what is known of each number, what is hidden, what rates say."""

    known: Mapping[Key, Range] = field(repr=False)
    hidden: frozenset[Key]
    rates: Mapping[Key, tuple[Range, ...]] = field(default_factory=dict, repr=False)


def key(row: Observation) -> Key:
    """What a row is about; `until` is the day after the last one."""
    narrowed = frozenset((name, value) for name, value in row.breakdown if value != "all")
    if row.period_start and row.period_end:
        return Key(row.area_code, row.period_start, row.period_end + timedelta(1), "", narrowed)
    return Key(row.area_code, None, None, row.period_as_published, narrowed)


def views(indicator: Indicator, editions: Sequence[Sequence[Observation]]) -> list[View]:
    """All ways to read the editions, oldest first: revised numbers may be taken from any of them."""
    said = [_said(indicator, edition) for edition in editions]
    last: dict[Key, Range | None] = {}
    filled: dict[Key, Range] = {}
    for edition in said:
        last |= edition
        filled |= {at: value for at, value in edition.items() if value is not None}
    now = {at: value for at, value in last.items() if value is not None}
    once = [filled | {at: v for at, v in edition.items() if v is not None} for edition in said]
    hidden = frozenset(at for at, value in last.items() if value is None)
    different: list[dict[Key, Range]] = []
    for known in [filled, now, *once]:
        if known not in different:
            different.append(known)
    return [View(known, hidden) for known in different]


def _said(indicator: Indicator, edition: Iterable[Observation]) -> dict[Key, Range | None]:
    """What one edition says of an indicator: a range, or None where it is hidden."""
    found: dict[Key, Range | None] = {}
    for row in edition:
        if row.indicator == indicator.id:
            if CONCEALED in row.markers:
                found[key(row)] = None
            elif row.value is not None and not VAGUE & set(row.markers) and _is_whole(row.value):
                found[key(row)] = printed(int(row.value), indicator.tier)
    return found


def printed(number: int, tier: int) -> Range:
    """The counts that a printed number can stand for, as somebody reads it who knows the rules."""
    if number == 0 or number % 5:  # what is no multiple of 5 was never rounded
        return number, number
    least = max(number - ROUNDING[tier], min(number, THRESHOLD[tier]))
    return least, number + ROUNDING[tier]


def _is_whole(value: Decimal) -> bool:
    return value >= 0 and value == int(value)


def everything(package: Package, earlier: Sequence[Package]) -> list[tuple[Observation, ...]]:
    """The rows of all editions, oldest first; baselines before the figures, which may hide them again."""
    found = []
    for edition in [*earlier, package]:
        baselines = tuple(_baselines(edition))
        found += [baselines] if baselines else []
        found.append(edition.all(Observation))
    return found


def _baselines(edition: Package) -> Iterator[Observation]:
    """The levels that targets start from, as figures of the twelve months up to their day."""
    dimensions = {indicator.id: indicator.dimensions for indicator in edition.all(Indicator)}
    for row in edition.all(Target):
        if row.kind == "baseline" and row.rule == "level" and row.date and row.indicator in dimensions:
            parts = dict(part.partition("=")[::2] for part in row.breakdown.split("&"))
            yield Observation(
                indicator=row.indicator,
                area_code=row.area_code,
                period_start=row.period_start or row.date + timedelta(1) - relativedelta(years=1),
                period_end=row.date,
                period_as_published="",
                breakdown=tuple((name, parts.get(name, "all")) for name in dimensions[row.indicator]),
                value=row.value,
                markers=row.markers,
                denominator=None,
                lower=None,
                upper=None,
                as_published=row.as_published,
                document=row.document,
                section=row.section,
                note="",
            )
