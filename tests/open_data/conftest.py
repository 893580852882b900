"""The downloads of both built sites, as somebody finds them who has nothing but the site."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from macros.metadata.model import Dataset, catalogue
from macros.package import Package
from tests.conftest import Build

Row = dict[str, str]


@dataclass(frozen=True)
class Site:
    """A built site with the package it was built from, and its everything-zip, unzipped."""

    package: Package
    build: Build
    unzipped: Path

    @property
    def data(self) -> Path:
        return self.build.site / "data"

    @property
    def datasets(self) -> list[Dataset]:
        """Every indicator and published table."""
        return [dataset for dataset in catalogue(self.package).datasets if dataset.theme]

    def read(self, name: str) -> bytes:
        return (self.data / name).read_bytes()

    def rows(self, id: str) -> list[Row]:
        """The rows of a CSV, read with nothing but the standard library."""
        return rows_of(self.read(f"{id}.csv"))

    def record(self, id: str) -> dict[str, Any]:
        """The JSON of a dataset, its numbers digit for digit."""
        text = self.read(f"{id}.json").decode("utf-8")
        found: dict[str, Any] = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        return found

    def sheet(self, id: str, label: str = "Figures") -> list[list[Any]]:
        """The rows of a sheet of a workbook below the heading of its table, the heading first."""
        return workbook(self.data / f"{id}.xlsx")[label]


@lru_cache(maxsize=512)
def workbook(path: Path) -> dict[str, list[list[Any]]]:
    """The table on each sheet of a workbook, by the name of the sheet; a cover has none."""
    sheets = openpyxl.load_workbook(path).worksheets
    return {sheet.title: table_of(sheet) for sheet in sheets if sheet.tables}


def rows_of(content: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def table_of(sheet: Any) -> list[list[Any]]:
    """What stands in the one table of a sheet; the table says itself where it is."""
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def as_written(value: Any) -> str:
    """A cell of a workbook or of JSON as the CSV has it, a number without its last zeros."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return " ".join(value)
    return plain(str(value))


def plain(text: str) -> str:
    """A number without the zeros at its end that no float keeps; any other text as it is."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    return format(number.normalize(), "f") if number.is_finite() else text


@pytest.fixture(scope="session", params=["exampleshire", "real"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    package: Package = request.getfixturevalue(request.param)
    build: Build = request.getfixturevalue(f"{request.param}_build")
    assert build.code == 0, build.output
    folder = tmp_path_factory.mktemp("everything")
    with zipfile.ZipFile(build.site / "data" / f"{package.name}.zip") as archive:
        archive.extractall(folder)
    return Site(package, build, folder / package.name)
