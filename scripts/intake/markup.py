"""The XML of a workbook, looked through before any spreadsheet library reads it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]
from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

from scripts.check.problem import Problem
from scripts.intake.places import Place, Refused

MOST_ROWS, MOST_COLUMNS = 5000, 100
# Of all sheets together; a cell counts whether or not something stands in it.
MOST_SHEETS, MOST_CELLS = 100, 500_000
TOO_FAR = "Something stands far away from the form, further than a filled workbook reaches."
AWAY = "Delete the rows and columns behind the form, or copy the figures into a new workbook."
PLAIN_VALUE = "Write the number or word itself: copy the cell, then paste only its value."
UNMERGE = "Unmerge them, so that every cell stands by itself."
SHOW = "Show it, so that everybody sees what is imported."
LINK = "A link leads out of the workbook."


@dataclass
class Found:
    """What a look through one sheet has found; rows as a spreadsheet counts, columns from 0."""

    sheet: str
    rows: int = 0
    columns: int = 0
    percent: set[tuple[int, int]] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, what: str, remedy: str, row: int | None = None, column: int | None = None) -> None:
        """Note a problem."""
        self.problems.append(Place(self.sheet, row, column).problem(what, remedy))

    def formula(self, row: int, column: int) -> None:
        """Note a formula."""
        self.complain("The cell holds a formula.", PLAIN_VALUE, row, column)

    def reaches(self, row: int, column: int) -> None:
        """Note that something stands in a cell. Raises Refused where that is too far away to be read."""
        if row > MOST_ROWS or column >= MOST_COLUMNS:
            raise Refused(Place(self.sheet).problem(TOO_FAR, AWAY))
        self.rows, self.columns = max(self.rows, row), max(self.columns, column + 1)


def elements(file: str, content: bytes) -> Iterator[tuple[str, Element]]:
    """Start and end of each element. Raises Refused for markup that is broken or defines anything itself."""
    try:
        yield from iterparse(io.BytesIO(content), events=("start", "end"), forbid_dtd=True)
    except DefusedXmlException as error:
        what = "The file holds definitions of its own in its markup, as no spreadsheet program writes them."
        raise Refused(Problem(file, None, "", what, "Copy the figures into a new workbook.")) from error
    except (ParseError, ValueError, LookupError) as error:
        remedy = "Save it again from your spreadsheet program, or fetch it again from where it came."
        raise Refused(Problem(file, None, "", "The file is damaged and cannot be opened.", remedy)) from error


def refuse_many(file: str, sheets: Sequence[Found]) -> None:
    """Before a library makes room for every cell: is it as much as a workbook of this portal can hold?"""
    if len(sheets) > MOST_SHEETS or sum(sheet.rows * sheet.columns for sheet in sheets) > MOST_CELLS:
        raise too_many(file)


def too_many(file: str) -> Refused:
    """For a file with more in it than anybody could have filled in."""
    what = "The file has more sheets or cells than a filled workbook of this portal."
    return Refused(Problem(file, None, "", what, "Copy the figures into a new workbook."))


def look_through(file: str, parts: Mapping[str, bytes], seen: set[str]) -> None:
    """Read every other part once, so that none holds markup that could hurt a library. Raises Refused."""
    for name, content in parts.items():
        if name not in seen and name.endswith((".xml", ".rels", ".rdf", ".vml")) and content.strip():
            for event, element in elements(file, content):
                if event == "end":
                    element.clear()


def tag(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def attribute(element: Element, name: str) -> str:
    """An attribute by its name without namespace; empty where there is none."""
    return next((text for key, text in element.attrib.items() if key.rpartition("}")[2] == name), "")


def is_true(text: str) -> bool:
    """Whether an attribute says yes."""
    return text in ("1", "true")
