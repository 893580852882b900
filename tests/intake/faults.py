"""What goes wrong with a workbook, one fault each; the sentences it earns stand in test_refused.py."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from openpyxl.styles import Font  # type: ignore[import-untyped]

from tests.intake.kit import NOISE, THEFT, Change

# Cells of the sheet “Bicycle theft”: I Value, J Marker, K Out of, L and M ends, N Reason, P to T ids.
NEW_SCOOTERS, NEW_WHEELS, NEW_SOLVED, NEW_CARGO, FIRST_SPARE = 10, 22, 33, 45, 50
OLD_WHEELS = 20


def cell(address: str, value: object, sheet: str = THEFT) -> Change:
    def change(book: Any) -> None:
        book[sheet][address] = value

    return change


def cells(values: dict[str, object], sheet: str = THEFT) -> Change:
    def change(book: Any) -> None:
        for address, value in values.items():
            book[sheet][address] = value

    return change


def percent(address: str, value: object) -> Change:
    def change(book: Any) -> None:
        book[THEFT][address] = value
        book[THEFT][address].number_format = "0.0%"

    return change


def rename(old: str, new: str) -> Change:
    def change(book: Any) -> None:
        book[old].title = new

    return change


def without_row(row: int, sheet: str = THEFT) -> Change:
    return lambda book: book[sheet].delete_rows(row)


def copy_row(source: int, target: int) -> Change:
    def change(book: Any) -> None:
        for column in range(1, 21):
            book[THEFT].cell(target, column).value = book[THEFT].cell(source, column).value

    return change


def hide(sheet: str, row: int = 0, column: str = "") -> Change:
    def change(book: Any) -> None:
        if row:
            book[sheet].row_dimensions[row].hidden = True
        elif column:
            book[sheet].column_dimensions[column].hidden = True
        else:
            book[sheet].sheet_state = "hidden"

    return change


def spare(**changed: object) -> Change:
    """A row for one more figure, of wheels in the neighbouring area."""
    row = {"I": 50, "P": "wheels-stolen", "Q": "neighbours", "R": "2026-07-01", "S": "2026-09-30", "T": "all"}
    return cells({f"{column}{FIRST_SPARE}": value for column, value in {**row, **changed}.items()})


def far_away(book: Any) -> None:
    book[THEFT]["A9000"] = "hello"


def link(book: Any) -> None:
    book[THEFT]["N10"].hyperlink = "https://elsewhere.example/"
    book[THEFT]["N10"].font = Font()


def swap_sheets(book: Any) -> None:
    book[THEFT].title, book[NOISE].title = "x", "y"
    book["x"].title, book["y"].title = NOISE, THEFT


WORKBOOKS: dict[str, Change] = {
    "words for a number": cell("I10", "about two hundred"),
    "a number with its unit": cell("I10", "220 scooters"),
    "a range for a number": cell("I10", "200-220"),
    "a marker for a number": cell("I10", "[x]"),
    "an error of the spreadsheet": cell("I10", "#REF!"),
    "a date for a number": cell("I10", date(2026, 3, 4)),
    "yes for a number": cell("I10", True),
    "a comma for a point": cell("I33", "18,25"),
    "too large a number": cell("I10", 10**15),
    "a negative count": cell("I10", -3),
    "half a scooter": cell("I10", 220.5),
    "more than all": cell("I33", 101),
    "less than nothing": cell("I33", -0.5),
    "a negative rate": cell("I17", -0.5),
    "per cent of a count": cell("I10", "22%"),
    "a cell shown in per cent that is no share": percent("I10", 0.22),
    "a total unlike its parts": cell("I4", 1300),
    "a part larger than its total": cells({"I5": 1300, "I6": -100}),
    "a jump": cell("I10", 2200),
    "a fall to nothing": cell("I10", 0),
    "no value and no marker": cell("I10", None),
    "a value and a marker": cell("J10", "[x]"),
    "two markers that contradict": cells({"I10": None, "J10": "[x] [c]"}),
    "an unknown marker": cell("J10", "[q]"),
    "a marker without brackets": cell("J10", "p"),
    "an asterisk for a marker": cell("J10", "*"),
    "no base for a share": cell("K33", None),
    "a base of nothing": cell("K33", 0),
    "one end of an interval": cell("L10", 200),
    "an interval beside its value": cells({"L10": 230, "M10": 240}),
    "an interval upside down": cells({"L10": 225, "M10": 215}),
    "an emptied figure of before": cell(f"I{OLD_WHEELS}", None),
    "another figure of before without a reason": cell(f"I{OLD_WHEELS}", 96),
    "an unknown figure": cell("P22", "wheels-stolenn"),
    "no figure": cell("P22", None),
    "a figure that gets no new ones": spare(P="bicycles-returned"),
    "a figure of another topic": spare(P="loud-parties"),
    "an unknown area": cell("Q22", "exampelshire"),
    "an unknown part": cell("T5", "district=west"),
    "a part of what has none": cell("T22", "district=north"),
    "a period of another year": cells({"R22": "2025-07-01", "S22": "2025-09-30"}),
    "a period after the quarter": spare(R="2026-10-01", S="2026-12-31"),
    "a period of two months": cell("R22", "2026-08-01"),
    "a period that ends before it starts": cells({"R22": "2026-09-30", "S22": "2026-07-01"}),
    "no first day": cell("R22", None),
    "a day that is none": cell("S22", "2026-09-31"),
    "words of another row": cell("A22", "Scooters stolen"),
    "a row that stands twice": copy_row(22, FIRST_SPARE),
    "a row that is missing": without_row(22),
    "a formula": cell("I10", "=220+1"),
    "a formula that calls a program": cell("N10", "=cmd|' /C calc'!A0"),
    "a text like a formula": cell("N10", "@SUM(A1)"),
    "a text that begins with plus": cell("N10", "+more than before"),
    "an e-mail address": cell("N10", "Ask hatter@hats.example"),
    "a telephone number": cell("N10", "Call 01632 960123"),
    "a postcode": cell("N10", "near ZE9 9ZZ"),
    "a person who acts": cell("E4", "Jo Bloggs", "Commentary"),
    "a person with a title": cell("E4", "Cllr Bloggs of the council", "Commentary"),
    "half a commentary": cell("F4", None, "Commentary"),
    "no commentary on bad news": cell("I39", 590),
    "words about nothing": cell("G4", "bicycles", "Commentary"),
    "words that stand twice": cell("G5", "bicycles-stolen", "Commentary"),
    "too many words": cell("D4", "word " * 200, "Commentary"),
    "signs that cannot be seen": cell("D4", "Invented\u202e words", "Commentary"),
    "an unknown state": cells({"E4": "Nearly", "F4": date(2026, 9, 1), "G4": "A letter."}, "Actions"),
    "a state without a day": cells({"E4": "Stopped", "G4": "A letter."}, "Actions"),
    "a state before the last one": cells(
        {"E4": "Stopped", "F4": date(2025, 1, 1), "G4": "A letter."}, "Actions"
    ),
    "a state after the return": cells(
        {"E4": "Stopped", "F4": date(2026, 12, 1), "G4": "A letter."}, "Actions"
    ),
    "an unknown action": cell("I4", "lock", "Actions"),
    "no day of the return": cell("B16", None, "Start"),
    "words for the day of the return": cell("B16", "soon", "Start"),
    "a return before the end of the quarter": cell("B16", date(2026, 9, 1), "Start"),
    "a return years later": cell("B16", datetime(2036, 10, 20), "Start"),
    "an unknown return": cell("C16", "quarterly-retrun", "Start"),
    "a heading that is missing": cell("I3", None),
    "a heading that is misspelt": cell("I3", "Valeu"),
    "a heading that stands twice": cell("K3", "Value"),
    "one column more": cell("U3", "My notes"),
    "a stray note": cell("U12", "ask again"),
    "a sheet with another name": rename(THEFT, "Bicycles"),
    "a sheet that is missing": lambda book: book.remove(book[NOISE]),
    "a sheet more": lambda book: book.create_sheet("My sums"),
    "two sheets swapped": swap_sheets,
    "a hidden sheet": hide(NOISE),
    "a hidden row": hide(THEFT, row=10),
    "a hidden column": hide(THEFT, column="N"),
    "merged cells": lambda book: book[THEFT].merge_cells("I10:J10"),
    "something far away": far_away,
    "a link": link,
    "another version of the form": cell("A1", "Form 7, 2026-q3, start", "Start"),
    "a quarter that is not due": cell("A1", "Form 1, 2027-q1, start", "Start"),
    "no form at all": cell("A1", "My figures", "Start"),
    "a workbook of its own": lambda book: (
        [book.remove(book[name]) for name in book.sheetnames[1:]] and rename("Start", "Sheet1")(book)
    ),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(name: str, part: bytes) -> Callable[[bytes], bytes]:
    return lambda content: _zip({**_parts(content), name: part})


def locked(content: bytes) -> bytes:
    """With the flag of a password in every entry of the list of parts."""
    found = bytearray(content)
    place = found.find(b"PK\x01\x02")
    while place >= 0:
        found[place + 8] |= 1
        place = found.find(b"PK\x01\x02", place + 4)
    return bytes(found)


DOCTYPE = b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x>&b;</x>"
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"

FILES: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "nothing": ("a.xlsx", lambda content: b""),
    "blanks": ("a.csv", lambda content: b" \n\n "),
    "a picture": ("a.xlsx", lambda content: b"\x89PNG\r\n" + b"x" * 90),
    "a text that is called a workbook": ("a.ods", lambda content: b"Figure,Value\nWheels,3\n"),
    "a letter": ("a.xlsx", lambda content: _zip({"word/document.xml": b"<w/>"})),
    "half a file": ("a.xlsx", lambda content: content[: len(content) // 2]),
    "a damaged file": ("a.xlsx", lambda content: content[:900] + b"\0" * 400 + content[1300:]),
    "a file of Excel 97, or one with a password": (
        "a.xlsx",
        lambda content: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900,
    ),
    "a password of the zip": ("a.xlsx", locked),
    "a password of LibreOffice": (
        "a.ods",
        lambda content: _zip(
            {
                "mimetype": SPREADSHEET.encode(),
                "content.xml": b"\x01",
                "META-INF/manifest.xml": b"<m><encryption-data/></m>",
            }
        ),
    ),
    "a macro": ("a.xlsx", with_part("xl/vbaProject.bin", b"macro")),
    "a macro of LibreOffice": (
        "a.ods",
        lambda content: _zip(
            {"mimetype": SPREADSHEET.encode(), "content.xml": b"<x/>", "Basic/a.xml": b"<x/>"}
        ),
    ),
    "a link to another file": ("a.xlsx", with_part("xl/externalLinks/externalLink1.xml", b"<x/>")),
    "a database": ("a.xlsx", with_part("xl/connections.xml", b"<x/>")),
    "a document inside": ("a.xlsx", with_part("xl/embeddings/oleObject1.bin", b"x")),
    "a bomb": ("a.xlsx", with_part("xl/media/x.xml", b"0" * 30_000_000)),
    "too many parts": (
        "a.xlsx",
        lambda content: _zip({**_parts(content), **{f"x/{n}.xml": b"<x/>" for n in range(600)}}),
    ),
    "definitions in the markup": ("a.xlsx", with_part("xl/sharedStrings.xml", DOCTYPE)),
    "definitions in a sheet": ("a.xlsx", with_part("xl/worksheets/sheet2.xml", DOCTYPE)),
    "broken markup": ("a.xlsx", with_part("xl/worksheets/sheet2.xml", b"<worksheet><sheetData>")),
    "no styles": ("a.xlsx", with_part("xl/styles.xml", b"<styleSheet>")),
    "six megabytes": ("a.csv", lambda content: b"Figure,Value\n" * 500_000),
    "macros by name": ("a.xlsm", lambda content: content),
    "another format": ("a.pdf", lambda content: content),
    "no ending": ("figures", lambda content: content),
    "a table without its form": ("a.csv", lambda content: b"Figure,Value\nWheels,3\n"),
    "an open quotation mark": ("a.csv", lambda content: b'"Form 1, 2026-q3, figures/noise\nWheels,3\n'),
    "letters nobody knows": ("a.csv", lambda content: b"Form 1, 2026-q3\x81\x8d\xff\n"),
    "a text of Windows in two bytes": ("a.csv", lambda content: "Figure,Value\n".encode("utf-16")),
    "the sheet Start alone": ("a.csv", lambda content: b'"Form 1, 2026-q3, start"\nhello\n'),
}


def one_sheet(book: Any, name: str = THEFT) -> bytes:
    """A sheet as a spreadsheet program saves it by itself."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(book[name].iter_rows(values_only=True))
    return text.getvalue().encode("utf-8")
