"""A .csv file: one sheet of a workbook, in whatever letters the spreadsheet program saved it."""

from __future__ import annotations

import csv
import io

from scripts.check.problem import Problem
from scripts.intake.markup import AWAY, MOST_COLUMNS, MOST_ROWS, TOO_FAR
from scripts.intake.places import Forgiven, Place, Refused
from scripts.intake.sheets import Sheet

BOM = b"\xef\xbb\xbf"
SEPARATORS = {";": "semicolons", "\t": "tabs"}


def read(file: str, content: bytes) -> tuple[Sheet, list[Forgiven]]:
    """Its one sheet, called as the file is, and what was forgiven. Raises Refused."""
    place = Place(file)
    text, forgiven = _text(file, content)
    separator = _separator(text)
    if separator != ",":
        forgiven.append(f"The columns were separated by {SEPARATORS[separator]}, and were read so.")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        what = "The file is no table: a quotation mark is missing or stands in a wrong place."
        raise Refused(
            Problem(file, None, "", what, "Save it again as “CSV UTF-8” from your spreadsheet.")
        ) from error
    while lines and not any(lines[-1]):
        lines.pop()
    if len(lines) > MOST_ROWS or max(map(len, lines), default=0) > MOST_COLUMNS:
        raise Refused(Problem(file, None, "", TOO_FAR, AWAY))
    rows = tuple(tuple(cell or None for cell in line) for line in lines)
    return Sheet(file, rows), [Forgiven(place, what) for what in forgiven]


def _text(file: str, content: bytes) -> tuple[str, list[str]]:
    forgiven = []
    if b"\x00" in content:
        what = "The file is no text that is separated by commas."
        raise Refused(Problem(file, None, "", what, "Save it as “CSV UTF-8” from your spreadsheet program."))
    if content.startswith(BOM):
        content = content.removeprefix(BOM)
        forgiven.append("A sign at the beginning that only says how letters are kept was skipped.")
    try:
        return content.decode("utf-8"), forgiven
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        what = "The letters of the file can be read neither as UTF-8 nor as those of Windows."
        raise Refused(
            Problem(file, None, "", what, "Save it again as “CSV UTF-8” from your spreadsheet.")
        ) from error
    return text, [*forgiven, "The letters were those of Windows (1252), and were read so."]


def _separator(text: str) -> str:
    """Commas, unless the line with most other separators has no comma."""
    best = max(SEPARATORS, key=lambda sign: max((line.count(sign) for line in text.splitlines()), default=0))
    most = max((line.count(best) for line in text.splitlines()), default=0)
    commas = max((line.count(",") for line in text.splitlines()), default=0)
    return best if most > commas else ","
