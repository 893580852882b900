"""From the bytes of a file to its sheets."""

from __future__ import annotations

from pathlib import Path

from scripts.check.problem import Problem
from scripts.intake import archive, comma, excel, open_document, outside
from scripts.intake.places import Forgiven, Refused
from scripts.intake.sheets import Sheet

MOST_SIGNS = 2_000_000


def sheets(path: Path, root: Path) -> tuple[list[Sheet], list[Forgiven]]:
    """The sheets of a file outside the checkout, and what was forgiven on the way. Raises Refused.

    The content is read once and kept in memory only.
    """
    found, forgiven = _read(path.name, outside.read(path, root))
    # Each text is looked through sign by sign, and a workbook may hold one long text in every cell.
    texts = (cell for sheet in found for row in sheet.rows for cell in row if isinstance(cell, str))
    if sum(map(len, texts)) > MOST_SIGNS:
        what = "The cells hold far more words than a filled workbook does."
        raise Refused(Problem(path.name, None, "", what, "Copy the figures into a new workbook."))
    return found, forgiven


def _read(name: str, content: bytes) -> tuple[list[Sheet], list[Forgiven]]:
    if name.lower().endswith(".csv"):
        sheet, forgiven = comma.read(name, content)
        return [sheet], forgiven
    parts = archive.parts(name, content)
    reader = excel.read if archive.XLSX in parts else open_document.read
    return reader(name, content, parts), []
