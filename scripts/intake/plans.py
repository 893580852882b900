"""From the sheets of a new plan to the files that change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from macros.nouns import Action, Area, Category, Indicator
from macros.package import Package
from scripts.check.problem import nearest, number
from scripts.intake.changes import Places
from scripts.intake.ledger import Ledger
from scripts.intake.places import Place, Refused
from scripts.intake.plan_items import Item, Items
from scripts.intake.result import Result
from scripts.intake.sheets import Sheet
from scripts.intake.tables import Notes, Row, rows
from scripts.intake.values import day as day_of
from scripts.intake.values import said
from scripts.intake.values import words as words_of
from scripts.template import expected, layout, plan_layout
from scripts.template.plan_layout import CARRIED, CHANGED, ENDED
from scripts.template.quarter import day_words

STAMP = re.compile(r"Form 1, plan-(\d{4}), start")
SECTION = "whole"
DOCUMENTS, SECTIONS, PLANS = "data/documents.csv", "data/sections.csv", "data/plans.csv"
PARTS, TARGETS = "data/plan_parts.csv", "data/targets.csv"
SILENT = "The plan does not say."
PROBLEM_SHEET = "Put it back, or copy your words into a new workbook."


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
    targets = [_target(package, row) for row in _filled(by_name[plan_layout.TARGETS], notes)]
    parts = _parts(package, by_name[plan_layout.PARTS], notes)
    if notes.problems:
        raise Refused(*notes.problems)
    ledger, places = Ledger(root), Places()
    _put_plan(ledger, of, details)
    reported = {action.id for action in package.all(Action)}
    for item in items.found:
        _put_item(ledger, of, item, details, reported, places)
    for row, cells in targets:
        _put_target(ledger, of, row, cells, places)
    _put_parts(ledger, of, parts, items.found)
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
            notes.complain(Place(name), "The sheet is missing.", PROBLEM_SHEET)
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


def _filled(sheet: Sheet, notes: Notes) -> list[Row]:
    headings = tuple(column.heading for column in plan_layout.TARGET_COLUMNS)
    return list(rows(sheet, headings, notes))


def _target(package: Package, row: Row) -> tuple[Row, dict[str, object]]:
    """A target as its file has it."""
    units = {indicator.id: indicator.unit for indicator in package.all(Indicator)}
    figure = _chosen(row, plan_layout.T_FIGURE, list(units))
    rule = _chosen(row, plan_layout.T_RULE, list(plan_layout.RULES))
    parts = [
        f"{each.dimension}={each.category}" for each in package.all(Category) if each.category != expected.ALL
    ]
    cells: dict[str, object] = {
        "indicator": figure,
        "area_code": _chosen(row, plan_layout.T_AREA, [area.code for area in package.all(Area)]),
        "breakdown": _chosen(row, plan_layout.T_PART, [expected.ALL, *parts]),
        "kind": _chosen(row, plan_layout.T_KIND, list(plan_layout.KINDS)),
        "date": row.day(plan_layout.T_DATE),
        "value": row.figure(plan_layout.T_VALUE, is_share=True),
        "unit": units.get(figure, "") if rule == "level" else "%",
        "rule": rule,
        "as_published": row.words(plan_layout.T_PRINTED),
    }
    for heading in (plan_layout.T_DATE, plan_layout.T_VALUE, plan_layout.T_PRINTED):
        if row.is_blank(heading):
            row.complain(heading, "The cell is empty.", "Fill it in, or empty the row.")
    return row, cells


def _chosen(row: Row, heading: str, known: list[str]) -> str:
    text = row.words(heading)
    if text not in known:
        what = (
            f"{said(text)} is not known under {heading}.{nearest(text, known)}"
            if text
            else "The cell is empty."
        )
        row.complain(heading, what, "Choose one from the list.")
    return text


def _parts(package: Package, sheet: Sheet, notes: Notes) -> dict[str, str]:
    known = plan_layout.parts(package)
    headings = tuple(column.heading for column in plan_layout.PART_COLUMNS)
    found = {}
    for row in rows(sheet, headings, notes):
        part = row.words(plan_layout.PART)
        if part not in known:
            row.complain(
                plan_layout.PART, f"{said(part)} is no part of a plan.{nearest(part, known)}", PROBLEM_SHEET
            )
        found[part] = row.words(plan_layout.SAYS)
    return {part: found.get(part, "") for part in known}


def _source(of: int) -> dict[str, str]:
    return {"document": plan_layout.plan_id(of), "section": SECTION}


def _put_plan(ledger: Ledger, of: int, details: Mapping[str, str | date]) -> None:
    key, name = plan_layout.plan_id(of), details[plan_layout.PLAN_NAME]
    published = details[plan_layout.PUBLISHED]
    assert isinstance(published, date)  # noqa: S101 - `_details` has read it as a day
    document = {
        "id": key,
        "title": name,
        "short": f"Plan for {of}",
        "published": published,
        "dated": day_words(published),
        "by": details[plan_layout.BY],
        "about": details[plan_layout.ABOUT],
        "text_file": f"{key}.txt",
        "sensitive": False,
        "standing": False,
    }
    ledger.put(DOCUMENTS, ("id",), document)
    section = {**_source(of), "position": 1, "title": "The whole plan", "opening": name}
    ledger.put(SECTIONS, ("document", "section"), section)
    plan = {
        "id": key,
        "name": name,
        "starts": details[plan_layout.STARTS],
        "ends": details[plan_layout.ENDS],
        "years": "",
        "held_in": key,
        "about": details[plan_layout.ABOUT],
        **_source(of),
    }
    ledger.put(PLANS, ("id",), plan)


def _put_item(
    ledger: Ledger,
    of: int,
    item: Item,
    details: Mapping[str, str | date],
    reported: set[str],
    places: Places,
) -> None:
    """An item of the new plan; an action of the old one that has ended is stopped, with the reason."""
    is_action = item.sheet.name == "Actions"
    if item.fate == ENDED:
        if is_action and item.old.state not in ("done", "stopped"):
            stopped = {"id": item.old.id, "state": "stopped", "as_at": details[plan_layout.PUBLISHED]}
            ledger.put(item.sheet.file, ("id",), {**stopped, "variance": item.reason})
        return
    more: dict[str, object] = {**_source(of)}
    if item.sheet.name == plan_layout.PRIORITIES:
        more |= {"plan": plan_layout.plan_id(of), "kind": item.old.kind if item.old else "priority"}
    if item.sheet.name == "Measures":
        more |= {"given": "figure" if item.cells["indicators"] else "none"}
    if is_action:
        more |= {"state": "not_started", "as_at": details[plan_layout.PUBLISHED]}
    cells = {**item.cells, **more}
    if is_action and item.id in reported:  # what was reported of it since stays
        cells = {name: cell for name, cell in cells.items() if name not in ("state", "as_at", "evidence")}
    row = ledger.put(item.sheet.file, ("id",), cells)
    places[(item.sheet.file, row)] = (item.row, plan_layout.NAME)


def _put_target(ledger: Ledger, of: int, row: Row, cells: Mapping[str, object], places: Places) -> None:
    key = ("indicator", "area_code", "breakdown", "kind", "date", "document")
    number_of_row = ledger.put(TARGETS, key, {**cells, **_source(of)})
    places[(TARGETS, number_of_row)] = (row, plan_layout.T_VALUE)


def _put_parts(ledger: Ledger, of: int, parts: Mapping[str, str], items: list[Item]) -> None:
    """What the plan says under each heading, and, under that of last year, what became of the plan before."""
    for part, text in parts.items():
        told = [text] if text else []
        if part == plan_layout.BECAME:
            told += [_became(item) for item in items if item.fate in (CHANGED, ENDED)]
        for position, line in enumerate(told or [SILENT], start=1):
            row = {"plan": plan_layout.plan_id(of), "part": part, "position": position, **_source(of)}
            state = "given" if told else "not_given"
            ledger.put(PARTS, ("plan", "part", "position"), {**row, "state": state, "words": line})


def _became(item: Item) -> str:
    if item.fate == ENDED:
        return f"Ended: {item.old.name}. {item.reason}"
    new = item.cells["name"]
    now = "" if new == item.old.name else f", now {new}"
    return f"Changed: {item.old.name}{now}. {item.reason}"


def _summary(of: int, items: list[Item], targets: int) -> str:
    fates = {CARRIED: "carried forward", CHANGED: "changed", ENDED: "ended", "": "new"}
    counts = [f"{sum(item.fate == fate for item in items)} {words}" for fate, words in fates.items()]
    return f"the plan for {of} with {', '.join(counts)}, and {number(targets, 'target')}"
