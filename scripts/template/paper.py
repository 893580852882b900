"""A workbook being written: locked sheets of which only the open cells may be filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import wrap

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from scripts.template.layout import FIRST_ROW, HEADING_ROW, HINT_ROW, LISTS, STAMP_ROW, Column

INK, OPEN, QUIET = "#12436D", "#FFF8DC", "#595959"
DAY = "yyyy-mm-dd"
LINE = 15  # points


class Paper:
    """The workbook and its formats. Texts are written as texts: none can become a formula or a link."""

    def __init__(self, path: Path, title: str, made: date) -> None:
        safe = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.book = xlsxwriter.Workbook(str(path), safe)
        # The day of making would make two workbooks of the same data differ.
        self.book.set_properties(
            {"title": title, "created": datetime(made.year, made.month, made.day, tzinfo=UTC)}
        )
        top = {"valign": "top", "text_wrap": True}
        self.text = self.book.add_format(top)
        self.quiet = self.book.add_format({**top, "font_color": QUIET})
        self.bold = self.book.add_format({**top, "bold": True})
        self.title = self.book.add_format({"bold": True, "font_size": 16, "font_color": INK})
        self.heading = self.book.add_format(
            {**top, "bold": True, "font_color": "#FFFFFF", "bg_color": INK, "border": 1}
        )
        self.open = self.book.add_format({**top, "locked": False, "bg_color": OPEN, "border": 1})
        self.open_day = self.book.add_format(
            {**top, "locked": False, "bg_color": OPEN, "border": 1, "num_format": DAY}
        )
        self.open_words = self.book.add_format(
            {**top, "locked": False, "bg_color": OPEN, "border": 1, "num_format": "@"}
        )
        self.lists: dict[str, str] = {}

    def sheet(self, name: str, stamp: str) -> Worksheet:
        """A locked sheet that can be known again by the stamp in its first cell."""
        sheet = self.book.add_worksheet(name)
        sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
        sheet.write_string(STAMP_ROW - 1, 0, stamp, self.quiet)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def table(self, name: str, stamp: str, hint: str, columns: Sequence[Column]) -> Worksheet:
        """A sheet with headings that stay in sight; rows begin at FIRST_ROW."""
        sheet = self.sheet(name, stamp)
        sheet.write_string(HINT_ROW - 1, 0, hint)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(HEADING_ROW - 1, place, column.heading, self.heading)
        sheet.freeze_panes(HEADING_ROW, 1)
        sheet.repeat_rows(HEADING_ROW - 1)
        return sheet

    def row(self, sheet: Worksheet, row: int, columns: Sequence[Column], cells: Sequence[object]) -> None:
        """One row, counted as the spreadsheet does; an open cell stays open if it holds something."""
        lines = max(len(wrap(str(cell), column.width)) for column, cell in zip(columns, cells, strict=True))
        if lines > 1:  # LibreOffice keeps the height of a row, whatever it holds
            sheet.set_row(row - 1, LINE * lines)
        for place, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            self._cell(sheet, row - 1, place, cell, self._format(column, cell))

    def choose(
        self, sheet: Worksheet, column: int, rows: range, options: str, *, strict: bool = True
    ) -> None:
        """A drop-down in a column; not strict where other words are allowed, too."""
        source = self.lists.get(options)
        if not source or not rows:
            return
        rule = {"validate": "list", "source": source, "error_type": "stop" if strict else "information"}
        sheet.data_validation(rows[0] - 1, column, rows[-1] - 1, column, rule)

    def add_lists(self, stamp: str, lists: dict[str, Sequence[str]]) -> None:
        """The sheet that drop-downs read. It comes last, and its place is known before it is written."""
        sheet = self.sheet(LISTS, stamp)
        sheet.write_string(HINT_ROW - 1, 0, "What the drop-downs offer. Nothing here is filled in.")
        for place, (name, options) in enumerate(lists.items()):
            sheet.set_column(place, place, 26)
            sheet.write_string(HEADING_ROW - 1, place, name, self.heading)
            sheet.write_column(FIRST_ROW - 1, place, options, self.text)

    def promise_lists(self, lists: dict[str, Sequence[str]]) -> None:
        """Say where the lists will stand."""
        for place, (name, options) in enumerate(lists.items()):
            letter = chr(ord("A") + place)
            last = FIRST_ROW + len(options) - 1
            if options:
                self.lists[name] = f"={LISTS}!${letter}${FIRST_ROW}:${letter}${last}"

    def _format(self, column: Column, cell: object) -> Format:
        if column.is_words:
            return self.open_words
        if column.is_open:
            return self.open_day if "(day)" in column.heading or isinstance(cell, date) else self.open
        return self.quiet if column.is_code else self.text

    def _cell(self, sheet: Worksheet, row: int, place: int, cell: object, style: Format) -> None:
        if cell is None or cell == "":
            sheet.write_blank(row, place, None, style)
        elif isinstance(cell, int | float):
            sheet.write_number(row, place, cell, style)
        elif isinstance(cell, date):
            sheet.write_datetime(row, place, datetime(cell.year, cell.month, cell.day), style)
        else:
            sheet.write_string(row, place, str(cell), style)
