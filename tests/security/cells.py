"""Cells that a spreadsheet program would run: in every CSV file and workbook of a built site."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

DANGEROUS = re.compile(r"[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?%?")
# A text of a workbook, wherever its program keeps it; a cell that is worked out.
TEXT = re.compile(r"<t\b[^>]*>([^<]*)</t>")
RUN = re.compile(r"<f\b[^>]*>[^<]*")


def dangers(site: Path) -> Iterator[str]:
    """Each cell of the site that would run, by its file."""
    for path in sorted(site.rglob("*")):
        if path.suffix == ".csv":
            yield from (f"{path.relative_to(site)}: {cell[:60]}" for cell in in_csv(path.read_text("utf-8")))
        elif path.suffix == ".xlsx":
            yield from (f"{path.relative_to(site)}: {cell[:60]}" for cell in in_workbook(path))


def in_csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from filter(_runs, row)


def in_workbook(path: Path) -> Iterator[str]:
    """Texts that would run where somebody saves the workbook as CSV, and formulas."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else ""
            if name.startswith("xl/worksheets/"):
                yield from RUN.findall(text)
            yield from filter(_runs, TEXT.findall(text))


def _runs(cell: str) -> bool:
    return bool(DANGEROUS.match(cell)) and not NUMBER.fullmatch(cell)
