"""The rows of a partnership, read anew from its files, and the numbers that stand in them."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from tests.truth.numerals import roundings, tokens, value

Row = dict[str, str]
# What orders rows or leads to others is not shown as a number; citations are read where they stand.
# Columns of free text: a number there may be of anything.
SENTENCES = frozenset(
    {
        "as_published",
        "note",
        "quote",
        "other_quote",
        "about",
        "definition",
        "caveat",
        "words",
        "said",
        "evidence",
    }
    | {"variance", "sum", "equals_sum", "equals_words", "formula", "stated", "recomputed"}
    | {"least", "most", "meaning", "purpose"}
)
# A longer cell is a sentence, whose words are no ids.
LONGEST = 200
DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
UNSHOWN = frozenset({"tier", "document", "section", "other_document", "other_section", "inputs"})


@dataclass
class Pool:
    """Numbers that may be said of a thing: as values, and as printed inside words."""

    values: set[Decimal] = field(default_factory=set)
    words: set[str] = field(default_factory=set)

    def figures(self, rows: Iterable[Row]) -> Pool:
        """Take up the numbers of cells that are figures, days or names, and none out of a sentence."""
        return self.add(
            cell
            for row in rows
            for name, cell in row.items()
            if name not in UNSHOWN and name not in SENTENCES
        )

    def rows(self, rows: Iterable[Row]) -> Pool:
        """Take up every number that these rows show."""
        return self.add(cell for row in rows for name, cell in row.items() if name not in UNSHOWN)

    def add(self, cells: Iterable[str]) -> Pool:
        """Take up every number of these cells."""
        for cell in cells:
            for year, month, day in DATE.findall(cell):
                self.values |= {Decimal(year), Decimal(day)}
                self.words |= {year, month, day}
            for match in tokens(DATE.sub("", cell)):
                token = match[0]
                self.words.add(token)
                read = value(token, "en")
                if read is not None:
                    self.values |= roundings(read)
        return self

    def holds(self, token: str, language: str) -> bool:
        """Whether the token says one of these numbers, in the language or as a document printed it."""
        said = value(token, language)
        return said in self.values or token in self.words


class Facts:
    """All rows of a partnership by resource."""

    def __init__(self, root: Path) -> None:
        told = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
        self.rows: dict[str, list[Row]] = {}
        for resource in told["resources"]:
            path = resource["path"]
            with (root / path).open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            if not path.startswith("data/tables/"):
                # The place of a row in an order is not shown, except in a table that prints it.
                for row in rows:
                    row.pop("position", None)
            self.rows[resource["name"]] = rows
        # The one file that is no table: why a figure was put right, in words.
        self.rows["corrections"] = [{"words": (root / "data/corrections.yml").read_text(encoding="utf-8")}]
        self.observed = {r["name"] for r in told["resources"] if r["path"].startswith("data/observations/")}

    def one(self, resource: str, id: str) -> Row:
        """The row with this id."""
        return next(row for row in self.rows[resource] if row["id"] == id)

    @cached_property
    def by_cell(self) -> dict[str, list[Row]]:
        """Every row by each of its cells that could be an id."""
        found: dict[str, list[Row]] = {}
        for rows in self.rows.values():
            for row in rows:
                short = [cell for cell in row.values() if cell and len(cell) < LONGEST]
                for id in {part for cell in short for part in cell.split()}:
                    found.setdefault(id, []).append(row)
        return found

    def about(self, id: str, hops: int = 1) -> list[Row]:
        """The rows that name a thing, and those that name these rows."""
        found: dict[int, Row] = {}
        wanted, seen = {id}, set()
        for _ in range(hops + 1):
            rows = [row for name in wanted for row in self.by_cell.get(name, ())]
            rows += [row for name in wanted if name in self.rows for row in self.rows[name]]
            found |= {id_of(row): row for row in rows}
            seen |= wanted
            wanted = {row["id"] for row in rows if row.get("id")} - seen
        return list(found.values())


def id_of(row: Row) -> int:
    """Which row it is, among all."""
    return id(row)
