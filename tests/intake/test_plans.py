"""A new plan: every item of the old one has an end, and what is new is there with a role that leads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest

from scripts import check, template
from tests.intake.faults import cells
from tests.intake.kit import Desk, change_rows

DETAILS = (
    "Invented plan 2027",
    date(2027, 4, 1),
    date(2028, 3, 31),
    "A plan that does not exist.",
    date(2027, 3, 1),
    "Exampleshire Council",
)
FILLED: dict[str, dict[str, object]] = {
    "Start": {f"B{row}": value for row, value in enumerate(DETAILS, start=15)},
    "Priorities": {"B4": "carried forward", "B5": "ended", "C5": "Invented: it is quiet."},
    "Work programmes": {
        "B4": "changed",
        "C4": "Invented: parks, too.",
        "D4": "Safer streets and parks",
        "F4": "Exampleshire Council",
    },
    "Outcomes": {"B4": "carried forward", "F4": "Safer streets and parks"},
    "Measures": {"B4": "carried forward", "B5": "ended", "C5": "Invented: nobody measured it."},
    "Actions": {
        "B4": "ended",
        "C4": "Invented: all have one.",
        "D5": "Light the stands",
        "E5": "Fewer bicycles stolen",
        "F5": "Safer streets and parks",
        "G5": "The plan names it.",
    },
    "Targets": {
        "A4": "wheels-stolen",
        "B4": "exampleshire",
        "C4": "all",
        "D4": "target",
        "E4": date(2028, 3, 31),
        "F4": 300,
        "G4": "level",
        "H4": "300 wheels by March 2028",
    },
    "Parts": {"B4": "The plan wants every bicycle to be where its owner left it."},
}

Change = Callable[[Any], object]


def plan(desk: Desk, change: Change | None = None) -> Path:
    file = desk.folder / "plan.xlsx"
    if not file.exists():
        assert template.run(["--plan", "2027", "--out", str(file)], desk.root) == 0
    book = openpyxl.load_workbook(file)
    for sheet, values in FILLED.items():
        cells(values, sheet)(book)
    if change:
        change(book)
    book.save(desk.folder / "plan-filled.xlsx")
    return desk.folder / "plan-filled.xlsx"


def test_a_filled_plan_is_in_the_data_once(own: Desk) -> None:
    file = plan(own)
    code, said = own.run(file)
    assert code == 0, said
    assert said.splitlines()[0] == (
        "Imported: the plan for 2027 with 3 carried forward, 1 changed, 3 ended, 1 new, and 1 target."
    )
    assert own.rows("data/plans.csv")[-1] == {
        "id": "plan-2027",
        "name": "Invented plan 2027",
        "starts": "2027-04-01",
        "ends": "2028-03-31",
        "years": "",
        "held_in": "plan-2027",
        "about": "A plan that does not exist.",
        "document": "plan-2027",
        "section": "whole",
    }
    assert own.rows("data/priorities.csv")[-1]["id"] == "fewer-thefts-2027"
    assert own.rows("data/programmes.csv")[-1] == {
        "id": "streets-2027",
        "priority": "fewer-thefts-2027",
        "name": "Safer streets and parks",
        "lead": "Exampleshire Council",
        "document": "plan-2027",
        "section": "whole",
    }
    outcome, measure, action = (
        own.rows(f"data/{name}.csv")[-1] for name in ("outcomes", "measures", "actions")
    )
    assert (outcome["id"], outcome["programme"]) == ("stolen-less-2027", "streets-2027")
    assert (measure["id"], measure["outcome"]) == ("measure-stolen-2027", "stolen-less-2027")
    assert (action["id"], action["state"], action["as_at"]) == (
        *("light-the-stands-2027", "not_started", "2027-03-01"),
    )
    assert own.rows("data/targets.csv")[-1]["value"] == "300"
    became = [row["words"] for row in own.rows("data/plan_parts.csv") if row["part"] == "last_year"][-4:]
    assert became == [
        "Ended: Quieter nights. Invented: it is quiet.",
        "Changed: Safer streets, now Safer streets and parks. Invented: parks, too.",
        "Ended: Hours of sleep. Invented: nobody measured it.",
        "Ended: Give away locks. Invented: all have one.",
    ]
    assert check.problems(own.root) == []
    assert own.run(file) == (0, "Everything in this file is in the data already. Nothing was changed.")


FIELDS: dict[str, tuple[str, dict[str, object], str]] = {
    "what becomes of an item": (
        "Priorities",
        {"B4": None},
        "cell B4: The cell is empty. Choose carried forward, changed or ended.",
    ),
    "another end": (
        "Priorities",
        {"B4": "kept"},
        "cell B4: “kept” is none of the three ways. Choose carried forward, changed or ended.",
    ),
    "no reason": (
        "Measures",
        {"C5": None},
        "cell C5: The cell is empty, and this was ended. Write why, for residents to read.",
    ),
    "an end of what is new": (
        "Actions",
        {"B5": "ended"},
        "cell B5: Nothing of the plan before stands in this row. Leave the cell empty.",
    ),
    "a person who leads": (
        "Work programmes",
        {"F4": "Jo Bloggs"},
        "cell F4: This is no role that can be told from a name. Write the role or the organisation that "
        "acts, never a person’s name.",
    ),
    "an unknown topic": (
        "Priorities",
        {"E4": "bicycle-thefts"},
        "cell E4: “bicycle-thefts” is not known under Topic id. The nearest is “bicycle-theft”. "
        "Choose one from the list.",
    ),
    "an unknown priority": (
        "Actions",
        {"E5": "Fewer bicycles"},
        "cell E5: “Fewer bicycles” is not known under Priority. The nearest is “Fewer bicycles stolen”. "
        "Choose one from the list.",
    ),
    "an unknown figure": (
        "Measures",
        {"G4": "bicycles-stoln"},
        "cell G4: “bicycles-stoln” is not known under Figure ids. The nearest is “bicycles-stolen”. "
        "Choose one from the list.",
    ),
    "a plan that ends before it starts": (
        "Start",
        {"B17": date(2027, 1, 1)},
        "cell B17: The last day of the plan is not after its first. Correct one of the two.",
    ),
    "no name": ("Start", {"B15": None}, "cell B15: “Name of the plan” is empty. Fill it in."),
    "a target without a value": (
        "Targets",
        {"F4": None},
        "cell F4: The cell is empty. Fill it in, or empty the row.",
    ),
    "an unknown rule": (
        "Targets",
        {"G4": "levels"},
        "cell G4: “levels” is not known under Rule. The nearest is “level”. Choose one from the list.",
    ),
    "an unknown part": (
        "Parts",
        {"A4": "visions"},
        "cell A4: “visions” is no part of a plan. The nearest is “vision”. "
        "Put it back, or copy your words into a new workbook.",
    ),
    "an item that is lost": (
        "Priorities",
        {f"{column}5": None for column in "ABCDEFG"},
        "The row for “Quieter nights” of the plan before is missing. Put it back and say what becomes of it.",
    ),
    "two items of one name": (
        "Actions",
        {"D6": "Light the stands", "E6": "Fewer bicycles stolen", "G6": "The plan names it."},
        "cell D6: Two rows have this name. Give one of the two another name.",
    ),
}


@pytest.mark.parametrize("fault", FIELDS)
def test_what_is_wrong_with_a_plan_is_said_in_whole_sentences(shared: Desk, fault: str) -> None:
    sheet, values, sentence = FIELDS[fault]
    before = shared.state()
    place = f"sheet “{sheet}”" + (": " if sentence.startswith("The row") else ", ")
    assert shared.run(plan(shared, cells(values, sheet))) == (
        1,
        f"{place}{sentence}\n\n1 problem in plan-filled.xlsx. Nothing was changed.",
    )
    assert shared.state() == before


BASELINE: dict[str, object] = {"A4": "cargo-bicycles-stolen", "D4": "baseline", "E4": date(2024, 12, 31)}


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (21, "With this baseline, a reader could work out or narrow down a figure that is hidden."),
        (4, "The baseline is so small that a figure of this kind is not shown."),
    ],
)
def test_a_baseline_that_tells_of_few_is_refused(own: Desk, value: int, what: str) -> None:
    """Three quarters of the year are public and make 18; the fourth is hidden."""
    tiers = {"cargo-bicycles-stolen": "1"}
    change_rows(own.root / "data/indicators.csv", lambda row: {**row, "tier": tiers.get(row["id"], "0")})
    date_of = {"E4": date(2023, 12, 31)} if value == 4 else {}
    assert own.run(plan(own, cells({**BASELINE, "F4": value, **date_of}, "Targets"))) == (
        1,
        f"sheet “Targets”, cell F4: {what} Take a longer time before as the baseline, or leave it out.\n\n"
        "1 problem in plan-filled.xlsx. Nothing was changed.",
    )
