"""How a workbook looks on a screen and on paper: widths, heights, and one page across.

A spreadsheet program does not make a row higher by itself when it opens a file, so a long text needs room.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Any

from macros.workbooks.model import Book, Cell, Sheet

NARROW, WIDE, PADDING = 10, 48, 2  # the width of a column in characters
COVER, LABELS, SENTENCES = 85, 30, 100
LINE = 16  # the height of a line in points, for letters of 12 points
FILLED = 0.8  # a line breaks between words, and letters differ from program to program
A4 = 9


def lay_out(whole: Any, book: Book) -> None:
    """Give every sheet of a workbook its widths and heights. The first three are ours: cover and lists."""
    cover, contents, notes, *pages = whole.worksheets()
    # The headings of the cover stand between its texts, so that a row counts from the title on.
    _heights(cover, 2, [[line] for line in book.cover], [COVER])
    _heights(cover, 3 + len(book.cover), [[line] for line in book.about], [COVER])
    for page in (contents, notes):
        _widths(page, [LABELS, SENTENCES])
    _heights(notes, 3, [["", note] for note in book.notes], [LABELS, SENTENCES])
    for page, sheet in zip(pages, book.sheets, strict=True):
        _table(page, sheet)
    for page in whole.worksheets():
        page.set_paper(A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)


def _table(page: Any, sheet: Sheet) -> None:
    widths = [_width(name, [row[at] for row in sheet.rows]) for at, name in enumerate(sheet.columns)]
    header = 1 + len(sheet.lines)
    _widths(page, widths)
    _heights(page, header, [sheet.columns, *sheet.rows], widths)
    page.repeat_rows(header)


def _widths(page: Any, widths: Iterable[int]) -> None:
    for at, width in enumerate(widths):
        page.set_column(at, at, width)


def _heights(page: Any, start: int, rows: Iterable[Sequence[Cell]], widths: Sequence[int]) -> None:
    """Room for the longest text of each row; rows of one line stay as they are."""
    for at, row in enumerate(rows, start=start):
        lines = max(
            ceil(len(_text(cell)) / (width * FILLED)) for cell, width in zip(row, widths, strict=True)
        )
        if lines > 1:
            page.set_row(at, lines * LINE)


def _width(name: str, cells: Iterable[Cell]) -> int:
    longest = max(len(_text(text)) for text in (name, *cells))
    return min(max(longest + PADDING, NARROW), WIDE)


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)
