"""A workbook as we mean it, before any library: its cover, its notes, and sheets of one table each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Cell = str | int | Decimal | bool | date | None


@dataclass(frozen=True)
class Sheet:
    """One table on a sheet of its own. `lines` stand above it and say what it is, one a row."""

    label: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Book:
    """A whole workbook. A sheet names its `notes` by their place in those of the book, from 0 on."""

    title: str
    subject: str
    author: str
    keywords: str
    created: datetime
    cover: tuple[str, ...]
    about: tuple[str, ...]
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...]
