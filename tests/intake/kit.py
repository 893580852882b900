"""Workbooks to import: the template of the invented partnership, filled in as a careful person would."""

from __future__ import annotations

import contextlib
import csv
import hashlib
import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]

from scripts import intake, journal, template
from tests.conftest import EXAMPLESHIRE, checkout

THEFT, NOISE = "Bicycle theft", "Noise at night"
FIGURE, AREA, KIND, BEFORE, VALUE, MARKER, BASE = 1, 2, 5, 7, 9, 10, 11
RETURNED = date(2026, 10, 20)

# What the careful person writes where the figure before does not do.
VALUES = {"Locks given away": 640}
PARTS = {"All": 1200, "North": 660, "South": 540}

Change = Callable[[Any], object]


@dataclass(frozen=True)
class Desk:
    """A checkout, and a folder beside it that is not part of it."""

    root: Path
    folder: Path

    def run(self, file: Path, *options: str) -> tuple[int, str]:
        """Import a file; the exit code and all that was said."""
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = intake.run([str(file), *options], self.root)
        return code, said.getvalue().strip()

    def filled(self, name: str = "filled.xlsx", change: Change | None = None) -> Path:
        """A filled workbook, with something changed in it."""
        book = openpyxl.load_workbook(self.folder / "template.xlsx")
        fill(book)
        if change:
            change(book)
        book.save(self.folder / name)
        return self.folder / name

    def rows(self, file: str) -> list[dict[str, str]]:
        with (self.root / file).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))

    def state(self) -> str:
        """A sum over every file of the checkout."""
        total = hashlib.sha256()
        # A thousand files, before and after each import: `os.walk` takes a third of what `rglob` does.
        for folder, below, names in os.walk(self.root):
            below[:] = sorted(name for name in below if name != "__pycache__")
            for name in sorted(names):
                if name != journal.LOCK:
                    file = Path(folder, name)
                    total.update(str(file).encode() + b"\0" + file.read_bytes())
        return total.hexdigest()


def desk(folder: Path) -> Desk:
    """Exampleshire, with figures that need no hiding, and a yearly one in districts; and its template."""
    root = folder / "portal"
    root.mkdir()
    checkout(root, EXAMPLESHIRE)
    change_rows(root / "data/indicators.csv", lambda row: {**row, "tier": "0"})
    yearly = {"bicycles-stolen": "year"}
    change_rows(
        root / "data/indicators.csv", lambda row: {**row, "every": yearly.get(row["id"], row["every"])}
    )
    assert template.run(["--out", str(folder / "template.xlsx")], root) == 0
    return Desk(root, folder)


def change_rows(path: Path, change: Callable[[dict[str, str]], dict[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows, names = [change(row) for row in reader], list(reader.fieldnames or ())
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def fill(book: Any) -> None:
    """Every new figure is the one before it, where nothing else is asked for."""
    book["Start"]["B16"] = RETURNED
    for name in (THEFT, NOISE):
        sheet = book[name]
        for row in range(4, sheet.max_row + 1):
            if sheet.cell(row, KIND).value == "new":
                _fill_row(sheet, row)
    words = book["Commentary"]
    for row in range(4, words.max_row + 1):
        if "(needed)" in words.cell(row, 2).value:
            for column, text in ((4, "Invented: it was so."), (5, "Exampleshire Council"), (6, "Ask again.")):
                words.cell(row, column).value = text


def _fill_row(sheet: Any, row: int) -> None:
    name, before = sheet.cell(row, FIGURE).value, str(sheet.cell(row, BEFORE).value).split()[0]
    if before.startswith("["):
        sheet.cell(row, MARKER).value = "[x]"
        return
    value = VALUES.get(name, float(before.replace(",", "")))
    if name == "Bicycles stolen":
        value = PARTS[sheet.cell(row, 3).value]
    sheet.cell(row, VALUE).value = value
    if name in ("Scooter theft rate", "Thefts solved"):
        sheet.cell(row, BASE).value = 250000 if name == "Scooter theft rate" else 1200
