"""The files of the portal as plain cells and lines, however broken they are."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DATA = "data"
PAGES = "docs"


@dataclass(frozen=True)
class Cell:
    """One cell as it stands in the file; `row` counts as a spreadsheet does, from 1 for the header."""

    file: str
    row: int
    column: str
    text: str


def text(path: Path) -> str:
    """The whole file. Letters that are no UTF-8 are replaced, since `contract` reports them."""
    return path.read_text(encoding="utf-8-sig", errors="replace")


def table(path: Path) -> list[list[str]]:
    """The rows of a CSV file, header first; none when there is no such file, or no UTF-8 in it."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return list(csv.reader(io.StringIO(content, newline="")))


def cells(root: Path, path: Path) -> Iterator[Cell]:
    """Every cell of a CSV file, the header included."""
    rows = table(path)
    header = rows[0] if rows else []
    for number, row in enumerate(rows, start=1):
        for place, content in enumerate(row):
            column = header[place] if place < len(header) else str(place + 1)
            yield Cell(name(root, path), number, column, content)


def column(path: Path, heading: str) -> list[str]:
    """The cells below one heading, empty where a row is short; none without the file or the heading."""
    rows = table(path)
    if not rows or heading not in rows[0]:
        return []
    place = rows[0].index(heading)
    return [row[place] if place < len(row) else "" for row in rows[1:]]


def data_files(root: Path) -> list[Path]:
    """Every CSV file in the folder data."""
    return sorted((root / DATA).rglob("*.csv"))


def pages(root: Path) -> list[Path]:
    """The pages of all languages: docs/<language>/…"""
    return sorted((root / PAGES).glob("*/**/*.md"))


def name(root: Path, path: Path) -> str:
    """The path as messages show it."""
    return path.relative_to(root).as_posix()
