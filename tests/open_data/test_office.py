"""LibreOffice, which many readers have, opens workbooks and CSVs and finds the same rows and sums."""

from __future__ import annotations

import csv
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest

from macros.metadata.model import Dataset
from scripts import office
from tests.open_data.conftest import Site
from tests.open_data.test_tools import close, expected

pytestmark = pytest.mark.office

# Comma, quotation mark, UTF-8, from the first line, every sheet, numbers as they are and not as they look.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,2057,false,false,false,false,false,-1"
CHOSEN = 12


@pytest.fixture(scope="session")
def soffice() -> str:
    path = office.find()
    assert path, "LibreOffice is missing: `python3 -m scripts test` installs it."
    return path


def convert(soffice: str, files: list[Path], folder: Path) -> str:
    """Open each file in LibreOffice and write every sheet of it as CSV; what the program said."""
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [soffice, profile, "--headless", "--convert-to", AS_CSV, "--outdir", str(folder)]
    done = subprocess.run([*command, *map(str, files)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def chosen(site: Site) -> list[Dataset]:
    """Datasets from all over the list, the first and the last among them."""
    step = max(1, len(site.datasets) // CHOSEN)
    return [*site.datasets[::step], site.datasets[-1]]


def test_libreoffice_reads_workbooks_and_gets_the_same_rows_and_sums(
    site: Site, soffice: str, tmp_path: Path
) -> None:
    datasets = chosen(site)
    convert(soffice, [site.data / f"{dataset.id}.xlsx" for dataset in datasets], tmp_path)
    for dataset in datasets:
        rows = _read(tmp_path / f"{dataset.id}-Figures.csv")
        titles = [field.title for field in dataset.resource.fields]
        heading = rows.index(titles)
        numbers = [at for at, field in enumerate(dataset.resource.fields) if field.is_number]
        assert close(_sum(rows[heading + 1 :], numbers), expected(site, dataset)), dataset.id


def test_libreoffice_reads_every_figure_of_the_big_workbook(site: Site, soffice: str, tmp_path: Path) -> None:
    name = site.package.name
    convert(soffice, [site.data / f"{name}.xlsx"], tmp_path)
    rows = _read(tmp_path / f"{name}-Figures.csv")
    heading = next(at for at, row in enumerate(rows) if row[0] == "Indicator")
    wanted = [row for d in site.datasets if d.resource.is_observations for row in site.rows(d.id)]
    total = sum((Decimal(row["value"]) for row in wanted if row["value"]), Decimal(0))
    assert close(_sum(rows[heading + 1 :], [rows[heading].index("Value")]), (len(wanted), total))


def test_libreoffice_reads_csvs_and_gets_the_same_rows_and_sums(
    site: Site, soffice: str, tmp_path: Path
) -> None:
    datasets = chosen(site)
    convert(soffice, [site.data / f"{dataset.id}.csv" for dataset in datasets], tmp_path)
    for dataset in datasets:
        header, *rows = _read(next(tmp_path.glob(f"{dataset.id}*.csv")))
        assert header == [field.name for field in dataset.resource.fields]
        numbers = [at for at, field in enumerate(dataset.resource.fields) if field.is_number]
        assert close(_sum(rows, numbers), expected(site, dataset)), dataset.id


def _read(path: Path) -> list[list[str]]:
    """The rows of what LibreOffice wrote, without the empty cells it adds at the end of a short row."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _sum(rows: list[list[str]], columns: list[int]) -> tuple[int, Decimal]:
    cells = (row[at] for row in rows for at in columns)
    return len(rows), sum((Decimal(cell) for cell in cells if cell and cell[0] != "["), Decimal(0))
