"""What an audit finds, and the file its findings are kept in."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from macros.package import ROOT

TABLE = ROOT / "data" / "audit.csv"
COLUMNS = ("check", "looked_at", "unit", "faults", "date")


@dataclass(frozen=True)
class Measure:
    """One check over a whole site: its id, how many things it looked at, of what kind, and every fault."""

    check: str
    looked_at: int
    unit: str
    faults: tuple[str, ...]


def rows(
    kept: Iterable[dict[str, str]], found: Iterable[Measure], day: datetime.date
) -> list[dict[str, str]]:
    """Earlier rows with those found today in their place; what was not looked at keeps its date."""
    table = {row["check"]: row for row in kept}
    for one in found:
        told = (one.check, str(one.looked_at), one.unit, str(len(one.faults)), day.isoformat())
        table[one.check] = dict(zip(COLUMNS, told, strict=True))
    return [table[check] for check in sorted(table)]


def read(path: Path = TABLE) -> list[dict[str, str]]:
    """The rows of the last audits; none where there was no audit yet."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(table: Iterable[dict[str, str]], path: Path = TABLE) -> None:
    """Write the rows in the order given, with the line ends of every file in `data/`."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(table)
