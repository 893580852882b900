"""From the sheets of a new plan to the files that change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.nouns import Action
from macros.package import Package
from scripts.check.problem import nearest, number
from scripts.intake import plan_parts, plan_rows, plan_targets
from scripts.intake.changes import Places
from scripts.intake.ledger import Ledger
from scripts.intake.places import Place, Refused
from scripts.intake.plan_items import Item, Items
from scripts.intake.result import Result
from scripts.intake.sheets import Sheet
from scripts.intake.tables import Notes
from scripts.intake.values import day as day_of
from scripts.intake.values import words as words_of
from scripts.template import layout, plan_layout
from scripts.template.plan_layout import CARRIED, CHANGED, ENDED

STAMP = re.compile(r"Form 1, plan-(\d{4}), start")


def year(sheets: list[Sheet]) -> int | None:
    """The year of the plan that a workbook is for; None where it is for no plan."""
    start = next((sheet for sheet in sheets if sheet.name == layout.START), None)
    found = STAMP.fullmatch(str(start.cell(layout.STAMP_ROW, 0)).strip()) if start else None
    return int(found[1]) if found else None


def result(root: Path, package: Package, sheets: list[Sheet], of: int, notes: Notes) -> Result:
    """Read everything and make the new files in memory. Raises Refused with all problems."""
    by_name = {sheet.name: sheet for sheet in sheets}
    _complete(by_name, of, notes)
    if notes.problems:
        raise Refused(*notes.problems)
    details = _details(by_name[layout.START], notes)
    items = Items(package, of)
    for sheet in plan_layout.SHEETS:
        items.read(sheet, by_name[sheet.name], notes)
    targets = plan_targets.read(root, package, of, by_name[plan_layout.TARGETS], notes)
    parts = plan_parts.read(package, by_name[plan_layout.PARTS], notes)
    if notes.problems:
        raise Refused(*notes.problems)
    ledger, places = Ledger(root), Places()
    plan_rows.put_plan(ledger, of, details)
    reported = {action.id for action in package.all(Action)}
    for item in items.found:
        plan_rows.put_item(ledger, of, item, details, reported, places)
    for row, cells in targets:
        plan_targets.put(ledger, row, cells, places)
    plan_parts.put(ledger, of, parts, items.found)
    return Result(_summary(of, items.found, len(targets)), ledger.changed(), places)


def _complete(by_name: Mapping[str, Sheet], of: int, notes: Notes) -> None:
    """Every sheet is there, and from this workbook."""
    ours = [
        layout.START,
        *(sheet.name for sheet in plan_layout.SHEETS),
        plan_layout.TARGETS,
        plan_layout.PARTS,
    ]
    for name in [*ours, layout.LISTS]:
        wanted = plan_layout.stamp(of, name)
        if name not in by_name:
            notes.complain(Place(name), "The sheet is missing.", plan_parts.PUT_BACK)
        elif str(by_name[name].cell(layout.STAMP_ROW, 0)).strip() != wanted:
            what = f"The first cell does not say “{wanted}”, so the sheet is from another workbook."
            notes.complain(
                Place(name, layout.STAMP_ROW, 0), what, "Copy your words into the sheet as it was made."
            )
    for name in by_name:
        if name not in (*ours, layout.LISTS):
            what = f"The workbook has no such sheet.{nearest(name, ours)}"
            notes.complain(Place(name), what, "Give the sheet its name again, or take it out.")


def _details(start: Sheet, notes: Notes) -> dict[str, str | date]:
    found: dict[str, str | date] = {}
    for row, heading in enumerate(plan_layout.DETAILS, start=plan_layout.DETAILS_ROW):
        place, cell = Place(start.name, row, 1), start.cell(row, 1)
        before = len(notes.problems)
        is_day = heading in plan_layout.DAYS
        value = notes.take(day_of(cell, place)) if is_day else notes.take(words_of(cell, place))
        if value:
            found[heading] = value
        elif len(notes.problems) == before:
            notes.complain(place, f"“{heading}” is empty.", "Fill it in.")
    first, last = found.get(plan_layout.STARTS), found.get(plan_layout.ENDS)
    if isinstance(first, date) and isinstance(last, date) and last <= first:
        place = Place(start.name, plan_layout.DETAILS_ROW + 2, 1)
        notes.complain(place, "The last day of the plan is not after its first.", "Correct one of the two.")
    return found


def _summary(of: int, items: list[Item], targets: int) -> str:
    fates = {CARRIED: "carried forward", CHANGED: "changed", ENDED: "ended", "": "new"}
    counts = [f"{sum(item.fate == fate for item in items)} {words}" for fate, words in fates.items()]
    return f"the plan for {of} with {', '.join(counts)}, and {number(targets, 'target')}"
