"""The tables of the indicator pages, made again from an unzipped download and nothing else.

Nothing of the portal is used here: whoever has the zip has no more than this.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path

Row = dict[str, str]
PLACES = ("area_code", "period_start", "period_end", "period_as_published")
REST = {"value", "markers", "denominator", "lower", "upper", "as_published", "document", "section", "note"}
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Download:
    """An unzipped package, its files by the name of their resource."""

    folder: Path

    @cached_property
    def _paths(self) -> dict[str, str]:
        contract = json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))
        return {one["name"]: one["path"] for one in contract["resources"]}

    def rows(self, resource: str) -> list[Row]:
        """The rows of one file, its cells as they are written."""
        return _rows(self.folder / self._paths[resource])


@lru_cache(maxsize=512)
def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def table(download: Download, indicator: Row) -> list[list[str]]:
    """The headings and every row of the table of one indicator, as the page shows them."""
    rows = download.rows(indicator["id"])
    with_area = len({row["area_code"] for row in rows}) > 1
    aims = _aims(download, indicator, rows)
    dimensions = [name for name in indicator["dimensions"].split() if name]
    names = {row["id"]: row["name"] for row in download.rows("dimensions")}
    head = [
        "Period",
        *(["Area"] if with_area else []),
        *(names[name] for name in dimensions),
        _unit(indicator),
        *(["Target"] if aims else []),
        "Source",
    ]
    notes: list[str] = []
    return [head, *(_line(download, indicator, row, with_area, aims, notes) for row in rows)]


Aims = dict[tuple[str, str, str], str]


def _aims(download: Download, indicator: Row, rows: list[Row]) -> Aims:
    ends = {row["period_end"] for row in rows}
    return {
        (row["area_code"], row["breakdown"], row["date"]): row["value"]
        for row in download.rows("targets")
        if row["indicator"] == indicator["id"] and row["kind"] == "target" and row["rule"] == "level"
        if row["value"] and row["date"] and row["date"] in ends
    }


def _unit(indicator: Row) -> str:
    unit = indicator["unit"]
    return f"% {unit}" if indicator["kind"] == "proportion" else unit[:1].upper() + unit[1:]


def _line(
    download: Download, indicator: Row, row: Row, with_area: bool, aims: Aims, notes: list[str]
) -> list[str]:
    areas = {area["code"]: area["name"] for area in download.rows("areas")}
    names = {(one["dimension"], one["category"]): one["name"] for one in download.rows("categories")}
    groups = [(name, row[name]) for name in row if name not in {*PLACES, *REST}]
    return [
        _period(row),
        *([areas[row["area_code"]]] if with_area else []),
        *(names[group] for group in groups),
        _figure(indicator, row),
        *([_aim(row, groups, aims)] if aims else []),
        _source(download, row, notes),
    ]


def _figure(indicator: Row, row: Row) -> str:
    parts = []
    if row["value"]:
        parts.append(_number(row["value"]))
        if row["denominator"]:
            base = _number(row["denominator"])
            parts.append(f"of {base}" if indicator["kind"] == "rank" else f"(among {base})")
    return " ".join([*parts, row["markers"]]).strip()


def _aim(row: Row, groups: list[tuple[str, str]], aims: Aims) -> str:
    breakdown = "&".join(f"{name}={one}" for name, one in groups if one != "all") or "all"
    found = aims.get((row["area_code"], breakdown, row["period_end"]), "")
    return _number(found) if found else ""


def _source(download: Download, row: Row, notes: list[str]) -> str:
    document = next(one for one in download.rows("documents") if one["id"] == row["document"])
    titles = {(one["document"], one["section"]): one["title"] for one in download.rows("sections")}
    section = row["section"]
    numbered = section.replace(".", "").isdigit()
    place = f"section {section}" if numbered else f"“{titles[row['document'], section]}”"
    if row["note"] and row["note"] not in notes:
        notes.append(row["note"])
    number = f" note {notes.index(row['note']) + 1}" if row["note"] else ""
    printed = f"“{row['as_published']}” " if row["as_published"] else ""
    return f"{printed}{document['short']}, {place}{number}"


def _number(text: str) -> str:
    return format(Decimal(text), ",").replace("-", "−")


def _period(row: Row) -> str:
    if not row["period_start"] or not row["period_end"]:
        return f"“{row['period_as_published']}”"
    start, end = date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])
    if start == end:
        return _day(start)
    whole = start.day == 1 and (end + timedelta(days=1)).day == 1
    if not whole:
        return f"{_day(start)} to {_day(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return _month(start)
    if (start.month, end.month, start.year) == (1, 12, end.year):
        return str(start.year)
    return f"{_month(start)} to {_month(end)}"


def _day(day: date) -> str:
    return f"{day.day} {_month(day)}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def all_tables(folder: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Id and table of every indicator in an unzipped download."""
    download = Download(folder)
    for indicator in download.rows("indicators"):
        yield indicator["id"], table(download, indicator)
