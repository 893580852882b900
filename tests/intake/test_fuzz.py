"""Whatever stands in a file, people read sentences, nothing is half done, and no figure is repeated."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # type: ignore[import-untyped]

from tests.intake.faults import one_sheet
from tests.intake.kit import Desk
from tests.intake.test_plans import plan

SETTINGS = settings(
    max_examples=150,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
NUMBERS = st.one_of(
    st.integers(-(10**20), 10**20).map(str),
    st.floats().map(str),
    st.sampled_from(
        ["1e400", "-0", "1,0,0", "٣", "½", "1.2.3", "%", "5%%", "=1", "0x10", "NaN", "1_000", "+-3"]
    ),
)
CELLS = st.one_of(st.text(max_size=30), NUMBERS, st.sampled_from(["[x]", "[c] [p]", "all", "2026-07-01", ""]))


@cache
def sheet(desk: Desk) -> list[list[str]]:
    book = openpyxl.load_workbook(desk.filled("fuzz.xlsx"))
    return list(csv.reader(io.StringIO(one_sheet(book).decode())))


@cache
def content(desk: Desk, name: str) -> bytes:
    return desk.filled(name).read_bytes()


def holds(desk: Desk, file: Path, *options: str) -> str:
    """Import a file; the promises that hold for every file."""
    before = desk.state()
    code, said = desk.run(file, *options)
    assert code in (0, 1)
    assert "Traceback" not in said
    assert said.endswith("Nothing was changed.")
    assert desk.state() == before
    return said


@pytest.mark.usefixtures("quick")
@SETTINGS
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 21), CELLS), min_size=1, max_size=6))
def test_any_words_in_any_cells(shared: Desk, changes: list[tuple[int, int, str]]) -> None:
    rows = [[*row] for row in sheet(shared)]
    for number, column, text in changes:
        row = rows[number % len(rows)]
        row[column % len(row)] = text
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    file = shared.folder / "fuzz.csv"
    file.write_bytes(out.getvalue().encode("utf-8", errors="replace"))
    holds(shared, file, "--dated", "2026-10-20", "--dry-run")


@SETTINGS
@given(
    st.integers(1, 999),
    st.integers(0, 12),
    st.sampled_from(["{}", " {}", "{} people", "about {}", "[{}]", "={}"]),
)
def test_no_figure_is_ever_repeated(shared: Desk, figure: int, column: int, form: str) -> None:
    """A row whose ids are broken is refused, and what stands in it is not told."""
    rows = [[*row] for row in sheet(shared)]
    rows[9][19] = ""
    secret = form.format(figure)
    rows[9][column + 6] = secret
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    file = shared.folder / "fuzz.csv"
    file.write_bytes(out.getvalue().encode("utf-8"))
    said = holds(shared, file, "--dated", "2026-10-20")
    assert f"“{secret.strip()}”" not in said


@SETTINGS
@given(st.binary(max_size=400), st.sampled_from(["a.xlsx", "a.ods", "a.csv"]))
def test_any_bytes(shared: Desk, raw: bytes, name: str) -> None:
    file = shared.folder / name
    file.write_bytes(raw)
    holds(shared, file)


@pytest.mark.usefixtures("quick")
@SETTINGS
@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_workbook_with_damaged_bytes(shared: Desk, changes: list[tuple[int, int]]) -> None:
    raw = bytearray(content(shared, "fuzz.xlsx"))
    for place, byte in changes:
        raw[place % len(raw)] = byte
    file = shared.folder / "damaged.xlsx"
    file.write_bytes(raw)
    holds(shared, file, "--dry-run")


@pytest.mark.usefixtures("quick")
@settings(SETTINGS, max_examples=25)  # a workbook is written for each
@given(
    st.lists(
        st.tuples(st.integers(0, 7), st.integers(0, 30), st.integers(0, 8), CELLS), min_size=1, max_size=6
    )
)
def test_any_words_in_any_cells_of_a_plan(shared: Desk, changes: list[tuple[int, int, int, str]]) -> None:
    def change(book: Any) -> None:
        for sheet, row, column, text in changes:
            page = book.worksheets[sheet % len(book.worksheets)]
            page.cell(row + 1, column + 1).value = ILLEGAL_CHARACTERS_RE.sub("", text)

    holds(shared, plan(shared, change), "--dry-run")
