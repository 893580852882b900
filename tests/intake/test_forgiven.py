"""What can safely be forgiven is forgiven, and each time it is said."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl  # type: ignore[import-untyped]
import pytest

from tests.intake.faults import cell, one_sheet, percent
from tests.intake.kit import THEFT, Change, Desk

SCOOTERS, SOLVED = "data/observations/scooters-stolen.csv", "data/observations/thefts-solved.csv"
SPACES = "Spaces around the number were taken off."
GROUPS = "The commas or spaces between thousands were taken out."
PERCENT = "The sign for per cent was taken off."
ANOTHER_DAY = "The day was read although it is not written year-month-day."


def last(text: str, area: str = "exampleshire") -> dict[str, str]:
    return [row for row in csv.DictReader(io.StringIO(text)) if row["area_code"] == area][-1]


@pytest.mark.parametrize(
    ("change", "said", "file", "value"),
    [
        (cell("I10", " 220 "), f"cell I10: {SPACES}", SCOOTERS, "220"),
        (cell("I10", "\u00a0220"), f"cell I10: {SPACES}", SCOOTERS, "220"),
        (cell("K33", "1,200"), f"cell K33: {GROUPS}", SOLVED, "18.2"),
        (cell("K33", "1 200"), f"cell K33: {GROUPS}", SOLVED, "18.2"),
        (cell("I33", "18.2%"), f"cell I33: {PERCENT}", SOLVED, "18.2"),
        (cell("I33", "18.2 %"), f"cell I33: {PERCENT}", SOLVED, "18.2"),
        (percent("I33", 0.182), f"cell I33: {PERCENT}", SOLVED, "18.2"),
        (cell("I33", 18.200000000000003), "", SOLVED, "18.2"),
        (cell("I10", "220"), "", SCOOTERS, "220"),
        (cell("I10", 220.0), "", SCOOTERS, "220"),
    ],
)
def test_a_number_is_read_in_spite_of_its_dress(
    shared: Desk, quick: list[dict[str, str]], change: Change, said: str, file: str, value: str
) -> None:
    code, output = shared.run(shared.filled("a.xlsx", change), "--dry-run")
    assert code == 0
    assert (f"Read all the same:\n  sheet “{THEFT}”, {said}" in output) == bool(said)
    assert last(quick[0][file])["value"] == value


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-10-20", ""),
        ("20/10/2026", ANOTHER_DAY),
        ("20 October 2026", ANOTHER_DAY),
        (46315, "The number of Excel for a day was read as that day."),
        (date(2026, 10, 20), ""),
    ],
)
def test_a_day_is_read_as_people_write_it(
    shared: Desk, quick: list[dict[str, str]], day: object, said: str
) -> None:
    def change(book: object) -> None:
        cell("B16", day, "Start")(book)
        if not isinstance(day, date):
            book["Start"]["B16"].number_format = "General"  # type: ignore[index]

    code, output = shared.run(shared.filled("a.xlsx", change), "--dry-run")
    assert code == 0
    assert (f"sheet “Start”, cell B16: {said}" in output) == bool(said)
    assert (
        "\nquarterly-return,Invented quarterly return,Quarterly return,2026-10-20,20 October 2026,"
        in (quick[0]["data/documents.csv"])
    )


@pytest.mark.parametrize(
    ("encoding", "separator", "said"),
    [
        ("utf-8", ",", ""),
        ("utf-8-sig", ",", "A sign at the beginning that only says how letters are kept was skipped."),
        ("cp1252", ",", "The letters were those of Windows (1252), and were read so."),
        ("utf-8", ";", "The columns were separated by semicolons, and were read so."),
        ("utf-8", "\t", "The columns were separated by tabs, and were read so."),
    ],
)
def test_a_sheet_saved_by_itself_is_read_in_any_letters(
    shared: Desk, quick: list[dict[str, str]], encoding: str, separator: str, said: str
) -> None:
    book = openpyxl.load_workbook(shared.filled("a.xlsx", cell("N10", "A café is new.")))
    rows = csv.reader(io.StringIO(one_sheet(book).decode()))
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(rows)
    file = shared.folder / "theft.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    code, output = shared.run(file, "--dated", "2026-10-20", "--dry-run")
    assert code == 0
    assert (f"sheet “theft.csv”: {said}" in output) == bool(said)
    assert last(quick[0][SCOOTERS])["note"] == "A café is new."


def test_a_sheet_saved_by_itself_needs_the_day_of_its_return(shared: Desk) -> None:
    book = openpyxl.load_workbook(shared.filled("a.xlsx"))
    file = shared.folder / "theft.csv"
    file.write_bytes(one_sheet(book))
    assert shared.run(file) == (
        1,
        "sheet “theft.csv”: A sheet that was saved by itself does not say of which day the return is. "
        "Add it to the command, such as --dated 2026-10-20.\n\n1 problem in theft.csv. Nothing was changed.",
    )


def test_columns_may_be_in_another_order(shared: Desk, quick: list[dict[str, str]]) -> None:
    def change(book: object) -> None:
        book[THEFT].move_range("N3:N59", cols=10)  # type: ignore[index]
        book[THEFT]["X10"] = "Invented: a market."  # type: ignore[index]

    code, _ = shared.run(shared.filled("a.xlsx", change), "--dry-run")
    assert code == 0
    assert last(quick[0][SCOOTERS])["note"] == "Invented: a market."
