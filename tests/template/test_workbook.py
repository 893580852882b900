"""A workbook asks for what is due, lets only the right cells be filled in, and can be made again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from macros.nouns import Document, Indicator, Plan, Section
from macros.package import ROOT, Package
from scripts import template
from scripts.template import comments, expected, layout
from scripts.template.quarter import Quarter, period_words, read
from tests.conftest import EXAMPLESHIRE

Q3 = Quarter(2026, 3)


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "figures.xlsx"
    assert template.run(["--out", str(path)], EXAMPLESHIRE) == 0
    return path


@pytest.fixture(scope="session")
def book(workbook: Path) -> Any:
    return openpyxl.load_workbook(workbook)


def test_the_coming_quarter_follows_the_newest_figures(exampleshire: Package) -> None:
    assert expected.coming(exampleshire) == Q3


@pytest.mark.parametrize(
    ("indicator", "periods"),
    [
        ("scooters-stolen", ["July to September 2026"]),
        ("thefts-solved", ["July to September 2026", "July to September 2026"]),
        ("locks-given", ["April to September 2026"]),
        ("bicycles-checked", []),
        ("bicycles-returned", []),
    ],
)
def test_what_is_due_follows_from_the_data(exampleshire: Package, indicator: str, periods: list[str]) -> None:
    slots = [slot for slot in expected.slots(exampleshire, Q3) if slot.indicator.id == indicator]
    assert [slot.words for slot in slots if slot.is_due] == periods


def test_a_year_is_due_with_its_last_quarter_and_a_running_sum_begins_anew(exampleshire: Package) -> None:
    def due(indicator: str, quarter: Quarter) -> list[str]:
        slots = expected.slots(exampleshire, quarter)
        return [slot.words for slot in slots if slot.indicator.id == indicator and slot.is_due]

    assert due("bicycles-checked", Quarter(2026, 4)) == ["2026"]
    sums = [
        "April to September 2026",
        "April to December 2026",
        "April 2026 to March 2027",
        "April to June 2027",
    ]
    assert due("locks-given", Quarter(2027, 2)) == sums


def test_every_part_of_the_last_twelve_months_is_asked_for_again(exampleshire: Package) -> None:
    slots = [slot for slot in expected.slots(exampleshire, Q3) if slot.indicator.id == "wheels-stolen"]
    assert [(slot.words, slot.is_due) for slot in slots] == [
        ("October to December 2025", False),
        ("January to March 2026", False),
        ("April to June 2026", False),
        ("July to September 2026", True),
    ]


@pytest.mark.parametrize("text", ["2026-q3", "2026-Q3", "2026q3", " 2026-q3 "])
def test_a_quarter_is_read_as_releases_are_called(text: str) -> None:
    assert read(text) == Q3


@pytest.mark.parametrize("text", ["2026-q5", "Q3", "2026", "0001-q1", ""])
def test_what_is_no_quarter_is_none(text: str) -> None:
    assert read(text) is None


def test_periods_are_worded_as_on_pages() -> None:
    months = Quarter(2026, 1)
    assert period_words(months.start, months.end) == "January to March 2026"
    assert period_words(Quarter(2026, 1).start, Quarter(2026, 4).end) == "2026"
    assert period_words(Quarter(2026, 2).start, Quarter(2027, 1).end) == "April 2026 to March 2027"


def test_the_first_sheet_explains_it_in_ten_lines(book: Any) -> None:
    lines = [book["Start"].cell(row, 1).value for row in range(3, 13)]
    assert all(lines)
    assert lines[0] == (
        "This workbook collects the figures for July to September 2026. Fill in the yellow cells only; all "
        "others are locked."
    )
    assert book["Start"]["A13"].value is None


def test_a_row_says_what_it_is_about_and_what_was_before(book: Any) -> None:
    row = [cell.value for cell in book["Bicycle theft"][7]]
    assert row == [
        *("Scooters stolen", "Exampleshire", "All", "July to September 2026", "new", "scooters"),
        *("220 [p]", "April to June 2026", None, None, None, None, None, None, "Exampleshire Police"),
        *("scooters-stolen", "exampleshire", "2026-07-01", "2026-09-30", "all"),
    ]


def test_only_the_yellow_cells_can_be_filled_in(book: Any) -> None:
    for sheet in book:
        assert sheet.protection.sheet
        assert not sheet.protection.password
    theft, open_columns = (
        book["Bicycle theft"],
        {column.heading for column in layout.FIGURE_COLUMNS if column.is_open},
    )
    headings = [cell.value for cell in theft[layout.HEADING_ROW]]
    for row in range(layout.FIRST_ROW, 47):
        unlocked = {headings[cell.column - 1] for cell in theft[row] if not cell.protection.locked}
        assert unlocked == open_columns
    assert all(cell.protection.locked for cell in theft[layout.HEADING_ROW])


def test_no_cell_holds_a_formula(book: Any) -> None:
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


def test_drop_downs_offer_markers_and_states(book: Any) -> None:
    lists = {
        cells[2].value: [cell.value for cell in cells[3:] if cell.value] for cells in book["Lists"].columns
    }
    assert lists["Marker"] == ["[c]", "[x]", "[e]", "[p]", "[r]", "[b]"]
    assert lists["State now"] == ["Not started", "Under way", "Done", "Stopped", "Not reported"]
    [markers] = [v for v in book["Bicycle theft"].data_validations.dataValidation if "J4" in str(v.sqref)]
    assert markers.formula1 == "Lists!$A$4:$A$9"


def test_what_is_off_track_is_asked_about_first(book: Any) -> None:
    rows = [(row[0].value, row[1].value) for row in book["Commentary"].iter_rows(min_row=4, max_row=8)]
    assert rows == [
        ("Bicycles stolen", "Off track (needed)"),
        ("Wheels stolen", "Off track (needed)"),
        ("Riders' satisfaction", "Target missed (needed)"),
        ("Alarms left ringing", "Off track (needed)"),
        ("Scooters stolen", "On track"),
    ]


def test_the_same_data_make_the_same_bytes(workbook: Path, tmp_path: Path) -> None:
    assert template.run(["--for", "2026-q3", "--out", str(tmp_path / "b.xlsx")], EXAMPLESHIRE) == 0
    assert (tmp_path / "b.xlsx").read_bytes() == workbook.read_bytes()


def test_names_of_sheets_are_such_as_a_spreadsheet_allows() -> None:
    names = layout.sheet_names(["Theft: bicycles/scooters [all]", "Start", "x" * 40, "x" * 40, "?"])
    assert names == ["Theft bicycles scooters all", "Start 2", "x" * 31, f"{'x' * 28} 2", "Sheet"]


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (
            ["--for", "soon"],
            "“soon” is no quarter.\nWrite it as 2026-q3, which is July to September 2026.",
        ),
        (
            ["--for", "2027-q1"],
            "The figures before January to March 2027 are not in the data yet.\n"
            "Import those for July to September 2026 first.",
        ),
        (["--plan", "12"], "“12” is no year a plan can be for.\nWrite a year such as 2027."),
        (
            ["--plan", "2024"],
            "The plan plan-2024 is in the data already.\nName the year of the plan that is new.",
        ),
    ],
)
def test_what_cannot_be_made_is_said(
    arguments: list[str], sentences: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert template.run([*arguments, "--out", str(tmp_path / "a.xlsx")], EXAMPLESHIRE) == 1
    assert capsys.readouterr().err == f"{sentences}\nNothing was changed.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_is_not_put_inside_the_checkout_nor_over_another(
    workbook: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = workbook.read_bytes()
    assert template.run(["--out", str(workbook)], EXAMPLESHIRE) == 1
    inside = EXAMPLESHIRE / "figures.xlsx"
    assert template.run(["--out", str(inside)], EXAMPLESHIRE) == 1
    assert capsys.readouterr().err == (
        f"{workbook} is there already.\nMove it away, or name another place.\n"
        f"Nothing was changed.\n{inside} lies inside the folder of the site, where it could be published by "
        "mistake.\nName a place outside it.\nNothing was changed.\n"
    )
    assert workbook.read_bytes() == before
    assert not inside.exists()


def test_without_a_living_series_it_says_what_is_needed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert template.run(["--out", str(tmp_path / "a.xlsx")], ROOT) == 1
    assert capsys.readouterr().err == (
        "No figure is to be brought by a return yet, so there is nothing to fill in.\n"
        "Open three files of the folder data in a spreadsheet:\n"
        "1. documents.csv: add a row for the return that will bring them, with true under standing.\n"
        "2. sections.csv: add a row for that document, such as section 1.\n"
        "3. indicators.csv: write under every how often a figure comes: month, quarter, year or "
        "year_to_date.\n"
        "   Then look at its tier, which says what is hidden: 1 for ordinary counts, 2 for people in "
        "sensitive\n   situations, 0 only for what somebody else has published already.\n"
        "Run python3 -m scripts check, and then python3 -m scripts template --for 2026-q3, with the quarter "
        "you begin with.\n"
        "Nothing was changed.\n"
    )


@pytest.fixture
def beginning(exampleshire: Package) -> Package:
    """Exampleshire as if all it has were read from documents, and a return were about to bring more."""
    (old, *_) = [row for row in exampleshire.all(Document) if row.standing]
    documents = [replace(row, standing=False) for row in exampleshire.all(Document)]
    coming = replace(old, id="new-return", standing=True)
    section = replace(exampleshire.all(Section)[0], document="new-return", section="1")
    indicators = [
        replace(row, every="quarter") if row.id == "bicycles-stolen" else row
        for row in exampleshire.all(Indicator)
    ]
    rows = {
        Document: (*documents, coming),
        Section: (*exampleshire.all(Section), section),
        Indicator: tuple(indicators),
    }
    return replace(exampleshire, rows=MappingProxyType({**exampleshire.rows, **rows}))


def test_before_a_return_has_brought_figures_the_first_quarter_is_named(beginning: Package) -> None:
    assert expected.coming(beginning) is None
    assert expected.living(beginning) != []


@pytest.mark.parametrize(
    ("indicator", "quarter", "periods"),
    [
        ("scooters-stolen", Quarter(2028, 3), ["July to September 2028"]),
        ("locks-given", Quarter(2028, 3), ["April to September 2028"]),
        ("bicycles-checked", Quarter(2028, 3), ["2027"]),
        ("bicycles-stolen", Quarter(2028, 3), ["July to September 2028"]),
    ],
)
def test_a_first_quarter_asks_for_nothing_between_it_and_the_documents(
    beginning: Package, indicator: str, quarter: Quarter, periods: list[str]
) -> None:
    slots = [slot for slot in expected.slots(beginning, quarter) if slot.indicator.id == indicator]
    due = [slot for slot in slots if slot.is_due]
    assert [slot.words for slot in due] == periods
    assert {slot.document for slot in due} == {"new-return"}


def test_the_actions_of_a_plan_without_an_end_are_asked_for_until_another_follows(
    exampleshire: Package,
) -> None:
    plans = [replace(plan, ends=None) for plan in exampleshire.all(Plan)]
    last = replace(plans[-1], id="plan-after")
    for known, is_asked in ((plans, True), ([*plans, last], False)):
        rows = MappingProxyType({**exampleshire.rows, Plan: tuple(known)})
        assert bool(comments.actions(replace(exampleshire, rows=rows), Q3)) == is_asked
