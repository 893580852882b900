"""From the bytes of a file to its sheets."""

from __future__ import annotations

from pathlib import Path

from scripts.intake import archive, comma, excel, open_document, outside
from scripts.intake.places import Forgiven
from scripts.intake.sheets import Sheet


def sheets(path: Path, root: Path) -> tuple[list[Sheet], list[Forgiven]]:
    """The sheets of a file outside the checkout, and what was forgiven on the way. Raises Refused.

    The content is read once and kept in memory only.
    """
    content = outside.read(path, root)
    if path.suffix.lower() == ".csv":
        sheet, forgiven = comma.read(path.name, content)
        return [sheet], forgiven
    parts = archive.parts(path.name, content)
    reader = excel.read if archive.XLSX in parts else open_document.read
    return reader(path.name, content, parts), []
