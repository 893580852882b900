"""Tools nobody here wrote accept the downloads, and count and add up what we count and add up."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import openpyxl  # type: ignore[import-untyped]
import pandas as pd  # type: ignore[import-untyped]
import pytest

from macros.downloads.desk import desks
from macros.metadata.model import Dataset
from tests.open_data.conftest import Site

CHOSEN = {
    "exampleshire": ("bicycles-stolen", "cargo-bicycles-stolen", "loud-streets"),
    "real": ("deliberate-fires", "marac-repeat-rate", "accident-cluster-sites"),
}


def total(values: Iterator[object]) -> Decimal:
    """The sum of the numbers among some values; markers and gaps are none."""
    return sum((Decimal(str(value)) for value in values if _is_number(value)), Decimal(0))


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool) and value == value


def expected(site: Site, dataset: Dataset) -> tuple[int, Decimal]:
    """How many rows a CSV has, and the sum of all its numbers."""
    numbers = [field.name for field in dataset.resource.fields if field.is_number]
    rows = site.rows(dataset.id)
    return len(rows), sum((Decimal(row[n]) for row in rows for n in numbers if row[n]), Decimal(0))


def numbers_of(dataset: Dataset, by_title: bool = False) -> list[str]:
    return [f.title if by_title else f.name for f in dataset.resource.fields if f.is_number]


def close(found: tuple[int, Decimal], wanted: tuple[int, Decimal]) -> bool:
    """Equal but for the last digits of a sum of floats."""
    return found[0] == wanted[0] and abs(found[1] - wanted[1]) < Decimal("0.000001")


def validate(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the command of Frictionless says of a package, run in its folder as its README says."""
    command = [sys.executable, "-W", "ignore", "-m", "frictionless", "validate", "datapackage.json"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def unzip(site: Site, id: str, folder: Path) -> Path:
    with zipfile.ZipFile(site.data / f"{id}.zip") as archive:
        archive.extractall(folder)
    return folder / id


def test_frictionless_accepts_the_whole_package_after_unzipping(site: Site) -> None:
    said = validate(site.unzipped)
    assert said.returncode == 0, said.stdout
    assert said.stdout.count("VALID") == len(site.package.resources)


def test_frictionless_accepts_single_zips_each_by_itself(site: Site, tmp_path: Path) -> None:
    for id in CHOSEN["real" if "deliberate-fires" in {d.id for d in site.datasets} else "exampleshire"]:
        said = validate(unzip(site, id, tmp_path))
        assert said.returncode == 0, said.stdout


@pytest.mark.parametrize("site", ["exampleshire"], indirect=True)
def test_every_single_zip_is_a_valid_package_with_all_that_it_names(site: Site, tmp_path: Path) -> None:
    for dataset in site.datasets:
        folder = unzip(site, dataset.id, tmp_path)
        report = frictionless.Package(str(folder / "datapackage.json")).validate()
        assert report.valid, (dataset.id, report.flatten(["name", "rowNumber", "message"]))
        assert dataset.id in [task.name for task in report.tasks]
        assert (folder / "README.txt").is_file()


@pytest.mark.parametrize("site", ["exampleshire"], indirect=True)
def test_a_key_that_leads_nowhere_in_a_zip_is_noticed(site: Site, tmp_path: Path) -> None:
    folder = unzip(site, "bicycles-stolen", tmp_path)
    path = folder / "lists" / "sections.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *_ = csv.reader(file)
    path.write_text(",".join(header) + "\r\n", encoding="utf-8")
    said = validate(folder)
    assert said.returncode == 1
    assert "foreign-key" in said.stdout or "ForeignKey" in said.stdout


def test_pandas_reads_every_csv_and_gets_the_same_sums(site: Site) -> None:
    for dataset in site.datasets:
        frame = pd.read_csv(site.data / f"{dataset.id}.csv")
        values = (value for name in numbers_of(dataset) for value in frame[name].tolist())
        assert close((len(frame), total(values)), expected(site, dataset)), dataset.id


def test_pandas_reads_every_json_and_gets_the_same_sums(site: Site) -> None:
    for dataset in site.datasets:
        frame = pd.DataFrame(site.record(dataset.id)["rows"])
        values = (value for name in numbers_of(dataset) for value in frame[name].tolist())
        assert close((len(frame), total(values)), expected(site, dataset)), dataset.id


def test_pandas_reads_every_workbook_and_gets_the_same_sums(site: Site) -> None:
    for dataset in site.datasets:
        frame = _below_heading(site.data / f"{dataset.id}.xlsx", dataset)
        values = (value for name in numbers_of(dataset, by_title=True) for value in frame[name].tolist())
        assert close((len(frame), total(values)), expected(site, dataset)), dataset.id


def _below_heading(path: Path, dataset: Dataset) -> pd.DataFrame:
    """The sheet of figures as pandas has it, told the row of the heading as a person would tell it."""
    whole = pd.read_excel(path, sheet_name="Figures", header=None, engine="calamine")
    heading = whole[0].tolist().index(dataset.resource.fields[0].title)
    return pd.read_excel(path, sheet_name="Figures", header=heading, engine="calamine")


def test_duckdb_counts_and_adds_up_the_same_in_every_csv(site: Site) -> None:
    for dataset in site.datasets:
        sums = [f'coalesce(sum(try_cast("{name}" AS DECIMAL(30, 6))), 0)' for name in numbers_of(dataset)]
        count, *found = ask(", ".join(["count(*)", *sums]), site.data / f"{dataset.id}.csv")
        assert close((count, sum(found, Decimal(0))), expected(site, dataset)), dataset.id


def test_duckdb_reads_all_figures_of_the_big_zip_at_once(site: Site) -> None:
    wanted = [expected_values(site, d) for d in site.datasets if d.resource.is_observations]
    found = ask(
        "count(*), sum(try_cast(value AS DECIMAL(30, 6))), count(DISTINCT filename)",
        site.unzipped / "data" / "observations" / "*.csv",
    )
    assert found == (sum(n for n, _ in wanted), sum(v for _, v in wanted), len(wanted))


def ask(what: str, files: Path) -> tuple[Any, ...]:
    """One row of an answer in SQL about one or more CSVs, put together by the names of their columns."""
    with duckdb.connect() as database:
        query = f"SELECT {what} FROM read_csv(?, all_varchar=true, union_by_name=true, filename=true)"  # noqa: S608
        (row,) = database.execute(query, [str(files)]).fetchall()
    return tuple(row)


def expected_values(site: Site, dataset: Dataset) -> tuple[int, Decimal]:
    rows = site.rows(dataset.id)
    return len(rows), sum((Decimal(row["value"]) for row in rows if row["value"]), Decimal(0))


def test_openpyxl_finds_title_language_and_one_table_a_sheet_and_no_formula(site: Site) -> None:
    for dataset in site.datasets:
        book = openpyxl.load_workbook(site.data / f"{dataset.id}.xlsx")
        assert (book.properties.title, book.properties.language) == (dataset.title, "en-GB")
        assert book.properties.created == dataset.modified.replace(tzinfo=None)
        first, *tables = book.sheetnames
        assert (first, tables[:2]) == ("Cover", ["Contents", "Notes"])
        assert "Figures" in tables
        assert ("Markers" in tables) == bool(dataset.markers)
        assert [len(book[name].tables) for name in tables] == [1] * len(tables)
        assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_the_big_workbook_has_a_sheet_for_every_file_with_rows(site: Site) -> None:
    book = openpyxl.load_workbook(site.data / f"{site.package.name}.xlsx")
    lists = [
        r.name for r in site.package.resources if r.rows and not r.is_observations and r.name != "markers"
    ]
    assert sorted(book.sheetnames) == sorted(["Cover", "Contents", "Notes", "Markers", "Figures", *lists])
    assert book.sheetnames[:6] == ["Cover", "Contents", "Notes", "Markers", "Figures", "targets"]
    assert (book.properties.title, book.properties.language) == (site.package.title, "en-GB")


def test_sha256sum_accepts_every_file_below_data_and_misses_none(site: Site) -> None:
    assert sha256sum(site.data).returncode == 0
    listed = {line.partition("  ")[2] for line in (site.data / "SHA256SUMS").read_text().splitlines()}
    below = {p.relative_to(site.data).as_posix() for p in site.data.rglob("*") if p.is_file()}
    assert listed == {name for name in below if not name.endswith("index.html")} - {"SHA256SUMS"}


def test_sha256sum_accepts_the_big_zip_and_notices_a_change(site: Site, tmp_path: Path) -> None:
    listed = (site.unzipped / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    readmes = len(list(desks(site.package)))
    assert len(listed) == len(site.package.resources) + 2 + readmes  # and the licence and the contract
    assert sha256sum(site.unzipped).returncode == 0
    folder = Path(shutil.copytree(site.unzipped, tmp_path / "changed"))
    (folder / "data" / "targets.csv").write_text("changed", encoding="utf-8")
    said = sha256sum(folder)
    assert (said.returncode, "data/targets.csv: FAILED" in said.stdout) == (1, True)


def sha256sum(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, text=True)
