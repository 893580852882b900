"""Packages of lost hats, built in memory from a handful of rows."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from macros.nouns import ConsecutiveYears, Document, Indicator, Observation, Release, Site, Target, Withheld
from macros.package import NOUNS, Package
from macros.verdicts import Change, Status
from scripts.compute import changes, statuses

HERE = "hatshire"
OLD, REPORT, NEW = "old-report", "hat-report", "new-report"
PUBLISHED = {OLD: date(2021, 6, 30), REPORT: date(2031, 6, 30)}
SITE = Site("Hatters", "Hatshire", HERE, "", "", "", "", "https://hats.example/", False, False, "")

Value = str | int | None


def package(*rows: object) -> Package:
    """A package with these rows, in their order, and with the two documents that figures come from."""
    found: dict[type, tuple[Any, ...]] = dict.fromkeys([*NOUNS.values(), Observation], ())
    documents = [document(name, published) for name, published in PUBLISHED.items()]
    for row in [*documents, *rows]:
        found[type(row)] += (row,)
    return Package("Hats", "Hats", SITE, (), MappingProxyType(found))


def change_of(*rows: object) -> Change:
    """The change of the one series among the rows."""
    (found,) = changes.rows(package(*rows))
    return found


def status_of(*rows: object) -> Status:
    """The status of the one target among the rows."""
    (found,) = statuses.rows(package(*rows))
    return found


def answer(*rows: object) -> tuple[str, str]:
    """The status of the one target among the rows, and its reason."""
    found = status_of(*rows)
    return found.status, found.reason


def cells(row: Change | Status, names: str) -> str:
    """Some cells of a row as they stand in its file, one after the other; a hyphen for an empty one."""
    values = [getattr(row, name) for name in names.split()]
    return " ".join("-" if value in (None, "", ()) else str(value) for value in values)


def document(name: str, published: date) -> Document:
    return Document(name, name, name, published, str(published), "Hatters", "Hats.", "", "hats.txt")


def indicator(
    kind: str = "count",
    direction: str = "lower",
    key: str = "lost-hats",
    per: int | None = None,
    numerator: str = "",
) -> Indicator:
    """An indicator of lost hats; a rate is per 1,000 unless told otherwise."""
    counted_for = per or (1000 if kind == "rate" else None)
    words = (key, "Hats", "hats", "", "hats")
    rest = ((), (), "Hats.", "", "Hatters")
    return Indicator(*words, kind, counted_for, numerator, direction, 0, *rest)


def figure(
    value: Value,
    start: date | None,
    end: date | None,
    markers: str = "",
    *,
    words: str = "",
    of: str = "lost-hats",
    out_of: Value = None,
    margin: tuple[Value, Value] = (None, None),
    source: str = REPORT,
    area: str = HERE,
    part: tuple[tuple[str, str], ...] = (),
) -> Observation:
    return Observation(
        of,
        area,
        start,
        end,
        words or f"{start} to {end}",
        part,
        decimal(value),
        tuple(markers.split()),
        decimal(out_of),
        decimal(margin[0]),
        decimal(margin[1]),
        as_published="some hats",
        document=source,
        section="1",
        note="",
    )


def year(value: Value, of_year: int, markers: str = "", **cells: Any) -> Observation:
    """A figure for a calendar year."""
    return months(value, of_year, 1, 12, markers, **cells)


def quarters(of_year: int, *values: Value, **cells: Any) -> list[Observation]:
    """Figures for the quarters of a calendar year, from the first on."""
    return [months(value, of_year, 3 * nth + 1, 3 * nth + 3, **cells) for nth, value in enumerate(values)]


def months(value: Value, of_year: int, first: int, last: int, markers: str = "", **cells: Any) -> Observation:
    """A figure for some months of one year; both are part of it."""
    end = date(of_year, last, monthrange(of_year, last)[1])
    return figure(value, date(of_year, first, 1), end, markers, **cells)


def undated(value: Value, words: str, markers: str = "", **cells: Any) -> Observation:
    """A figure whose document names its period without days."""
    return figure(value, None, None, markers, words=words, **cells)


def target(
    value: Value,
    day: date | None,
    rule: str = "level",
    *,
    kind: str = "target",
    markers: str = "",
    start: date | None = None,
    of: str = "lost-hats",
    breakdown: str = "all",
    source: str = REPORT,
    area: str = HERE,
) -> Target:
    place = ("some hats", source, "1", "")
    number = (decimal(value), "hats", rule, tuple(markers.split()))
    return Target(of, area, breakdown, kind, start, day, *number, *place)


def baseline(value: Value, day: date | None, markers: str = "", **cells: Any) -> Target:
    """The level a target starts from."""
    return target(value, day, kind="baseline", markers=markers, **cells)


def consecutive(earlier: str, later: str) -> ConsecutiveYears:
    return ConsecutiveYears("lost-hats", earlier, later, REPORT, "1", "The words say so.")


def withheld(breakdown: str = "all", of: str = "lost-hats") -> Withheld:
    return Withheld(of, HERE, breakdown, "Hatters", "The hats are counted anew.")


def release(day: date) -> Release:
    return Release(str(day), datetime.combine(day, time(9, 30)), "", None, "")


def decimal(value: Value) -> Decimal | None:
    return None if value is None else Decimal(value)
