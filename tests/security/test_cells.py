"""Nothing in a table that is taken away is run by the spreadsheet program that opens it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.security.cells import dangers, tables


def found_in(site: Path) -> list[str]:
    return [cell for place, content in tables(site) for cell in dangers(place, content)]


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_no_cell_of_any_table_is_run_when_it_is_opened(name: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(name).site
    assert any(".zip, " in place for place, _ in tables(site))
    assert found_in(site) == []


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_a_planted_formula_is_found_in_each_form(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,note\n1,"{cell}"\n', encoding="utf-8")
    book = openpyxl.Workbook()
    book.active["A1"].value = cell
    book.active["A1"].data_type = "s"
    book.save(tmp_path / "b.xlsx")
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.write(tmp_path / "a.csv", "in/a.csv")
    assert [found.partition(": ")[0] for found in found_in(tmp_path)] == [
        "a.csv",
        "b.xlsx",
        "c.zip, in/a.csv",
    ]


def test_a_planted_cell_that_is_worked_out_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(tmp_path / "b.xlsx")
    assert found_in(tmp_path) == ["b.xlsx: <f>1+1"]


def test_a_number_with_a_sign_is_no_formula(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,change\n1,-5.2%\n2,+3\n3,-1\n", encoding="utf-8")
    assert found_in(tmp_path) == []
