"""An .xlsx file: looked through part by part, then read with openpyxl."""

from __future__ import annotations

import io
import posixpath
import re
import warnings
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

import openpyxl  # type: ignore[import-untyped]
from openpyxl.utils import (  # type: ignore[import-untyped]
    column_index_from_string,
    get_column_letter,
)

from scripts.check.problem import Problem
from scripts.intake.markup import (
    LINK,
    MOST_SHEETS,
    SHOW,
    UNMERGE,
    Found,
    attribute,
    elements,
    is_true,
    look_through,
    refuse_many,
    tag,
    too_many,
)
from scripts.intake.places import Refused
from scripts.intake.sheets import Cell, Sheet

BOOK = "xl/workbook.xml"
ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def read(file: str, content: bytes, parts: Mapping[str, bytes]) -> list[Sheet]:
    """Its sheets. Raises Refused with everything that only the markup tells."""
    listed = _sheets(file, parts)
    if len({part for _, part in listed}) < len(listed):  # or one large part would be read again and again
        raise _damaged(file)
    found = [_sheet(file, name, parts, part) for name, part in listed]
    problems = [*_hidden(file, parts), *(problem for each in found for problem in each.problems)]
    if problems:
        raise Refused(*problems)
    refuse_many(file, found)
    look_through(file, parts, {BOOK, *(part for _, part in listed)})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of drop-downs it cannot keep; nothing is kept
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            return [_cells(book[each.sheet], each) for each in found]
    except Exception as error:  # the library raises whatever it stumbles over
        raise _damaged(file) from error


def _damaged(file: str) -> Refused:
    remedy = "Save it again from your spreadsheet program, or fetch it again from where it came."
    return Refused(Problem(file, None, "", "The file is damaged and cannot be opened.", remedy))


def _sheets(file: str, parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The name and the part of every sheet, in their order."""
    targets = {}
    for event, element in elements(file, parts.get("xl/_rels/workbook.xml.rels", b"<none/>")):
        if event == "start" and tag(element) == "Relationship":
            target = attribute(element, "Target")
            targets[attribute(element, "Id")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    found = []
    for event, element in elements(file, parts[BOOK]):
        if event == "start" and tag(element) == "sheet":
            part = targets.get(attribute(element, "id"), "")
            if part in parts:
                found.append((attribute(element, "name"), part))
                if len(found) > MOST_SHEETS:
                    raise too_many(file)
    return found


def _hidden(file: str, parts: Mapping[str, bytes]) -> list[Problem]:
    problems = []
    for event, element in elements(file, parts[BOOK]):
        if event == "start" and tag(element) == "sheet" and attribute(element, "state").endswith("idden"):
            found = Found(attribute(element, "name"))
            found.complain("The sheet is hidden.", SHOW)
            problems.extend(found.problems)
    return problems


def _sheet(file: str, name: str, parts: Mapping[str, bytes], part: str) -> Found:
    found = Found(name)
    place = [0, 0]
    for event, element in elements(file, parts[part]):
        if event == "start":
            before = place[0]
            _opened(found, element, place)
            if tag(element) == "row" and place[0] <= before:  # one row could stand there without end
                raise _damaged(file)
        elif tag(element) in ("c", "row"):
            element.clear()
    links = parts.get(f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels", b"<none/>")
    for event, element in elements(file, links):
        if event == "start" and attribute(element, "TargetMode") == "External":
            found.complain(LINK, "Take it out; its words may stay.")
    return found


def _opened(found: Found, element: Element, place: list[int]) -> None:
    """Note what begins here; `place` keeps the row and column that were reached."""
    name = tag(element)
    if name == "row":
        number = attribute(element, "r")
        place[:] = [int(number) if number.isdigit() else place[0] + 1, 0]
        if is_true(attribute(element, "hidden")):
            found.complain("The row is hidden.", SHOW, place[0])
    elif name == "c":
        address = ADDRESS.fullmatch(attribute(element, "r"))
        if address:
            place[:] = [int(address[2]), column_index_from_string(address[1])]
        else:
            place[1] += 1
    elif name == "f":
        found.formula(place[0], place[1] - 1)
    elif name in ("v", "is"):
        found.reaches(place[0], place[1] - 1)
    elif name == "mergeCell":
        found.complain(f"The cells {attribute(element, 'ref')} are merged.", UNMERGE)
    elif name == "col" and is_true(attribute(element, "hidden")):
        number = attribute(element, "min")
        letter = get_column_letter(int(number)) if number.isdigit() and 0 < int(number) < 16385 else number
        found.complain(f"Column {letter} is hidden.", SHOW)


def _cells(sheet: Any, found: Found) -> Sheet:
    """The cells of a sheet as far as something stands in them."""
    rows: list[tuple[Cell, ...]] = []
    if not found.rows:
        return Sheet(found.sheet, (), frozenset())
    reading = sheet.iter_rows(min_row=1, max_row=found.rows, min_col=1, max_col=found.columns)
    for row, cells in enumerate(reading, start=1):
        rows.append(tuple(cell.value for cell in cells))
        for column, cell in enumerate(cells):
            if "%" in str(getattr(cell, "number_format", "")):
                found.percent.add((row, column))
    return Sheet(found.sheet, tuple(rows), frozenset(found.percent))
