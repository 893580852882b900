"""Nothing in a table that is taken away is run by the spreadsheet program that opens it."""

from __future__ import annotations

from pathlib import Path

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.security.cells import dangers


@pytest.mark.parametrize("name", ["real_build", "exampleshire_build"])
def test_no_cell_of_any_table_is_run_when_it_is_opened(name: str, request: pytest.FixtureRequest) -> None:
    assert list(dangers(request.getfixturevalue(name).site)) == []


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-1+cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0"]
)
def test_a_planted_formula_is_found_in_both(cell: str, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'id,note\n1,"{cell}"\n', encoding="utf-8")
    book = openpyxl.Workbook()
    book.active["A1"].value = cell
    book.active["A1"].data_type = "s"
    book.save(tmp_path / "b.xlsx")
    assert [found.partition(": ")[0] for found in dangers(tmp_path)] == ["a.csv", "b.xlsx"]


def test_a_planted_cell_that_is_worked_out_is_found(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "=1+1"
    book.save(tmp_path / "b.xlsx")
    assert list(dangers(tmp_path)) == ["b.xlsx: <f>1+1"]


def test_a_number_with_a_sign_is_no_formula(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,change\n1,-5.2%\n2,+3\n3,-1\n", encoding="utf-8")
    assert list(dangers(tmp_path)) == []
