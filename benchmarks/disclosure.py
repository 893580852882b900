"""How long it takes to protect a table, how many cells it costs, and what a reader can still work out.

Invented tables are protected by our method, and 200 small ones also by a rule that people use by hand; both
are attacked. `python -m benchmarks.disclosure` prints the tables and writes them beside this file.
"""

from __future__ import annotations

import csv
import io
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal
from itertools import product
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Any

import numpy as np

from macros.nouns import Area, Document, Indicator, Observation, Site
from macros.package import NOUNS, Package
from scripts import attack
from scripts.compute import files
from scripts.protect import protect

TABLE = Path(__file__).with_name("disclosure.csv")
RIVALS = Path(__file__).with_name("disclosure_by_hand.csv")
SIZES = ((10, 8), (23, 15), (60, 20))
TIERS = (1, 2)
RANDOM_TABLES = 200
SMALL = (6, 5)
WARDS = 12
YEAR = 2030
THRESHOLD = 5
MEAN, CLUSTERING = 18, 0.9
COLUMNS = ("table", "tier", "cells", "small", "more_hidden", "exposed", "seconds")
RIVAL_COLUMNS = ("rule", "tables", "exactly_recoverable", "narrowed", "cells_hidden")
HIDDEN = ("[c]",)
DOWN, ACROSS = "down", "across"

Counts = Sequence[Sequence[int]]


@dataclass(frozen=True)
class Outcome:
    """What became of one table: its size, the cells hidden and how many of them are given away."""

    table: str
    tier: int
    cells: int
    small: int
    more: int
    exposed: int
    seconds: float

    @property
    def row(self) -> tuple[str, ...]:
        """The cells of the table; the time to a tenth of a second."""
        counts = (self.tier, self.cells, self.small, self.more, self.exposed)
        return (self.table, *map(str, counts), f"{self.seconds:.1f}")


def counts(down: int, across: int, seed: int = 0) -> Counts:
    """Independent negative binomial counts, many of them small. The seed comes from the size and `seed`."""
    generator = np.random.default_rng([down, across, seed])
    share = CLUSTERING / (CLUSTERING + MEAN)
    drawn: Counts = generator.negative_binomial(CLUSTERING, share, size=(down, across)).tolist()
    return drawn


def flat(table: Counts) -> list[Observation]:
    """The rows of a table with all its totals, for one year and one area."""
    wide = [[*line, sum(line)] for line in table]
    full = [*wide, [sum(column) for column in zip(*wide, strict=True)]]
    names = [[*(f"part-{i}" for i in range(many)), "all"] for many in (len(table), len(table[0]))]
    return [
        _row(full[i][j], "city", (1, 12), ((DOWN, names[0][i]), (ACROSS, names[1][j])))
        for i, j in product(range(len(full)), range(len(full[0])))
    ]


def layered() -> list[Observation]:
    """Months, quarters and the year of wards and their city."""
    drawn = np.array(counts(WARDS, 12))
    areas = {**{f"ward-{i}": drawn[i] for i in range(WARDS)}, "city": drawn.sum(axis=0)}
    periods = [(first, first + length - 1) for length in (1, 3, 12) for first in range(1, 13, length)]
    return [
        _row(int(months[first - 1 : last].sum()), area, (first, last), ())
        for area, months in areas.items()
        for first, last in periods
    ]


def _row(
    count: int, area: str, months: tuple[int, int], breakdown: tuple[tuple[str, str], ...]
) -> Observation:
    first, last = months
    days = (date(YEAR, first, 1), date(YEAR, last, monthrange(YEAR, last)[1]))
    row: Observation = _blank(
        Observation,
        indicator="hats",
        area_code=area,
        period_start=days[0],
        period_end=days[1],
        breakdown=breakdown,
        value=Decimal(count),
        document="report",
        section="1",
    )
    return row


def package(tier: int) -> Package:
    """The package that the tables belong to: nothing is public yet."""
    breakdowns = (DOWN, ACROSS)
    indicator = _blank(
        Indicator, id="hats", kind="count", tier=tier, dimensions=breakdowns, parts_of_total=breakdowns
    )
    wards = [Area(f"ward-{i}", f"Ward {i}", "ward", "", "city") for i in range(WARDS)]
    rows: dict[type, tuple[Any, ...]] = dict.fromkeys([*NOUNS.values(), Observation], ())
    rows[Indicator] = (indicator,)
    rows[Area] = (Area("city", "City", "local_authority", ""), *wards)
    rows[Document] = (_blank(Document, id="report"),)
    return Package("", "", _blank(Site, area_code="city"), (), MappingProxyType(rows))


def outcome(name: str, tier: int, rows: Sequence[Observation]) -> Outcome:
    """Protect a table and attack it once more. Raises ValueError where it cannot be protected."""
    around = package(tier)
    start = perf_counter()
    found = protect(around, (), rows)
    seconds = perf_counter() - start
    if found.problems:
        raise ValueError(name)
    exposed = attack.audit(found.rows, around, ())
    return Outcome(name, tier, len(rows), found.primary, found.secondary, len(exposed), seconds)


def outcomes() -> Iterator[Outcome]:
    """Every table of the benchmark. Months and wards are finer than the most sensitive tier allows."""
    for down, across in SIZES:
        for tier in TIERS:
            yield outcome(f"{down} × {across}", tier, flat(counts(down, across)))
    yield outcome("wards and months", 1, layered())


def by_hand(table: Counts) -> list[Observation]:
    """The rule that people use: hide one more small cell in each line that has one hidden, until none has.

    “Small” is the smallest that still shows, a nought last; a total is never hidden.
    """
    hidden = {(i, j) for i, line in enumerate(table) for j, count in enumerate(line) if 0 < count < THRESHOLD}
    down, across = range(len(table)), range(len(table[0]))
    lines = [*([(i, j) for j in across] for i in down), *([(i, j) for i in down] for j in across)]
    while more := [line for line in lines if len(hidden & set(line)) == 1 and set(line) - hidden]:
        hidden.add(min(set(more[0]) - hidden, key=lambda at: _size(table[at[0]][at[1]], at)))
    return [_concealed(row) if _place(row) in hidden else row for row in flat(table)]


def _size(count: int, at: tuple[int, int]) -> tuple[bool, int, tuple[int, int]]:
    return count == 0, count, at


def _place(row: Observation) -> tuple[int, int] | None:
    names = [name for _, name in row.breakdown]
    return None if "all" in names else (int(names[0][5:]), int(names[1][5:]))


def _concealed(row: Observation) -> Observation:
    return replace(row, value=None, markers=HIDDEN)


def rivals(many: int = RANDOM_TABLES) -> list[tuple[str, ...]]:
    """Both rules on the same random tables: how many tables give a cell away, exactly or nearly."""
    tables = [counts(*SMALL, seed) for seed in range(1, many + 1)]
    around = package(1)
    ours = [protect(around, (), flat(table)) for table in tables]
    if any(found.problems for found in ours):
        raise ValueError("a random table cannot be protected")
    return [
        _compared("ours", around, [found.rows for found in ours]),
        _compared("by_hand", around, [by_hand(table) for table in tables]),
    ]


def _compared(rule: str, around: Package, published: Sequence[Sequence[Observation]]) -> tuple[str, ...]:
    found = [attack.audit(rows, around, ()) for rows in published]
    exact = sum(any(one.is_exact for one in exposed) for exposed in found)
    narrowed = sum(bool(exposed) for exposed in found) - exact
    hidden = sum(row.value is None for rows in published for row in rows)
    return (rule, *map(str, (len(published), exact, narrowed, hidden)))


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as RFC 4180 has it."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([columns, *rows])
    return text.getvalue()


def _blank(noun: type[Any], **known: object) -> Any:
    """A row of which only some cells are filled in."""
    empty = {"str": "", "tuple": (), "bool": False, "int": 0}
    cells = {field.name: empty.get(str(field.type).split("[")[0]) for field in fields(noun)}
    return noun(**cells | known)


def main() -> None:
    """Work both tables out, print them and write them."""
    rows, compared = [found.row for found in outcomes()], rivals()
    texts = {TABLE.name: as_csv(COLUMNS, rows), RIVALS.name: as_csv(RIVAL_COLUMNS, compared)}
    files.write_all(TABLE.parent, texts)
    for line in [COLUMNS, *rows, (), RIVAL_COLUMNS, *compared]:
        print("".join(f"{cell:>20}" for cell in line))


if __name__ == "__main__":
    main()
