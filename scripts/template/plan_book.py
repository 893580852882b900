"""The workbook of a new plan, with every item of the plan before, to be kept, changed or ended."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from macros.nouns import Area, Indicator, Outcome, Plan, Priority, Programme, Theme
from macros.package import Package
from scripts.template import layout, plan_layout
from scripts.template.layout import FIRST_ROW
from scripts.template.paper import Paper
from scripts.template.plan_layout import Sheet

GUIDE = (
    "This workbook takes the plan for {year} into the site. Fill in yellow cells; the rest is locked.",
    "First say below what the plan is called, when it runs and when it was published.",
    "Each further sheet lists what the plan before had. Say of every row what becomes of it.",
    "“carried forward”: the row is in the new plan as it is. “changed”: write how it reads now, and why.",
    "“ended”: write why. Residents read the reason on the page of the new plan.",
    "What is new goes into the empty rows below, without an entry under “What becomes of it”.",
    "A priority, work programme or outcome is named as it stands on its own sheet, under “Name now”.",
    "Leads are roles or organisations, never people. No telephone numbers, no addresses.",
    "Targets go on their own sheet, a row each, in the figures that the site has.",
    "On Parts say in plain words what the plan says under each heading; leave empty what it leaves out.",
)
HINT = "Say what becomes of every row. New ones go into the empty rows."
NAMED_IN_PLAN = "The plan names it."


def write(package: Package, year: int, path: Path) -> None:
    """Write the workbook; an existing file is replaced."""
    paper = Paper(path, f"Plan for {year}", date(year, 1, 1))
    plan = plan_layout.before(package, year)
    lists: dict[str, Sequence[str]] = {
        plan_layout.FATE: plan_layout.FATES,
        plan_layout.TOPIC: [theme.id for theme in package.all(Theme)],
        plan_layout.T_FIGURE: [indicator.id for indicator in package.all(Indicator)],
        plan_layout.T_AREA: [area.code for area in package.all(Area)],
        plan_layout.T_KIND: plan_layout.KINDS,
        plan_layout.T_RULE: plan_layout.RULES,
    }
    paper.promise_lists(lists)
    _start(paper, package, year)
    for sheet in plan_layout.SHEETS:
        _items(paper, package, year, plan, sheet)
    _targets(paper, year)
    _parts(paper, package, year)
    paper.add_lists(plan_layout.stamp(year, layout.LISTS), lists)
    paper.book.close()


def _start(paper: Paper, package: Package, year: int) -> None:
    sheet = paper.sheet(layout.START, plan_layout.stamp(year, layout.START))
    sheet.set_column(0, 0, 60)
    sheet.set_column(1, 1, 60)
    sheet.write_string(1, 0, f"{package.site.partnership}: the plan for {year}", paper.title)
    for row, line in enumerate(GUIDE, start=3):
        sheet.write_string(row - 1, 0, line.format(year=year))
    for row, heading in enumerate(plan_layout.DETAILS, start=plan_layout.DETAILS_ROW):
        sheet.write_string(row - 1, 0, heading, paper.bold)
        style = paper.open_day if heading in plan_layout.DAYS else paper.open
        sheet.write_blank(row - 1, 1, None, style)


def _items(paper: Paper, package: Package, year: int, plan: Plan | None, sheet: Sheet) -> None:
    page = paper.table(sheet.name, plan_layout.stamp(year, sheet.name), HINT, sheet.columns)
    rows = plan_layout.items(package, plan, sheet)
    for number, item in enumerate(rows, start=FIRST_ROW):
        own = [_said(package, item, field.column) for field in sheet.fields]
        paper.row(page, number, sheet.columns, [item.name, "", "", *own, item.id])
    end = FIRST_ROW + len(rows)
    for number in range(end, end + plan_layout.SPARE_ROWS):
        paper.row(page, number, sheet.columns, ["" for _ in sheet.columns])
    every = range(FIRST_ROW, end + plan_layout.SPARE_ROWS)
    paper.choose(page, sheet.headings.index(plan_layout.FATE), every, plan_layout.FATE)
    if plan_layout.TOPIC in sheet.headings:
        paper.choose(page, sheet.headings.index(plan_layout.TOPIC), every, plan_layout.TOPIC)
    for field in sheet.fields:
        if field.kind in NAMED:
            paper.lists[field.kind] = f"='{field.kind}'!${NAMES}${FIRST_ROW}:${NAMES}$200"
            paper.choose(page, sheet.headings.index(field.heading), every, field.kind, strict=False)


NAMED = {plan_layout.PRIORITIES: Priority, plan_layout.PROGRAMMES: Programme, plan_layout.OUTCOMES: Outcome}
NAMES = "D"  # the column of “Name now” on every sheet of items


def _said(package: Package, item: Any, column: str) -> str:
    """What an item of the plan before says, with other items by their names."""
    value = getattr(item, column)
    noun: Any = {"priority": Priority, "programme": Programme, "outcome": Outcome}.get(column)
    if noun and value:
        return str(package.one(noun, value).name)
    if column == "evidence":
        return NAMED_IN_PLAN
    text = " ".join(value) if isinstance(value, tuple) else str(value)
    return "" if text == "[x]" else text


def _targets(paper: Paper, year: int) -> None:
    hint = "A row for each target or baseline. The part is all, or a pair such as ward=north."
    columns = plan_layout.TARGET_COLUMNS
    page = paper.table(plan_layout.TARGETS, plan_layout.stamp(year, plan_layout.TARGETS), hint, columns)
    rows = range(FIRST_ROW, FIRST_ROW + 2 * plan_layout.SPARE_ROWS)
    for number in rows:
        paper.row(page, number, columns, ["" for _ in columns])
    for place, column in enumerate(columns):
        paper.choose(page, place, rows, column.heading)


def _parts(paper: Paper, package: Package, year: int) -> None:
    columns = plan_layout.PART_COLUMNS
    page = paper.table(plan_layout.PARTS, plan_layout.stamp(year, plan_layout.PARTS), GUIDE[-1], columns)
    for number, part in enumerate(plan_layout.parts(package), start=FIRST_ROW):
        paper.row(page, number, columns, [part, ""])
