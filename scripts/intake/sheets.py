"""Sheets of a workbook as plain cells, whatever program saved them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

Cell = str | int | float | bool | date | time | timedelta | None


@dataclass(frozen=True)
class Sheet:
    """One sheet. `percent` names the cells, row and column, that are shown a hundred times as large."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    percent: frozenset[tuple[int, int]] = frozenset()

    def cell(self, row: int, column: int) -> Cell:
        """A cell; rows count as a spreadsheet does, columns from 0. Nothing stands where the sheet ends."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else ()
        return cells[column] if 0 <= column < len(cells) else None
