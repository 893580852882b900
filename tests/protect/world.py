"""Invented tables of lost hats for the protector and the attack, and the package around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from macros.nouns import Area, Document, Indicator, Observation, Site
from macros.package import NOUNS, Package
from scripts.protect import Protection, protect

HERE = "hatshire"
REPORT = "hat-report"
SITE = Site("Hatters", "Hatshire", HERE, "", "", "", "", "https://hats.example/", False, False, "")
HAT_REPORT = Document(REPORT, "Hats", "Hats", date(2031, 6, 30), "June", "Hatters", "Hats.", "", "hats.txt")
YEAR = (date(2030, 1, 1), date(2030, 12, 31))
QUARTERS = (
    (date(2030, 1, 1), date(2030, 3, 31)),
    (date(2030, 4, 1), date(2030, 6, 30)),
    (date(2030, 7, 1), date(2030, 9, 30)),
    (date(2030, 10, 1), date(2030, 12, 31)),
)

Period = tuple[date, date]


def indicator(
    tier: int = 1,
    parts: Sequence[str] = ("colour", "size"),
    *,
    key: str = "lost-hats",
    kind: str = "count",
    per: int | None = None,
    numerator: str = "",
) -> Indicator:
    """An indicator of lost hats whose breakdowns all add up."""
    names = (key, "Hats", "hats", "", "hats", kind, per, numerator)
    return Indicator(*names, "lower", tier, tuple(parts), tuple(parts), "Hats.", "", "Hatters")


def package(indicators: Iterable[Indicator], *rows: object) -> Package:
    """A package with these indicators and rows; hats are lost in Hatshire unless areas are given."""
    found: dict[type, tuple[Any, ...]] = dict.fromkeys([*NOUNS.values(), Observation], ())
    for row in [*indicators, HAT_REPORT, Area(HERE, "Hatshire", "local_authority", ""), *rows]:
        found[type(row)] += (row,)
    return Package("Hats", "Hats", SITE, (), MappingProxyType(found))


def row(value: object, period: Period = YEAR, **cells: Any) -> Observation:
    """One figure; breakdowns are given by name, such as `colour="red"`."""
    known = {name: cells.pop(name) for name in Observation.__dataclass_fields__ if name in cells}
    plain = Observation(
        indicator="lost-hats",
        area_code=HERE,
        period_start=period[0],
        period_end=period[1],
        period_as_published=f"{period[0]} to {period[1]}",
        breakdown=tuple(cells.items()),
        value=None if value is None else Decimal(str(value)),
        markers=(),
        denominator=None,
        lower=None,
        upper=None,
        as_published=f"{value} hats",
        document=REPORT,
        section="1",
        note="",
    )
    return replace(plain, **known)


def table(counts: Sequence[Sequence[int]], **cells: Any) -> list[Observation]:
    """A table by colour (down) and size (across), with all its totals."""
    wide = [[*line, sum(line)] for line in counts]
    full = [*wide, [sum(column) for column in zip(*wide, strict=True)]]
    down = [*(f"c{i}" for i in range(len(counts))), "all"]
    across = [*(f"s{i}" for i in range(len(counts[0]))), "all"]
    return [
        row(full[i][j], colour=colour, size=size, **cells)
        for i, colour in enumerate(down)
        for j, size in enumerate(across)
    ]


def protected(counts: Sequence[Sequence[int]], tier: int = 1) -> Protection:
    """What the protector makes of a table of its own."""
    return protect(package([indicator(tier)]), (), table(counts))


def shown(rows: Iterable[Observation]) -> list[str]:
    """Each row as a reader sees it: its value or its marker."""
    return [str(one.value) if one.value is not None else " ".join(one.markers) for one in rows]


def values(rows: Iterable[Observation]) -> Mapping[str, str]:
    """What is shown by breakdown and period, for tables with names that differ."""
    return dict(zip((str(one.breakdown) + one.period_as_published for one in rows), shown(rows), strict=True))


def eight_quarters(counts: Sequence[int]) -> list[Observation]:
    """Two years of quarters, each with the rolling year it ends from the fourth on."""
    days = [date(2030 + i // 4, 3 * (i % 4) + 1, 1) for i in range(8)] + [date(2032, 1, 1)]
    rows: list[Observation] = []
    for i, count in enumerate(counts):
        last = days[i + 1] - timedelta(1)
        rows.append(row(count, (days[i], last)))
        if i >= 3:
            rows.append(row(sum(counts[i - 3 : i + 1]), (days[i - 3], last)))
    return rows
