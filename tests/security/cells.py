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
KINDS = (".csv", ".xlsx")


def tables(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every CSV file and workbook, also of those packed in a zip file: where it is, and what it holds."""
    for path in sorted(site.rglob("*")):
        place = path.relative_to(site).as_posix()
        if path.suffix in KINDS:
            yield place, path.read_bytes()
        elif path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                inner = [name for name in archive.namelist() if name.endswith(KINDS)]
                yield from ((f"{place}, {name}", archive.read(name)) for name in inner)


def dangers(place: str, content: bytes) -> Iterator[str]:
    """Each cell of a table that would run."""
    found = in_workbook(content) if place.endswith(".xlsx") else in_csv(content.decode("utf-8"))
    yield from (f"{place}: {cell[:60]}" for cell in found)


def in_csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        yield from filter(_runs, row)


def in_workbook(content: bytes) -> Iterator[str]:
    """Texts that would run where somebody saves the workbook as CSV, and formulas."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else ""
            if name.startswith("xl/worksheets/"):
                yield from RUN.findall(text)
            yield from filter(_runs, TEXT.findall(text))


def _runs(cell: str) -> bool:
    return bool(DANGEROUS.match(cell)) and not NUMBER.fullmatch(cell)
