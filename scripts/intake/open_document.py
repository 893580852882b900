"""An .ods file: looked through, then read with python-calamine."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from python_calamine import CalamineWorkbook

from scripts.check.problem import Problem
from scripts.intake.markup import (
    AWAY,
    LINK,
    MOST_CELLS,
    SHOW,
    TOO_FAR,
    UNMERGE,
    Found,
    attribute,
    elements,
    look_through,
    refuse_many,
    tag,
)
from scripts.intake.places import Place, Refused
from scripts.intake.sheets import Sheet

CONTENT = "content.xml"
FURTHEST = 10**9


class Look:
    """One walk through the content: where it is, and what it has found in each sheet."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.hidden_styles: set[str] = set()
        self.style = ""
        self.row = self.column = 0
        self.rows = self.columns = 1
        self.cells = 0

    def opened(self, element: Element) -> None:
        """Note what begins here."""
        name = tag(element)
        if name == "style":
            self.style = attribute(element, "name")
        elif name == "table-properties" and attribute(element, "display") == "false":
            self.hidden_styles.add(self.style)
        elif name == "table":
            self._table(element)
        elif self.found:
            self._inside(name, element)

    def _table(self, element: Element) -> None:
        self.found.append(Found(attribute(element, "name")))
        self.row, self.rows = 0, 1
        self.column, self.columns = 0, 1
        if attribute(element, "style-name") in self.hidden_styles:
            self.found[-1].complain("The sheet is hidden.", SHOW)

    def _inside(self, name: str, element: Element) -> None:
        sheet = self.found[-1]
        hidden = attribute(element, "visibility") in ("collapse", "filter")
        if name == "table-row":
            self.row, self.rows = self.row + self.rows, _repeated(element, "rows")
            self.column, self.columns = 0, 1
            if hidden:
                sheet.complain("The row is hidden.", SHOW, self.row)
        elif name == "table-column" and hidden:
            sheet.complain("A column is hidden.", SHOW)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell(sheet, element)
        elif name in ("dde-source", "table-source", "cell-range-source", "database-source-sql"):
            sheet.complain(LINK, "Take it out; its values may stay.")
        elif name == "a" and attribute(element, "href"):
            sheet.complain(LINK, "Take it out; its words may stay.", self.row, self.column - 1)

    def _cell(self, sheet: Found, element: Element) -> None:
        self.column, self.columns = self.column + self.columns, _repeated(element, "columns")
        last_row, last_column = self.row + self.rows - 1, self.column + self.columns - 2
        if attribute(element, "formula"):
            sheet.formula(self.row, self.column - 1)
        if any(attribute(element, f"number-{way}-spanned") not in ("", "1") for way in ("rows", "columns")):
            sheet.complain("The cell is merged with others.", UNMERGE, self.row, self.column - 1)
        kind = attribute(element, "value-type")
        if kind:
            sheet.reaches(last_row, last_column)
            self.cells += self.rows * self.columns
            if self.cells > MOST_CELLS:
                raise Refused(Place(sheet.sheet).problem(TOO_FAR, AWAY))
        if kind == "percentage":
            rows, columns = range(self.row, last_row + 1), range(self.column - 1, last_column + 1)
            sheet.percent.update((row, column) for row in rows for column in columns)


def read(file: str, content: bytes, parts: Mapping[str, bytes]) -> list[Sheet]:
    """Its sheets. Raises Refused with everything that only the markup tells."""
    look = Look()
    for event, element in elements(file, parts[CONTENT]):
        if event == "start":
            look.opened(element)
        elif tag(element) == "table-row":
            element.clear()
    problems = [problem for found in look.found for problem in found.problems]
    if problems:
        raise Refused(*problems)
    refuse_many(file, look.found)
    look_through(file, parts, {CONTENT})
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [_sheet(book, found) for found in look.found]
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the library is no Exception
        remedy = "Save it again from your spreadsheet program, or fetch it again from where it came."
        raise Refused(Problem(file, None, "", "The file is damaged and cannot be opened.", remedy)) from error


def _sheet(book: CalamineWorkbook, found: Found) -> Sheet:
    rows = book.get_sheet_by_name(found.sheet).to_python(skip_empty_area=False) if found.rows else []
    kept = (row[: found.columns] for row in rows[: found.rows])
    cells = tuple(tuple(None if cell == "" else cell for cell in row) for row in kept)
    return Sheet(found.sheet, cells, frozenset(found.percent))


def _repeated(element: Element, way: str) -> int:
    text = attribute(element, f"number-{way}-repeated")
    return min(int(text), FURTHEST) if text.isdigit() and len(text) < 12 else FURTHEST if text else 1
