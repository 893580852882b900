"""From the template through a filled workbook into the data: exactly what was filled in, and only once."""

from __future__ import annotations

import openpyxl  # type: ignore[import-untyped]
import pytest

from scripts import check, compute, journal
from tests.intake.faults import cell, cells
from tests.intake.kit import NOISE, THEFT, Desk
from tests.intake.office import convert

NOTHING_NEW = "Everything in this file is in the data already. Nothing was changed."
# The sheet of a topic as “Text CSV”: commas, UTF-8, as shown, without formulas, the second sheet.
SECOND_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,2"


def figures(desk: Desk, indicator: str) -> list[tuple[str, str, str, str]]:
    rows = desk.rows(f"data/observations/{indicator}.csv")
    new = [row for row in rows if row["period_end"] == "2026-09-30" or row["document"] == "quarterly-return"]
    return [(r["area_code"], r["period_as_published"], r["value"], r["markers"]) for r in new]


def test_what_was_filled_in_is_in_the_data_and_the_same_file_again_changes_nothing(own: Desk) -> None:
    def change(book: object) -> None:
        cells({"I9": 231, "J9": None, "I10": 205, "J10": "[p]", "I33": 18.4})(book)
        cells({"I22": 240, "N22": "Invented: a gang."})(book)
        cells({"E4": "Stopped", "F4": "2026-10-01", "G4": "All have one.", "H4": "It ended."}, "Actions")(
            book
        )

    file = own.filled(change=change)
    before = {path: path.read_bytes() for path in (own.root / "data").rglob("*.csv")}
    code, said = own.run(file)
    assert code == 0, said
    assert said.splitlines()[0] == (
        "Imported: 16 new figures, 1 figure given again with a change, 1 action with news, "
        "4 figures with new words."
    )
    assert figures(own, "scooters-stolen")[-2:] == [
        ("exampleshire", "April to June 2026", "231", "[r]"),
        ("exampleshire", "July to September 2026", "205", "[p]"),
    ]
    assert own.rows("data/observations/scooters-stolen.csv")[-1] == {
        "area_code": "exampleshire",
        "period_start": "2026-07-01",
        "period_end": "2026-09-30",
        "period_as_published": "July to September 2026",
        "value": "205",
        "markers": "[p]",
        "denominator": "",
        "lower": "",
        "upper": "",
        "as_published": "205 scooters",
        "document": "quarterly-return",
        "section": "1",
        "note": "",
    }
    assert figures(own, "wheels-stolen")[-1] == ("exampleshire", "July to September 2026", "240", "")
    assert own.rows("data/observations/wheels-stolen.csv")[-1]["note"] == "Invented: a gang."
    assert figures(own, "thefts-solved")[-2:] == [
        ("exampleshire", "July to September 2026", "18.4", ""),
        ("neighbours", "July to September 2026", "16.1", ""),
    ]
    assert own.rows("data/observations/thefts-solved.csv")[-2]["as_published"] == "18.4% of 1,200"
    assert (
        own.rows("data/observations/locks-given.csv")[-1]["period_as_published"] == "April to September 2026"
    )
    stolen = [row for row in own.rows("data/observations/bicycles-stolen.csv") if row["period_end"] > "2025"]
    assert [(row["district"], row["value"]) for row in stolen] == [
        ("all", "1200"),
        ("north", "660"),
        ("south", "540"),
    ]
    assert own.rows("data/observations/lost-bicycles-collected.csv")[-1]["as_published"] == "not supplied"
    assert own.rows("data/documents.csv")[-1]["published"] == "2026-10-20"
    assert own.rows("data/documents.csv")[-1]["dated"] == "20 October 2026"
    [action] = own.rows("data/actions.csv")
    assert [action[name] for name in ("state", "as_at", "evidence", "variance", "document", "section")] == [
        *("stopped", "2026-10-01", "All have one.", "It ended.", "quarterly-return", "1"),
    ]
    assert [row["words"] for row in own.rows("data/commentary.csv") if row["release"] == ""] == [
        "Invented: it was so."
    ] * 4
    assert check.problems(own.root) == []
    assert compute.stale(own.root) == []
    assert [path.name for path in (own.root / journal.FOLDER).iterdir()] == [journal.LOCK]
    untouched = "data/observations/quiet-nights.csv"
    assert (own.root / untouched).read_bytes() == before[own.root / untouched]
    for row in (own.root / "data/observations/loud-parties.csv").read_bytes().splitlines()[:-1]:
        assert row in before[own.root / "data/observations/loud-parties.csv"]

    state = own.state()
    assert own.run(file) == (0, NOTHING_NEW)
    assert own.run(convert(file, "ods", own.folder / "ods")) == (0, NOTHING_NEW)
    back = convert(convert(file, "ods", own.folder / "ods"), "xlsx", own.folder / "xlsx")
    assert own.run(back) == (0, NOTHING_NEW)
    sheet = convert(file, SECOND_SHEET, own.folder / "csv")
    assert own.run(sheet, "--dated", "2026-10-20")[1].endswith(NOTHING_NEW)
    assert own.state() == state


def test_a_template_opened_and_filled_in_libreoffice_keeps_its_drop_downs_and_its_locks(own: Desk) -> None:
    book = openpyxl.load_workbook(convert(own.folder / "template.xlsx", "xlsx", own.folder / "lo"))
    sheet = book[THEFT]
    assert sheet.protection.sheet
    assert not sheet["I10"].protection.locked
    assert sheet["P10"].protection.locked
    assert len(sheet.data_validations.dataValidation) == 4


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_a_formula_typed_in_libreoffice_is_refused(shared: Desk, ending: str) -> None:
    file = convert(
        shared.filled("formula.xlsx", cell("I10", "=200+20")), ending, shared.folder / f"f-{ending}"
    )
    _, said = shared.run(file)
    assert said == (
        "sheet “Bicycle theft”, cell I10: The cell holds a formula. Write the number or word itself: copy "
        f"the cell, then paste only its value.\n\n1 problem in formula.{ending}. Nothing was changed."
    )


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda book: setattr(book[THEFT].row_dimensions[10], "hidden", True),
            "sheet “Bicycle theft”, row 10: The row is hidden. Show it, so that everybody sees what is "
            "imported.",
        ),
        (
            lambda book: setattr(book[NOISE], "sheet_state", "hidden"),
            "sheet “Noise at night”: The sheet is hidden. Show it, so that everybody sees what is imported.",
        ),
        (
            lambda book: book[THEFT].merge_cells("I10:J10"),
            "sheet “Bicycle theft”, cell I10: The cell is merged with others. Unmerge them, so that every "
            "cell stands by itself.",
        ),
        (
            lambda book: setattr(book[THEFT]["N10"], "hyperlink", "https://elsewhere.example/"),
            "sheet “Bicycle theft”, cell N10: A link leads out of the workbook. Take it out; its words "
            "may stay.",
        ),
        (
            lambda book: setattr(book[THEFT].column_dimensions["N"], "hidden", True),
            "sheet “Bicycle theft”: A column is hidden. Show it, so that everybody sees what is imported.",
        ),
    ],
)
def test_what_hides_in_an_open_document_is_refused(shared: Desk, change: object, sentence: str) -> None:
    file = convert(shared.filled("hides.xlsx", change), "ods", shared.folder / "hides")  # type: ignore[arg-type]
    assert shared.run(file) == (1, f"{sentence}\n\n1 problem in hides.ods. Nothing was changed.")
